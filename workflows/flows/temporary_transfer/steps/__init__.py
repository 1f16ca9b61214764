"""The judgements of a temporary transfer, one subject a file."""
