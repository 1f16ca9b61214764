"""Everything the product may refuse, with its sentence and what one can do."""

from itertools import groupby

from workflows.engine.refusals import NotVisible
from workflows.foundation.refusals import Refusal, every_refusal
from workflows.web.reference.bilingual import both
from workflows.web.reference.markdown import Page, code, page, table

CONFLICT, NOT_FOUND, UNPROCESSABLE = "409", "404", "422"


def refusals_page() -> Page:
    """Return the page of the refusals, by the room that refuses."""
    kinds = sorted(every_refusal(), key=lambda kind: (_room(kind), kind.code))
    parts = [
        f"## {room}\n\n" + table(["code", "sentence", "what one can do", "HTTP"], map(_row, found))
        for room, found in groupby(kinds, key=_room)
    ]
    return page(
        "refusals.md",
        "Refusals",
        "A refusal is an answer: an act the rules do not allow, foreseen and explained. Words in"
        " braces are filled in when the sentence is shown; the article behind it comes from the"
        " rule that refused. Status 409 means that somebody was faster or the form was used"
        " before; 404 is the same answer as for a thing that does not exist.",
        *parts,
    )


def _room(kind: type[Refusal]) -> str:
    return ".".join(kind.__module__.split(".")[1 : 3 if ".flows." in kind.__module__ else 2])


def _row(kind: type[Refusal]) -> list[str]:
    return [code(kind.code), both(kind.sentence), both(kind.remedy), _status(kind)]


def _status(kind: type[Refusal]) -> str:
    if issubclass(kind, NotVisible):
        return NOT_FOUND
    return CONFLICT if kind.conflict else UNPROCESSABLE
