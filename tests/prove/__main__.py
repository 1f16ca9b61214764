"""Walks every procedure at full size, in memory and on the database, and prints what was met."""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from time import monotonic

from config.console import say
from tests import grounds
from tests.prove.sizes import LOT, RUNS, STEPS, STORED_RUNS, STORED_STEPS


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
        # The walks on the database take the longest: what is known by now is said before them.
        for proof in proofs.values():
            say(proof.line)
            for missing in proof.missing:
                say(f"    not reached: {missing}")
        stored = _stored(asked.stored, workers)
    missed = sum(len(proof.missing) for proof in proofs.values())
    short = [name for name, figures in stored.items() if figures["runs"] < asked.stored]
    for name, figures in stored.items():
        say(f"{name} on the database: {', '.join(f'{n} {each}' for each, n in figures.items())}")
    say(_last_line(list(proofs.values()), missed, stored, seconds=round(monotonic() - began)))
    return 1 if missed or left_out or short else 0


def _walk(lot: tuple[str, int]) -> tuple[str, dict, dict]:
    """Walk one lot in a process of its own; a broken law ends the whole proof."""
    from tests.prove.proofs import walked
    from workflows.engine.registry import procedure

    name, number = lot
    with _named(f"lot {number} of {name}"):
        proof = walked(procedure(name), runs=LOT, steps=STEPS, number=number)
    return name, proof.taken, proof.figures


def _stored(runs: int, workers: ProcessPoolExecutor) -> dict[str, Counter]:
    """Walk each procedure so many times on the database; return what the walks came to."""
    from tests import provinces
    from workflows.engine.registry import every_procedure

    provinces.make_template()
    names = [each.name for each in every_procedure()]
    sizes = [min(LOT, runs - done) for done in range(0, runs, LOT)]
    lots = [(name, size, number) for number, size in enumerate(sizes) for name in names]
    found: dict[str, Counter] = {name: Counter() for name in names}
    for name, figures in workers.map(_walk_stored, lots):
        found[name].update(figures)
    return found


def _walk_stored(lot: tuple[str, int, int]) -> tuple[str, Counter]:
    """Walk one lot in a database of its own; a broken law ends the whole proof."""
    from tests import provinces
    from tests.corner import standing_in
    from tests.prove.database import organisations, proofs
    from workflows.engine.registry import procedure

    name, size, number = lot
    database = f"hoso_walks_{os.getpid()}"
    with (
        organisations.made(database, template=provinces.TEMPLATE) as ground,
        standing_in(database),
        _named(f"lot {number} of {name} on the database"),
    ):
        proof = proofs.walked(procedure(name), ground, runs=size, number=number)
    return name, proof.figures


@contextmanager
def _named(lot: str) -> Iterator[None]:
    """Say of a law that is broken in which lot it was."""
    try:
        yield
    except AssertionError as broken:
        broken.add_note(f"in {lot}")
        raise


def _last_line(proofs: list, missed: int, stored: dict[str, Counter], *, seconds: int) -> str:
    drawn = sum(len(proof.drawn) for proof in proofs)
    steps, settled, refused = (
        sum(proof.figures[name] for proof in proofs) for name in ("steps", "settled", "refused")
    )
    runs = min(proof.figures["runs"] for proof in proofs)
    return (
        f"prove: {len(proofs)} procedures, {runs} runs of {STEPS} steps each, {steps} steps"
        f" ({settled} accepted, {refused} refused); on the database"
        f" {min(figures['runs'] for figures in stored.values())} runs of"
        f" {STORED_STEPS} steps each,"
        f" {sum(figures['steps'] for figures in stored.values())} steps; {seconds} s:"
        f" 0 laws broken; {drawn - missed} of {drawn} transitions reached"
    )


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.prove", description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS, help="walks of each procedure")
    parser.add_argument("--stored", type=int, default=STORED_RUNS, help="walks on the database")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
