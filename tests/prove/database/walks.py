"""Any walk through a procedure, in memory and on the database at once."""

from collections import Counter
from contextlib import ExitStack
from datetime import timedelta
from random import Random
from typing import ClassVar

from tests.prove import laws, walks
from tests.prove.beginnings import begun
from tests.prove.database import persons, stored_laws
from tests.prove.database.organisations import Ground
from tests.prove.database.photographs import Photograph
from tests.prove.database.savepoints import undone
from tests.prove.database.twins import Twin
from tests.prove.deeds import AT, Act
from workflows.engine import sightings
from workflows.engine.models import Case
from workflows.engine.registry import ACT
from workflows.engine.reminding import sweeping

# No unit of the province is put under another meanwhile; instead, days pass.
DEEDS = tuple("days_pass" if deed == "the_superior_changes" else deed for deed in walks.DEEDS)


class StoredWalk(walks.Walk):
    """One case after another in one organisation of the province; nothing of it is kept."""

    deeds: ClassVar[tuple[str, ...]] = DEEDS
    ground: ClassVar[Ground]
    desk: Twin

    def __init__(self) -> None:
        self.proven: Photograph | None = None
        self.kept_open = ExitStack()
        self.tried: Counter[str] = Counter()

    def ends(self) -> None:
        """Undo the walk."""
        self.kept_open.close()

    def begins(self, seed: int) -> None:
        """Choose an organisation and open the first case in it."""
        random = Random(seed)
        self.figures["runs"] += 1
        self.another_case(random)
        self.holds()

    def something_happens(self, deed: str, seed: int) -> None:
        """Let one thing happen to the case, and hold the laws against what it left."""
        random = Random(seed)
        self.figures["steps"] += 1
        if self.desk.memory.case["state"] == "ended" and random.random() < 0.7:
            self.another_case(random)
        getattr(self, deed)(random)
        self.holds()

    def holds(self) -> None:
        """Hold the laws against what was read last, unless it is what it was."""
        if self.desk.photograph is not self.proven:
            self.proven = self.desk.photograph
            laws.hold(self.desk.memory, self.procedure)
            stored_laws.hold(self.desk.memory)

    def another_case(self, random: Random) -> None:
        """Undo all of the case before, and open one in an organisation of the province."""
        self.kept_open.close()
        self.kept_open.enter_context(undone())
        self.ground.world.see_everything()
        chosen = random.choice(self.ground.organisations)
        self.organisation = chosen.again()
        for _ in range(random.choice((0, 0, 0, 1))):
            self.organisation.seat_changes(random)
        if self.organisation.deserted(0):
            self.organisation.seats(0, filled=True)
        if random.random() < 0.5:
            self.organisation.authority_moves()
        for _ in range(walks.OPENINGS):
            self.organisation.members = list(chosen.members)
            self.organisation.voters = dict(chosen.voters)
            memory = begun(self.procedure, self.organisation, random)
            persons.suited(memory, self.organisation)
            self.desk = Twin(
                memory,
                self.procedure,
                self.organisation,
                world=self.ground.world,
                tried=self.tried,
            )
            item = memory.items("open")[0]
            if self.settles(item, ACT, item["opened_on"], random):
                return
        raise laws.Broken(f"{self.procedure.name}: no case could be opened")

    def is_tried_unlawfully(self, random: Random) -> None:
        """Let somebody try who may not; the database refuses whatever memory refuses."""
        self.desk.insists = True
        super().is_tried_unlawfully(random)
        if waiting := self.desk.memory.items("open"):
            item = random.choice(waiting)
            on, barred = item["opened_on"], random.random() < 0.5
            act = Act(on=on, seated=barred, barred=barred)
            settled = self.settles(item, ACT, on, random, act=act)
            laws.require(not settled, "nobody acts who may not")
        self.desk.insists = False

    def is_seen(self, random: Random) -> None:
        """Let somebody open the page of a waiting step: from then on it is not recalled."""
        for item in self.desk.memory.items("open")[:1]:
            person_id = random.choice(self.organisation.voters[item["body_id"]])
            sightings.see(item_id=item["id"], person_id=person_id, at=AT)
            self.desk.looks()

    def days_pass(self, random: Random) -> None:
        """Let days pass, and what runs out be pointed out once."""
        running = [
            row for row in self.desk.memory.rows("engine_clock") if row["state"] == "running"
        ]
        for clock in running[:1]:
            later = clock["due_on"] + timedelta(days=random.choice((-10, -3, 0, 1, 30)))
            at = AT.replace(year=later.year, month=later.month, day=later.day)
            sweeping.sweep_once(at)
            self.desk.looks()
            laws.require(sweeping.sweep_once(at) == 0, "what was pointed out is not told again")

    def other_cases_end(self, random: Random) -> None:
        """Let all other cases of the person come to their end."""
        del random
        others = [row["id"] for row in self.desk.memory.rows("other_case")]
        ended_on = self.desk.memory.case["opened_on"]
        Case.objects.filter(pk__in=others).update(
            state="ended", outcome="closed", ended_on=ended_on
        )
        self.desk.looks()
