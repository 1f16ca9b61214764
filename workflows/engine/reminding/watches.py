"""What has a last day, and is pointed out before it, on it and after it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from workflows.authority.powers import Relation

LAST_DAY = 0
RUN_OVER = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """
    One kind of thing with a last day.

    ``thresholds`` names the parameter of the rule book that says how many days before the
    last day it is pointed out. ``runs_over`` is true where the day after it is too late.
    ``running`` answers, inside the running transaction, with a relation of what runs and ends
    by a day, as it stands on a day: ``thing_id``, ``kind``, ``event_on``, ``known_on`` (only
    after that day is it pointed out before its end), ``due_on``, ``provisional``,
    ``parameter`` (the time limit), ``stream_kind`` and ``stream_id`` (whose chain tells of it),
    ``subject`` (what the thing is called there), ``path``, ``bodies``.
    """

    thresholds: str
    runs_over: bool
    running: Callable[[date, date], Relation]


# Whoever holds the case now is told, and who opened it: it still waits for the answer. A limit
# that runs from a day to come is known on the day of the decision that names that day.
_CLOCKS = """
    SELECT clock.id AS thing_id, clock.kind, clock.event_on,
        least(clock.event_on, started.decided_on) AS known_on, clock.due_on, clock.provisional,
        clock.parameter, 'case' AS stream_kind, clock.case_id AS stream_id, 'clock' AS subject,
        clock.path::text AS path,
        ARRAY(SELECT DISTINCT item.body_id FROM engine_item item
            WHERE item.case_id = clock.case_id
              AND (item.state = 'open' OR item.came_from_id IS NULL)) AS bodies
    FROM engine_clock clock LEFT JOIN journal_entry started ON started.id = clock.entry_id
    WHERE clock.state = 'running' AND clock.due_on <= %(until)s::date"""


def _clocks(on: date, until: date) -> Relation:  # noqa: ARG001 - a clock runs whatever the day
    return Relation(_CLOCKS, {"until": until})


CLOCKS = Watch(thresholds="clocks.reminded_before_end", runs_over=True, running=_clocks)
