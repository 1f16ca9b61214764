"""Bundles: a part of the record with its proofs, to be checked without the product."""
