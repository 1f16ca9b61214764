"""Deletion from the list of members: asked, heard, voted on, and open to complaint."""
