"""Death of a member: what it ends, and what still has to be ended by hand."""
