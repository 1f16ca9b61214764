"""Reading the calendar of working days."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from workflows.rules.calendars import SATURDAY, DayKind, SpecialDay, WorkingCalendar
from workflows.rules.certainty import Certainty
from workflows.rules.loading.passages import Passage, read_file

_KINDS = {
    "off": DayKind.HOLIDAY,
    "swapped_off": DayKind.SWAPPED_OFF,
    "worked": DayKind.WORKED,
    "proposed": DayKind.PROPOSED,
}


def load_calendar(path: Path) -> WorkingCalendar:
    """
    Return the calendar read from the file.

    :raises PackFault: naming file, line and reason
    """
    page = read_file(path)
    fields = page.fields("announced_from", "announced_until", "notices")
    first, last = fields["announced_from"].day(), fields["announced_until"].day()
    if last < first:
        raise fields["announced_until"].fault(f"{last} lies before {first}")
    days: dict[date, SpecialDay] = {}
    for notice in fields["notices"].items():
        for passage, special in _special_days(notice):
            day = passage.day()
            if day in days:
                raise passage.fault(f"{day} stands under {days[day].notice} already")
            if not first <= day <= last:
                raise passage.fault(f"{day} lies outside the days announced")
            if (day.weekday() >= SATURDAY) is not (special.kind is DayKind.WORKED):
                raise passage.fault(f"{day} changes nothing: the week already has it so")
            days[day] = special
    return WorkingCalendar(days, announced_until=last, announced_from=first)


def _special_days(notice: Passage) -> Iterator[tuple[Passage, SpecialDay]]:
    fields = notice.fields("notice", "vi", "en", "certainty", optional=tuple(_KINDS))
    for key, kind in _KINDS.items():
        for passage in fields[key].items() if key in fields else ():
            yield (
                passage,
                SpecialDay(
                    kind=kind,
                    notice=fields["notice"].text(),
                    certainty=fields["certainty"].one_of(Certainty),
                    label_vi=fields["vi"].text(),
                    label_en=fields["en"].text(),
                ),
            )
