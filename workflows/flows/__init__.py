"""One folder a procedure; a procedure does not know another procedure."""
