"""The judgements of exemption, one subject a file."""
