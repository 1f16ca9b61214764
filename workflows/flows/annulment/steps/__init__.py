"""The judgements of annulment, one subject a file."""
