"""The tables of the plain project."""
