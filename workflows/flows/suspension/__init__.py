"""Suspension from activities or from the work of a committee: no discipline, and for a time."""
