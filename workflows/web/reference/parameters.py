"""Every dated value of the rule pack with its whole history."""

from itertools import groupby
from typing import Any

from workflows.authority import law
from workflows.rules.loading.values import POWERS
from workflows.rules.parameters import Parameter
from workflows.web import words
from workflows.web.reference import editions
from workflows.web.reference.markdown import Page, code, page, stacked, table

HEAD = ["parameter", "from", "value", "article", "how sure"]


def parameters_page() -> Page:
    """Return the page of the parameters, by the first part of their names."""
    listed = sorted(
        (each for each in law.pack().parameters.values() if not each.name.startswith(POWERS)),
        key=lambda each: each.name,
    )
    return page(
        "parameters.md",
        "Parameters",
        "Each row is an edition: what held from that day on, in which article it stands, and how"
        " sure we are of having read it there. A value *carried into* a later document was not read"
        " in it and stands as a proposal; *candidates* are the documents that may hold while the"
        " day of effect of the later one is unknown. Doubts warn and never stop a case."
        " [Powers](powers.md) have a page of their own.",
        *(
            f"## {group}\n\n" + table(HEAD, [row for each in found for row in _rows(each)])
            for group, found in groupby(listed, key=_group)
        ),
    )


def _group(parameter: Parameter[Any]) -> str:
    return parameter.name.partition(".")[0]


def _rows(parameter: Parameter[Any]) -> list[list[str]]:
    name = stacked([parameter.label_vi, f"*{parameter.label_en}*", code(parameter.name)])
    return [
        [
            name if place == 0 else "",
            words.day(edition.since),
            editions.value(parameter, edition),
            words.citation(edition.source),
            editions.certainty(edition),
        ]
        for place, edition in enumerate(parameter.history)
    ]
