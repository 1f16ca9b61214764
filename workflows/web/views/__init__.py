"""The pages, one file a concept."""
