"""Regions: invented parts of the organisation, loaded from their descriptions."""

from workflows.administration.regions.loading import (
    Loaded,
    RegionsOverlap,
    described,
    load,
    names,
    opening,
    planned,
)

__all__ = ["Loaded", "RegionsOverlap", "described", "load", "names", "opening", "planned"]
