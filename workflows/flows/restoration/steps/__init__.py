"""The judgements of a restoration, one subject a file."""
