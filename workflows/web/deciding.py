"""What a unit may decide on a day, in which body, under which article."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from workflows.authority import law
from workflows.foundation.citations import Citation
from workflows.organisation.models import Body, Mandate
from workflows.rules.certainty import Certainty
from workflows.rules.procedures import Decider
from workflows.web import requirements, words

DELEGATED = "admits"


@dataclass(frozen=True, slots=True)
class Deciding:
    """One power of decision: in which body, by which majority, and what stands behind it."""

    procedure: str
    body: str
    majority: str
    basis: str
    source: Citation
    certainty: Certainty


def decisions(
    bodies: Sequence[Body], mandates: Sequence[Mandate], functions: frozenset[str], *, on: date
) -> list[Deciding]:
    """Return what the unit decides on the day by its function, or by a delegation it holds."""
    kinds = {body.kind for body in bodies}
    delegation = next((each for each in mandates if each.function == DELEGATED), None)
    return [
        _deciding(words.label(procedure), decider, delegation, on)
        for procedure in law.pack().procedures.values()
        for decider in procedure.deciders_on(on)
        if decider.at in functions
        and decider.body_kind in kinds
        and (delegation is not None or not decider.needs_delegation)
    ]


def _deciding(procedure: str, decider: Decider, delegation: Mandate | None, on: date) -> Deciding:
    if decider.needs_delegation and delegation is not None:
        basis = _("by delegation {document} of {day}").format(
            document=delegation.document, day=words.day(delegation.document_on)
        )
    else:
        basis = _("by the function of the unit")
    return Deciding(
        procedure=procedure,
        body=words.label(decider),
        majority=requirements.majority(decider.vote.on(on).value),
        basis=basis,
        source=decider.source,
        certainty=decider.certainty,
    )
