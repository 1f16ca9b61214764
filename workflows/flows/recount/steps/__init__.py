"""The judgements of a recount, one subject a file."""
