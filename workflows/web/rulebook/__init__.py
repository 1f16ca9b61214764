"""The rule book for readers: by subject, on a day, between two days, and where it is unsure."""
