"""Every procedure keeps the laws on any walk, and none is left out."""

import pytest

from tests.prove import proofs
from tests.prove.sizes import RUNS_IN_TESTS, STEPS
from workflows.engine.registry import every_procedure
from workflows.flows.leaving.procedure import Leaving


@pytest.mark.long
@pytest.mark.parametrize("procedure", proofs.walkable(), ids=lambda each: each.name)
def test_any_walk_keeps_the_laws(procedure):
    proof = proofs.walked(procedure, runs=RUNS_IN_TESTS, steps=STEPS)

    assert proof.figures["settled"] > proof.figures["runs"]


@pytest.mark.parametrize("procedure", every_procedure(), ids=lambda each: each.name)
def test_memory_tells_all_rows_that_a_procedure_reads(procedure):
    assert proofs.untold(procedure) == ""


def test_what_memory_does_not_tell_is_named_with_the_place_to_add_it():
    class Reading(Leaving):
        own = {**Leaving.own, "dues": "SELECT 1"}

    sentence = proofs.untold(Reading())

    assert "it reads dues beside the case" in sentence
    assert "tests/prove/own_rows.py" in sentence
