"""Who may do what, for which body, on which day: one truth in four forms."""
