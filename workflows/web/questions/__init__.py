"""What pages ask about several rooms at once."""
