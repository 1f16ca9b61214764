"""What was done, by whom, in which office, under which article."""
