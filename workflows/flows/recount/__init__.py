"""The recount of a party age: from which decision it counts, less which time outside Party life."""
