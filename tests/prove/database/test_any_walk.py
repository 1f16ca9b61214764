"""Every procedure keeps the laws on the database, which allows what memory allows."""

import pytest

from tests.prove.database import proofs
from tests.prove.sizes import STORED_RUNS_IN_TESTS
from workflows.engine.registry import every_procedure


@pytest.mark.long
@pytest.mark.parametrize("procedure", every_procedure(), ids=lambda each: each.name)
def test_any_walk_keeps_the_laws(procedure, ground):
    proof = proofs.walked(procedure, ground, runs=STORED_RUNS_IN_TESTS)

    assert proof.figures["runs"] >= STORED_RUNS_IN_TESTS
    assert proof.figures["settled"] > proof.figures["runs"]
