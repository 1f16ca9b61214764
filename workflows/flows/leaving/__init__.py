"""Leaving the Party at one's own request, which is open only to a member without a breach."""
