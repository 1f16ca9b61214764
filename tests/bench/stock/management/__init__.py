"""Commands of the plain project."""
