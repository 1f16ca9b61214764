"""How a temporary transfer shows itself on the page of a case."""

from collections.abc import Mapping, Sequence

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from workflows.engine.appearances import Involved
from workflows.engine.forms import Words
from workflows.engine.ladder import conditions
from workflows.engine.ladder.appearance import LadderAppearance
from workflows.engine.situations import Situation
from workflows.flows.temporary_transfer.answers import (
    CAME_BACK,
    CELL,
    COMMITTEE,
    INTRODUCED,
    RETURN,
)
from workflows.flows.temporary_transfer.steps import introducing, staying
from workflows.flows.temporary_transfer.steps.asking import OPENING
from workflows.flows.temporary_transfer.steps.limits import Purpose

TELLING = "cell_tells_member"

SHORTS: Mapping[str, Words] = {
    OPENING: _("Request"),
    CELL: _("The cell introduces"),
    COMMITTEE: _("Committee introduces"),
    TELLING: _("Member told"),
    staying.RECEPTION: _("Received by the host"),
    RETURN: _("Return"),
}
GATES: Mapping[str, Words] = {
    "cell_introduced": _("Cell introduces?"),
    "committee_returned": _("Committee returned it?"),
    "committee_introduced": _("Committee introduces?"),
    "member_came_back": _("Member came back?"),
}
SENTENCES: Mapping[tuple[str, str], str] = {
    (OPENING, Purpose.WORK): gettext_noop(
        "{subject} asked for a temporary transfer for work: {place}, from {since} to {until}"
    ),
    (OPENING, Purpose.STUDY): gettext_noop(
        "{subject} asked for a temporary transfer for full-time study: {place},"
        " from {since} to {until}"
    ),
    (CELL, INTRODUCED): gettext_noop(
        "The cell introduced {subject} by letter {number} of {issued_on}"
    ),
    (CELL, introducing.DECLINED): gettext_noop("The cell did not introduce {subject}"),
    (COMMITTEE, INTRODUCED): gettext_noop(
        "The committee introduced {subject} to {host_cell}, {host_organisation}, until {until},"
        " by letter {number} of {issued_on}"
    ),
    (COMMITTEE, introducing.DECLINED): gettext_noop("The committee did not introduce {subject}"),
    (TELLING, "told"): gettext_noop("The cell told {subject} why there is no introduction"),
    (staying.RECEPTION, "received"): gettext_noop(
        "The host received {subject} on {received_on}; the time granted ends on {until}"
    ),
    (RETURN, CAME_BACK): gettext_noop("{subject} came back to the cell on {here_from}"),
    (RETURN, staying.RAN_OUT): gettext_noop(
        "The time of the transfer ran out; {subject} belongs to the cell again from {here_from}"
    ),
}
MANNERS: Mapping[str, Words] = {
    introducing.CELL_DECLINES: _("Do not introduce the member"),
    introducing.COMMITTEE_DECLINES: _("Do not introduce the member"),
}


class TemporaryTransferAppearance(LadderAppearance):
    """Short names and sentences of a temporary transfer."""

    shorts = SHORTS
    gates = GATES
    sentences = SENTENCES
    own_manners = MANNERS

    def shows(self, step: str, situation: Situation) -> bool:
        """Leave out what happens on occasion only, such as an introduction that is declined."""
        return super().shows(step, situation) and step != TELLING

    def involved(self, situation: Situation) -> Sequence[Involved]:
        """Return the member, with the day since which they are away, as far as is on record."""
        held = conditions.still_held(situation.own["away"] or [], since=situation.on)
        detail: Words = _("takes part in the cell")
        if held:
            detail = format_lazy(
                _("away since {since}"), since=f"{conditions.began(held):%d/%m/%Y}"
            )
        return (
            Involved(
                role=_("Member"),
                name=situation.case.subject_name,
                detail=detail,
                person_id=situation.case.subject_id,
            ),
        )
