"""Measures a decided step, the inbox, the register and the statements; fails where they do."""

import argparse
import sys
from collections.abc import Sequence

from config.console import say
from tests import grounds

SEED = 20241025


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure everything in one fresh province; return 0 if nothing falls short."""
    asked = _asked(arguments)
    grounds.enter("bench")
    # The settings start the server, so nothing that knows Django may be imported before.
    from tests import provinces
    from tests.bench import evidence, inboxes, registers, statements, steps

    provinces.make_template()
    counts = statements.measured(provinces.fresh())
    say(counts.figures)
    clerk, pages, have = provinces.fresh(), [], 0
    for items in asked.items:
        pages.append(inboxes.measured(clerk, items=items, have=have))
        say(inboxes.figures(pages[-1:]))
        have = items
    took = steps.measured(clerk, samples=asked.steps, seed=SEED)
    say(took.figures)
    history = evidence.measured(clerk, samples=asked.steps, seed=SEED)
    say(history.figures)
    names = registers.measured(provinces.fresh(), communes=asked.communes)
    say(names.figures)
    short = [*counts.short, *inboxes.short(pages), *took.short, *history.short, *names.short]
    verdict = "; ".join(short) or "nothing falls short"
    pages_figures = inboxes.figures(pages)
    figures = (took.figures, history.figures, counts.figures, pages_figures, names.figures)
    say(f"bench: {'; '.join(figures)}: {verdict}")
    return 1 if short else 0


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--steps", type=int, default=200, help="timed steps of each subject")
    parser.add_argument(
        "--items",
        type=int,
        nargs="+",
        default=[1_000, 20_000, 200_000],
        help="open items at which the inbox is measured, rising",
    )
    parser.add_argument(
        "--communes", type=int, default=100, help="ten thousand people each, in the register"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
