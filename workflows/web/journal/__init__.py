"""The journal as a page shows it: who did what, when, and why that was allowed."""
