"""The parts of a case's page, each made of plain values before a template sees them."""
