"""The judgements of leaving, one subject a file."""
