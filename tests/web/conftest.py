"""The corner of the region, for pages."""

from tests.corner import corner, corner_database

__all__ = ["corner", "corner_database"]
