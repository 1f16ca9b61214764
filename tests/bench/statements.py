"""How many SQL statements a step and a meeting cost; the tests pin the same figures."""

from dataclasses import dataclass, replace

from django.db import transaction

from tests.builders import MEMBERS
from tests.clerks import PRESENT, Clerk
from tests.counting import counted
from workflows.engine import decisions
from workflows.foundation.identifiers import new_id

STEP_AT_MOST = 4
MEETING_AT_MOST = 5
VOTERS = (5, 50, 500)


@dataclass(frozen=True)
class Statements:
    """The counts of a step, and of a meeting by its number of voters."""

    step: int
    meetings: dict[int, int]

    @property
    def short(self) -> list[str]:
        """Return what falls short of what is asked."""
        found = []
        if self.step > STEP_AT_MOST:
            found.append(f"a step costs {self.step} statements")
        if max(self.meetings.values()) > MEETING_AT_MOST:
            found.append(f"a meeting costs {max(self.meetings.values())} statements")
        return found

    @property
    def figures(self) -> str:
        """Return the counts in words."""
        meetings = ", ".join(f"{count} with {voters}" for voters, count in self.meetings.items())
        return f"{self.step} statements a step, a meeting's {meetings} voters"


def measured(clerk: Clerk) -> Statements:
    """Count the statements of one step, and of meetings of ever more voters."""
    deed = clerk.deed(clerk.brings_to("applicant_applies"), key=new_id())
    with counted() as step:
        decisions.decide(deed)
    return Statements(len(step), {voters: _meeting(clerk, voters) for voters in VOTERS})


def _meeting(clerk: Clerk, voters: int) -> int:
    names = [*MEMBERS, *(f"Cử tri {number}" for number in range(len(MEMBERS), voters))]
    with transaction.atomic():
        for name in names:
            if name not in clerk.world.people:
                clerk.world.person(name, cell="Phòng")
    meeting = replace(clerk, present={**PRESENT, "Phòng": tuple(names[:voters])})
    waiting = meeting.brings_to("cell_resolves")
    with counted() as sent:
        meeting.posts(waiting, key=new_id())
    return len(sent)
