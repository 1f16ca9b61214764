"""Who may do what: the powers of the rule pack with their holders, reach and article."""

from typing import Any

from workflows.authority import law
from workflows.rules.parameters import Parameter
from workflows.web import words
from workflows.web.reference import editions
from workflows.web.reference.markdown import Page, code, page, table


def powers_page() -> Page:
    """Return the page of the powers."""
    powers = law.pack().powers
    return page(
        "powers.md",
        "Powers",
        "Power hangs from an office held on the day, in a body of the kind named. A power reaches"
        " the body of the seat, its unit, or its unit and those below, and never sideways or up."
        " Nobody may act on their own case or a relative's, whatever their office.",
        *(_power(act, powers[act]) for act in sorted(powers)),
    )


def _power(act: str, power: Parameter[Any]) -> str:
    rows = [
        [
            words.day(edition.since),
            editions.value(power, edition),
            words.citation(edition.source),
            editions.certainty(edition),
        ]
        for edition in power.history
    ]
    title = f"## {code(act)}\n\n{power.label_vi} · *{power.label_en}*\n\n"
    return title + table(["from", "holders and reach", "article", "how sure"], rows)
