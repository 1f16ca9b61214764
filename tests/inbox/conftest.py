"""The corner of the region, for what waits in it."""

from tests.corner import corner, corner_database

__all__ = ["corner", "corner_database"]
