"""Admission of a member: from the source list to the ceremony."""
