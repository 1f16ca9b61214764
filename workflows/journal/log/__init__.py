"""The log that seals the journal: a Merkle tree, signed checkpoints and their witnesses."""
