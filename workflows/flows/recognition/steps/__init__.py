"""The judgements of recognition, one subject a file."""
