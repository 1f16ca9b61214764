"""Spreads out the part of the matrix that says who takes up which step of each procedure."""

from collections.abc import Iterator, Mapping
from typing import Any

Written = Mapping[str, Any]
# The addresses of a step that one person takes, of a vote, and of another manner to settle either.
STEP, VOTE, MANNER, BESIDE = "case-step", "case-meeting", "case-manner", "case-beside"
FILE, OPENING = "case", "case-new"


def rows_of_procedures(written: Written) -> Iterator[dict[str, Any]]:
    """
    Yield a row for each file, its opening, each step and manner, and each act beside the steps.

    ``written`` says who sees a file and who opens one, who acts for each body that holds steps
    (``holders``) and, for each procedure, which steps are whose.
    """
    for name, procedure in written["procedures"].items():
        heading = f"A file of {name}"
        granted = procedure.get("granted", [])
        yield {
            **written["file"],
            "object": heading,
            "of": [f"the {name}"],
            "opens": [*written["sees"], *granted],
            "step": (name, FILE),
        }
        for row in written["opening"]:
            yield {**row, "object": heading, "of": [name], "step": (name, OPENING)}
        shared = {
            "object": heading,
            "barred": procedure.get("barred", ()),
            "refuses": [*written["sees"], *granted],
        }
        for row in (*_steps(name, procedure), *_manners(name, procedure)):
            holder = written["holders"][row.pop("holder")]
            yield {**shared, **holder, **row}
        for act, opens in procedure.get("beside", {}).items():
            yield {
                **shared,
                "about": f"{_words(act)}, beside the steps",
                "does": "records beside the steps",
                "page": BESIDE,
                "of": [f"the {name}", act],
                "opens": opens,
                "because": written["beside"],
                "step": (name, act),
            }


def _steps(name: str, procedure: Written) -> Iterator[dict[str, Any]]:
    for page, kind in ((STEP, "steps"), (VOTE, "votes")):
        for holder, steps in procedure.get(kind, {}).items():
            for step in steps:
                yield {
                    "about": _words(step),
                    "page": page,
                    "of": [f"the {name}", f"{step} of the {name}"],
                    "holder": holder,
                    "step": (name, step),
                }


def _manners(name: str, procedure: Written) -> Iterator[dict[str, Any]]:
    for manner, holders in procedure.get("manners", {}).items():
        for holder, steps in holders.items():
            for step in steps:
                yield {
                    "about": f"{_words(step)}: {_words(manner)}",
                    "page": MANNER,
                    "of": [f"the {name}", f"{step} of the {name}", manner],
                    "holder": holder,
                    "step": (name, step),
                }


def _words(code: str) -> str:
    return code.replace("_", " ").capitalize()
