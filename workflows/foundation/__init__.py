"""Words every room shares and that belong to no domain."""
