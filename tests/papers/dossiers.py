"""Dossiers and the law about them, as small as a test of completeness needs them."""

from datetime import date

from tests.papers.kinds import paper_kind, says
from workflows.foundation.identifiers import new_id
from workflows.papers.completeness import DossierFacts, PapersLaw, PresentPaper, needs
from workflows.rules.calendars import WorkingCalendar
from workflows.rules.certainty import Certainty
from workflows.rules.papers import Redo
from workflows.rules.time_limits import TimeLimit, Unit

SIXTY_MONTHS = says(TimeLimit(60, Unit.MONTHS, "course_completed"))
TWELVE_MONTHS = says(TimeLimit(12, Unit.MONTHS, "dossier_made"))
IN_ORDER = says(("application", "life_history"))
KINDS = {
    each.id: each
    for each in (
        paper_kind("course_certificate", valid_for=SIXTY_MONTHS, redo=says(Redo.NEVER)),
        paper_kind("application", redo=says(Redo.NEVER)),
        paper_kind("life_history", redo=says(Redo.NEVER)),
        paper_kind("verification_result", redo=says(Redo.IF_CHANGED)),
        paper_kind("introduction", redo=says(Redo.ALWAYS)),
        paper_kind("comments_summary", redo=says(Redo.ALWAYS)),
        paper_kind("cell_resolution"),
    )
}
CALENDAR = WorkingCalendar({}, announced_until=date(2030, 12, 31))
MADE_ON = date(2024, 1, 10)
TWELVE_MONTHS_LATER = date(2025, 1, 10)


def law(*demanded, certainty=Certainty.CONFIRMED, **parts):
    known = {"dossier_lasts": TWELVE_MONTHS, "in_order": IN_ORDER, "kinds": KINDS, **parts}
    return PapersLaw(demanded=says(demanded, certainty=certainty), calendar=CALENDAR, **known)


def paper(kind, dated_on, about=""):
    return PresentPaper(new_id(), kind, about, dated_on)


def dossier(*papers, on, considered_on=None, **facts):
    return DossierFacts(made_on=MADE_ON, on=on, considered_on=considered_on, papers=papers, **facts)


def states(found):
    return [(need.kind, need.state) for need in found]


def state_of_one(kind, dated_on, *, on, considered_on=None):
    found = needs(law(kind), dossier(paper(kind, dated_on), on=on, considered_on=considered_on))
    return found[0].state
