"""Pointing out last days: what is watched, and the sweep that tells of it exactly once."""
