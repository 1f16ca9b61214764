"""Every procedure whose rows are told in memory keeps the laws on any walk."""

import pytest

from tests.prove import proofs


@pytest.mark.long
@pytest.mark.parametrize("procedure", proofs.walkable(), ids=lambda each: each.name)
def test_any_walk_keeps_the_laws(procedure):
    proof = proofs.walked(procedure, runs=25, steps=40)

    assert proof.figures["settled"] > proof.figures["runs"]
