"""Recognition: from probationary to official member, or deletion from the list."""
