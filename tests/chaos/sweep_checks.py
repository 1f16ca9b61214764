"""What must hold after a sweep: each last day pointed out once, told once, in a whole chain."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from psycopg.rows import namedtuple_row

from tests import provinces
from tests.chaos.stored import ENTRIES, MESSAGES, NOTICES
from workflows.journal import chains

CLOCKS = "SELECT id, case_id, state, due_on FROM engine_clock"
REMINDERS = "SELECT id, thing_id, due_on, days_before FROM engine_reminder"


@dataclass(frozen=True)
class Swept:
    """The rows that a sweep left, each with its columns as attributes."""

    clocks: Sequence[Any]
    reminders: Sequence[Any]
    entries: Sequence[Any]
    messages: Sequence[Any]
    notices: Sequence[Any]


def read() -> Swept:
    """Read everything the checks look at, as the owner, who sees every row."""
    with provinces.as_owner() as owner, owner.cursor(row_factory=namedtuple_row) as cursor:
        return Swept(
            *(
                cursor.execute(text).fetchall()
                for text in (CLOCKS, REMINDERS, ENTRIES, MESSAGES, NOTICES)
            )
        )


def once(swept: Swept) -> Iterator[str]:
    """Each clock that ran was pointed out exactly once, and none that had ended."""
    made = Counter(reminder.thing_id for reminder in swept.reminders)
    for clock in swept.clocks:
        if made[clock.id] != (clock.state == "running"):
            yield f"the {clock.state} clock {clock.id} was pointed out {made[clock.id]} times"


def told(swept: Swept) -> Iterator[str]:
    """Each reminder has exactly one entry, and each entry its one message."""
    entries = Counter(entry.subjects["reminder"] for entry in swept.entries)
    for reminder in swept.reminders:
        if (count := entries.pop(str(reminder.id), 0)) != 1:
            yield f"the reminder {reminder.id} has {count} entries"
    yield from (f"{count} entries of no reminder, {id}" for id, count in entries.items())
    messages = Counter((each.stream_id, each.number) for each in swept.messages)
    for entry in swept.entries:
        if (count := messages.pop((entry.stream_id, entry.number), 0)) != 1:
            yield f"the entry {entry.id} has {count} messages"
    yield from (f"{count} messages of no entry, {place}" for place, count in messages.items())


def known(swept: Swept) -> Iterator[str]:
    """Each message was made known to each of its bodies exactly once."""
    made = Counter((notice.key, notice.body_id) for notice in swept.notices)
    for message in swept.messages:
        if message.relayed_at is None or not message.bodies:
            yield f"the message {message.id} was made known to nobody"
        for body in message.bodies:
            if (count := made.pop((f"{message.id}:{body}", body), 0)) != 1:
                yield f"the message {message.id} was made known to {body} {count} times"
    yield from (f"a notice of nothing: {key}" for key, _ in made)


def chained(swept: Swept) -> Iterator[str]:
    """The chain of each case is whole."""
    streams: dict[Any, list[Any]] = {}
    for entry in swept.entries:
        streams.setdefault(entry.stream_id, []).append(entry)
    for stream, entries in streams.items():
        yield from (
            f"case {stream}, entry {each.number}: {each.reason}" for each in chains.breaks(entries)
        )


CHECKS: Mapping[str, Callable[[Swept], Iterator[str]]] = {
    "once": once,
    "told": told,
    "known": known,
    "chains": chained,
}


def breaks(swept: Swept, *, crashes: Sequence[str]) -> dict[str, list[str]]:
    """Return what each check found, for those that found something, and who ended by itself."""
    found = {name: list(check(swept)) for name, check in CHECKS.items()}
    return {name: each for name, each in {**found, "crashes": list(crashes)}.items() if each}
