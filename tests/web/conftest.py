"""The corner of the region, for pages."""

from tests.corner import corner, corner_case, corner_database

__all__ = ["corner", "corner_case", "corner_database"]
