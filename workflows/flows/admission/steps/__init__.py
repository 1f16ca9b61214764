"""What each step of admission comes to; one file a concept, all pure."""
