"""What a reminder says: how much was left of which limit on the day it was pointed out."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workflows.authority import law
from workflows.engine.registry import Procedure
from workflows.engine.reminding.sweeping import DUE, EXPIRING, OVERDUE
from workflows.inbox.urgency import working_days_left
from workflows.journal.models import Entry
from workflows.web import words

ACTS = frozenset(act.code for act in (EXPIRING, DUE, OVERDUE))


def sentence(entry: Entry, procedure: Procedure | None) -> str:
    """Return what an entry of a reminder says; ``procedure`` is that of its case, if it has one."""
    due_on = date.fromisoformat(entry.facts["due_on"])
    said = _said(entry, due_on).format(day=words.day(due_on), what=_what(entry, procedure))
    if not entry.facts["provisional"]:
        return said
    announced = words.day(law.calendar().announced_until)
    return _("{said}; provisional, since days off are announced until {day}").format(
        said=said, day=announced
    )


def _said(entry: Entry, due_on: date) -> str:
    """Return the sentence with the time that was left filled in, the day and the limit open."""
    if entry.act == DUE.code:
        return _("Ends on {day}: {what}")
    if entry.act == OVERDUE.code:
        over = max(-working_days_left(due_on, entry.decided_on, law.calendar()), 1)
        text = ngettext(
            "{n} working day over, due on {day}: {what}",
            "{n} working days over, due on {day}: {what}",
            over,
        )
        return text.replace("{n}", str(over))
    left = (due_on - entry.decided_on).days
    text = ngettext(
        "{n} day left, to the end of {day}: {what}",
        "{n} days left, to the end of {day}: {what}",
        left,
    )
    return text.replace("{n}", str(left))


def _what(entry: Entry, procedure: Procedure | None) -> str:
    """Return the limit by its name: the step it is for, or its point in the rule book."""
    step = entry.facts["what"]
    if procedure and step in procedure.rules.steps:
        return words.label(procedure.rules.steps[step])
    return words.label(law.pack().parameter(entry.facts["parameter"]))
