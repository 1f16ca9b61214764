"""The same step on stock viewflow: its tables, its row lock, guardian's object permission."""
