"""A chain is whole, or it is said where it breaks."""

import hashlib
import json
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest

from workflows.journal.chains import breaks
from workflows.journal.entries import Draft, canonical_bytes, sealed

STREAM = UUID("01920000-0000-7000-8000-0000000000aa")
AT = datetime(2024, 7, 6, 2, 30, tzinfo=UTC)


def a_chain(length=3):
    entries, previous = [], None
    for number in range(1, length + 1):
        draft = Draft(
            act="admission.cell_resolves",
            stream_kind="case",
            stream_id=STREAM,
            facts={"in_favour": number},
            decided_on=date(2024, 7, 5),
            recorded_at=AT,
        )
        row = sealed(draft, number=number, previous=previous).row
        entries.append(SimpleNamespace(**row))
        previous = row["hash"]
    return entries


def resealed(entry, **changes):
    """Forge an entry as one could who can write every column of the table."""
    content = json.loads(entry.canonical) | changes
    canonical = canonical_bytes(content)
    columns = {name: changes[name] for name in changes if hasattr(entry, name)}
    return SimpleNamespace(
        **vars(entry)
        | columns
        | {"canonical": canonical, "hash": hashlib.sha256(canonical).digest()}
    )


class TestBreaks:
    def test_finds_none_in_a_whole_chain(self):
        assert breaks(a_chain()) == []

    def test_finds_an_entry_rewritten_with_the_link_behind_it_made_to_fit(self):
        first, second, third = a_chain()
        forged = resealed(second, facts={"in_favour": 9})
        third.previous = forged.hash

        assert [each.number for each in breaks([first, forged, third])] == [3]

    @pytest.mark.parametrize(
        ("column", "value"),
        [
            ("recorded_at", AT - timedelta(days=3)),
            ("on_behalf_of_id", STREAM),
            ("office", "secretary"),
            ("decided_on", date(2024, 7, 6)),
        ],
    )
    def test_finds_a_column_that_says_something_else_than_the_bytes(self, column, value):
        entries = a_chain()
        setattr(entries[1], column, value)

        assert [each.number for each in breaks(entries)] == [2]

    def test_finds_an_entry_that_is_missing(self):
        first, _, third = a_chain()

        assert breaks([first, third])
