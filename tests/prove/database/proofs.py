"""Walks a procedure on the database so many times."""

from tests.prove.database.organisations import Ground
from tests.prove.database.savepoints import long_walked
from tests.prove.database.walks import StoredWalk
from tests.prove.proofs import Proof, run
from tests.prove.sizes import STORED_STEPS
from workflows.engine.registry import Procedure


def walked(
    procedure: Procedure,
    ground: Ground,
    *,
    runs: int,
    number: int = 0,
) -> Proof:
    """
    Walk a procedure on the database of the ground, where the process stands already.

    A walk that breaks a law is shown as it was: to shorten it takes longer than to read it.

    :raises Broken: if a law does not hold, or memory and database differ
    """
    proof = Proof(procedure)
    told = {
        "procedure": procedure,
        "ground": ground,
        "taken": proof.taken,
        "figures": proof.figures,
    }
    walk = type("Walk", (StoredWalk,), told)
    with long_walked():
        run(walk, runs=runs, steps=STORED_STEPS, number=number, shortens=False)
    return proof
