"""The clocks of a case: the day each runs to, and the sum that leads to that day."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workflows.authority import law
from workflows.engine.models import Clock, ClockState
from workflows.foundation.citations import Citation
from workflows.inbox.urgency import Urgency, spans, urgency_of, working_days_left
from workflows.rules.certainty import Certainty
from workflows.rules.due_dates import DatedSpecialDay, due_date
from workflows.rules.time_limits import Unit
from workflows.web import values, words


@dataclass(frozen=True, slots=True)
class Sum:
    """How a due day was reached, line by line, with the article and what is doubtful."""

    lines: tuple[tuple[str, str], ...]
    special: tuple[DatedSpecialDay, ...]
    source: Citation
    certainty: Certainty
    carried_into: str
    announced_until: date


@dataclass(frozen=True, slots=True)
class Timing:
    """One clock as the page shows it."""

    title: str
    due_on: date
    left: str
    tone: str
    icon: str
    pointed_out_on: date | None
    sum: Sum


def timing(clock: Clock, *, title: str, today: date, pointed_out_on: date | None) -> Timing:
    """Return a clock with how much is left today, when it was pointed out, and why its day."""
    running = clock.state == ClockState.RUNNING
    left, tone, icon = _left(clock, today) if running else _over(clock)
    return Timing(
        title,
        clock.due_on,
        left,
        tone,
        icon,
        pointed_out_on if running else None,
        _sum(clock),
    )


def due_words(due_on: date, *, provisional: bool, today: date) -> tuple[str, str, str]:
    """Return how much is left until a due day, with the look and the mark that go with it."""
    if provisional:
        return _("Provisional: the calendar is not announced so far"), "doubt", "open"
    urgency = urgency_of(due_on, spans(today, law.calendar()))
    tone = {Urgency.WORST: "worst", Urgency.LATE: "late", Urgency.TODAY: "soon"}.get(urgency, "")
    icon = {Urgency.WORST: "worst", Urgency.LATE: "alert", Urgency.TODAY: "today"}.get(
        urgency, "clock"
    )
    days = working_days_left(due_on, today, law.calendar())
    if due_on == today:
        return _("Today"), tone, icon
    if due_on < today:
        over = max(-days, 1)
        text = ngettext("{n} working day over", "{n} working days over", over)
        return text.format(n=over), tone, icon
    text = ngettext("{n} working day left", "{n} working days left", days)
    return text.format(n=days), tone, icon


def _left(clock: Clock, today: date) -> tuple[str, str, str]:
    return due_words(clock.due_on, provisional=clock.provisional, today=today)


def _over(clock: Clock) -> tuple[str, str, str]:
    ended = words.day(clock.ended_on) if clock.ended_on else ""
    match clock.state:
        case ClockState.MET:
            return _("Met on {day}").format(day=ended), "ok", "done"
        case ClockState.MISSED:
            return _("Done late, on {day}").format(day=ended), "late", "alert"
        case _:
            return _("No longer runs"), "", "pause"


def _sum(clock: Clock) -> Sum:
    edition = law.pack().parameter(clock.parameter).on(clock.event_on)
    due = due_date(edition.value, clock.event_on, law.calendar())
    explained = due.explanation
    event = values.event(clock.event, procedure=clock.parameter.partition(".")[0])
    lines = [
        (values.sentence_case(event), words.day(clock.event_on)),
        (_("Time limit"), _limit(clock.count, Unit(clock.unit))),
    ]
    if explained.weekend_days:
        lines.append((_("Saturdays and Sundays"), _days(explained.weekend_days)))
    if explained.skipped:
        lines.append((_("Other days off"), _days(len(explained.skipped))))
    if explained.worked:
        lines.append((_("Worked on a day of rest"), _days(len(explained.worked))))
    if clock.extended_by:
        document = _("Extended by {document}").format(document=clock.extension_document)
        lines.append((document, _limit(clock.extended_by, Unit(clock.unit))))
    carried = edition.carried_into
    return Sum(
        lines=tuple(lines),
        special=(*explained.skipped, *explained.worked, *explained.proposed),
        source=edition.source,
        certainty=edition.certainty,
        carried_into=words.instrument(law.pack().instruments[carried]) if carried else "",
        announced_until=explained.announced_until,
    )


def _limit(count: int, unit: Unit) -> str:
    text = {
        Unit.WORKING_DAYS: ngettext("{n} working day", "{n} working days", count),
        Unit.DAYS: ngettext("{n} day", "{n} days", count),
        Unit.MONTHS: ngettext("{n} month", "{n} months", count),
    }[unit]
    return text.format(n=count)


def _days(count: int) -> str:
    return ngettext("{n} day", "{n} days", count).format(n=count)
