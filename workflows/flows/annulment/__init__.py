"""Annulment of an admission or a recognition: the name is struck, or the act is done again."""
