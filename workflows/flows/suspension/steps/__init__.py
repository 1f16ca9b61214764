"""The judgements of suspension, one subject a file."""
