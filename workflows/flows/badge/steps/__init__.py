"""The judgements of a badge, one subject a file."""
