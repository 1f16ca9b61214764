"""What is typed on the pages of a case, whichever procedure it runs."""
