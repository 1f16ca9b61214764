"""How leaving shows itself on the page of a case."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from workflows.engine.forms import Words
from workflows.engine.ladder.departures import ANNOUNCEMENT, DepartureAppearance
from workflows.flows.leaving.forms import REQUEST
from workflows.flows.leaving.steps.breaches import NOTHING, STATEMENT
from workflows.flows.leaving.steps.ending import DISCIPLINE, WITHDREW

SHORTS: Mapping[str, Words] = {
    REQUEST: _("Request to leave"),
    STATEMENT: _("No breach stated"),
    ANNOUNCEMENT: _("Announced"),
}
SENTENCES: Mapping[tuple[str, str], str] = {
    (REQUEST, "opened"): gettext_noop("{subject} asked to leave the Party. Ground: {ground}"),
    (STATEMENT, NOTHING): gettext_noop(
        "The cell stated that nothing is open against {subject} and no breach is known"
    ),
    (STATEMENT, "something_open"): gettext_noop(
        "The cell stated that a matter is open against {subject}, and went on by the basis below"
    ),
    ("cell_resolves", "carried"): gettext_noop(
        "The cell proposed to grant the request: {in_favour} of {electorate} in favour"
    ),
    ("grassroots_committee_resolves", "carried"): gettext_noop(
        "The grass-roots committee proposed to grant the request: {in_favour} of {electorate} in"
        " favour"
    ),
    ("competent_committee_decides", "carried"): gettext_noop(
        "The competent committee let {subject} leave the Party as of {since}: {in_favour} of"
        " {electorate} in favour"
    ),
    ("competent_committee_decides", "short"): gettext_noop(
        "The competent committee did not grant the request of {subject}: {in_favour} of"
        " {electorate} in favour"
    ),
    ("cell_receives_decision", "filed"): gettext_noop("The cell received the result"),
    (ANNOUNCEMENT, "filed"): gettext_noop("The cell announced the decision"),
}


GATES: Mapping[str, Words] = {
    "leaving_decided": _("Leaving decided?"),
}


class LeavingAppearance(DepartureAppearance):
    """Short names, sentences and endings of leaving."""

    shorts = SHORTS
    gates = GATES
    sentences = SENTENCES
    told_anywhere: Mapping[str, str] = {
        DISCIPLINE: gettext_noop("Discipline comes first; the case ended"),
    }
    grounds: Mapping[str, Words] = {
        WITHDREW: _("The member withdraws the request"),
        DISCIPLINE: _("Discipline comes first"),
    }
