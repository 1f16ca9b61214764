"""What the database holds after a race, read as its owner, who sees every row."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from psycopg.rows import namedtuple_row

from tests import provinces

CASES = """SELECT cases.id, cases.state, cases.outcome, unit.name AS cell,
        membership.state AS standing
    FROM engine_case cases JOIN organisation_unit unit ON unit.id = cases.unit_id
    JOIN people_membership membership ON membership.person_id = cases.subject_id"""
ITEMS = "SELECT id, case_id, step, body_id, state, outcome, entry_id, key FROM engine_item"
ENTRIES = """SELECT id, stream_kind, stream_id, number, act, person_id, body_id, office,
        on_behalf_of_id, subjects, facts, instrument, article, editions, decided_on, recorded_at,
        canonical, previous, hash
    FROM journal_entry WHERE stream_kind = 'case' ORDER BY stream_id, number"""
MESSAGES = "SELECT id, stream_id, number, kind, ids, bodies, relayed_at FROM engine_message"
NOTICES = "SELECT id, key, body_id, case_id, kind FROM engine_notice"
MEETINGS = "SELECT id, body_id, joint_with FROM engine_meeting"
COUNTS = "SELECT id, item_id, meeting_id, body_id FROM engine_question"
PAPERS = "SELECT id, dossier_id, kind, about FROM papers_document"

_EVERYTHING = (CASES, ITEMS, ENTRIES, MESSAGES, NOTICES, PAPERS, MEETINGS, COUNTS)


@dataclass(frozen=True)
class Stored:
    """The rows of one race, each with its columns as attributes."""

    cases: Sequence[Any]
    items: Sequence[Any]
    entries: Sequence[Any]
    messages: Sequence[Any]
    notices: Sequence[Any]
    papers: Sequence[Any]
    meetings: Sequence[Any]
    counts: Sequence[Any]

    @property
    def done(self) -> list[Any]:
        """Return the items that were decided."""
        return [item for item in self.items if item.state == "done"]

    def chains(self) -> dict[Any, list[Any]]:
        """Return the entries of each case in their order."""
        chains = defaultdict(list)
        for entry in self.entries:
            chains[entry.stream_id].append(entry)
        return chains


def read() -> Stored:
    """Read everything the checks look at."""
    with provinces.as_owner() as owner, owner.cursor(row_factory=namedtuple_row) as cursor:
        return Stored(*(cursor.execute(text).fetchall() for text in _EVERYTHING))
