"""Walks every procedure at full size, in memory and on the database, and prints what was met."""

import argparse
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from time import monotonic

from config.console import say
from tests import grounds

LOT = 100
STEPS = 40


def main(arguments: Sequence[str] | None = None) -> int:
    """Walk all procedures; return 0 if every law held and every transition was reached."""
    asked = _asked(arguments)
    grounds.enter("prove")
    # The settings start the server, so nothing that knows Django may be imported before.
    from tests.prove.proofs import Proof, untold, walkable
    from workflows.engine.registry import every_procedure

    began = monotonic()
    proofs = {each.name: Proof(each) for each in walkable()}
    left_out = [each for each in every_procedure() if each.name not in proofs]
    for each in left_out:
        say(untold(each))
    lots = [(name, number) for number in range(asked.runs // LOT) for name in proofs]
    with ProcessPoolExecutor(max_workers=os.cpu_count(), mp_context=get_context("fork")) as workers:
        for name, taken, figures in workers.map(_walk, lots):
            proofs[name].taken.update(taken)
            proofs[name].figures.update(figures)
    for proof in proofs.values():
        say(proof.line)
        for missing in proof.missing:
            say(f"    not reached: {missing}")
    missed = sum(len(proof.missing) for proof in proofs.values())
    say(_last_line(list(proofs.values()), missed, seconds=round(monotonic() - began)))
    return 1 if missed or left_out else 0


def _walk(lot: tuple[str, int]) -> tuple[str, dict, dict]:
    """Walk one lot in a process of its own; a broken law ends the whole proof."""
    from tests.prove.proofs import walked
    from workflows.engine.registry import procedure

    name, number = lot
    proof = walked(procedure(name), runs=LOT, steps=STEPS, number=number)
    return name, proof.taken, proof.figures


def _last_line(proofs: list, missed: int, *, seconds: int) -> str:
    drawn = sum(len(proof.drawn) for proof in proofs)
    steps, settled, refused = (
        sum(proof.figures[name] for proof in proofs) for name in ("steps", "settled", "refused")
    )
    runs = min(proof.figures["runs"] for proof in proofs)
    return (
        f"prove: {len(proofs)} procedures, {runs} runs of {STEPS} steps each, {steps} steps"
        f" ({settled} accepted, {refused} refused), {seconds} s: 0 laws broken;"
        f" {drawn - missed} of {drawn} transitions reached"
    )


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.prove", description=__doc__)
    parser.add_argument("--runs", type=int, default=2000, help="walks of each procedure")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
