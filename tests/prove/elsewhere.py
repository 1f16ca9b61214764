"""What another case makes of the person of this one meanwhile."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random

from tests.prove.memory import Memory
from workflows.people.models import Membership

ONE_DAY = timedelta(days=1)
Change = Callable[[Membership], None]
Way = Callable[[Membership, date], None]

LEAVES: tuple[Way, ...] = (
    lambda held, on: held.leave(on=on, by="leaving"),
    lambda held, on: held.annul(on=on, by="annulment", ground=""),
)
WAYS: Mapping[str, tuple[Way, ...]] = {
    "applicant": (lambda held, on: held.admit(decided_on=on, ceremony_on=on),),
    "former": (lambda held, on: held.readmit(decided_on=on, ceremony_on=on),),
    "probationary": (*LEAVES, lambda held, on: held.recognise(since=on, decided_on=on)),
    "official": (*LEAVES, lambda held, on: held.annul_recognition()),
}


def change(memory: Memory, random: Random) -> tuple[Change, date]:
    """Return how the person is changed, and on which day: the latest on record."""
    state = memory.rows("people_membership")[0]["state"]
    standing = next(row for row in memory.rows("people_standing") if row["during"].upper is None)
    days = [row["decided_on"] or row["opened_on"] for row in memory.items()]
    way, on = random.choice(WAYS[state]), max(standing["during"].lower + ONE_DAY, *days)
    return (lambda held: way(held, on)), on
