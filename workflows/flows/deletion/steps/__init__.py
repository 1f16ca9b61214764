"""The judgements of deletion, one subject a file."""
