"""The badge: awarded by party age, handed over on one of its days of the year."""
