"""Any walk through a procedure: whatever is tried on a case, by whom and on which day."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import ClassVar

from tests.prove import elsewhere, laws
from tests.prove.beginnings import begun
from tests.prove.deeds import TODAY, Act, Count, Desk
from tests.prove.filling_in import Filled, Hand, paper
from tests.prove.memory import Row
from tests.prove.roads import Arrow
from tests.prove.shapes import Shape
from workflows.engine import maps
from workflows.engine.dossiers import NewPaper
from workflows.engine.ladder.directing import HAND_OVER
from workflows.engine.ladder.standings import MEMBER
from workflows.engine.registry import ACT, Procedure
from workflows.foundation.refusals import Refusal
from workflows.papers.completeness import FAULTS
from workflows.web.cases import ways

TRIES = 6
OPENINGS = 200
WAITS = (0, 0, 0, 1, 2, 5, 40, 120, 400)
DEEDS = (
    *["goes_on"] * 12,
    *["settles_otherwise"] * 5,
    "is_tried_unlawfully",
    "is_recalled",
    "is_corrected",
    "is_seen",
    "ends_around_its_steps",
    "is_acted_on_beside",
    "a_seat_changes",
    *["the_authority_moves"] * 3,
    "the_superior_changes",
    "other_cases_end",
    "another_case_changes_the_person",
)
# A walk on which some things never happen comes further than one on which everything does.
OTHERS = tuple(sorted({*DEEDS} - {"goes_on"}))
LEFT_OUT = 0.4
# What cannot be shown stays so for a while, and drawing takes longer than deciding.
SHOWN = 0.15


class Walk:
    """One case after another of one procedure, on any shape of the organisation."""

    deeds: ClassVar[tuple[str, ...]] = DEEDS
    procedure: ClassVar[Procedure]
    taken: ClassVar[Counter[tuple[int, Arrow]]]
    figures: ClassVar[Counter[str]]

    def begins(self, seed: int) -> None:
        """Open the first case."""
        self.figures["runs"] += 1
        random = Random(seed)
        self.left_out = {each for each in OTHERS if random.random() < LEFT_OUT}
        self.another_case(random)

    def something_happens(self, deed: str, seed: int) -> None:
        """Let one thing happen to the case, and hold the laws against what it left."""
        random = Random(seed)
        self.figures["steps"] += 1
        if self.desk.memory.case["state"] == "ended" and random.random() < 0.7:
            self.another_case(random)
        getattr(self, "goes_on" if deed in self.left_out else deed)(random)
        laws.hold(self.desk.memory, self.procedure)
        if random.random() < SHOWN:
            self.is_shown()

    def ends(self) -> None:
        """Leave nothing behind: memory goes with the walk."""

    def is_shown(self) -> None:
        """Draw the way of the case as its page does, whatever has happened to it."""
        items = self.desk.memory.items("open") or self.desk.memory.items()[-1:]
        situation = self.desk.read(items[0], Act(on=TODAY))
        ways.drawing(self.procedure, situation, {})

    def another_case(self, random: Random) -> None:
        """Open a case of somebody else."""
        for _ in range(OPENINGS):
            shape = Shape.drawn(random)
            shape.vacant.discard((0, "cell_meeting"))
            memory = begun(self.procedure, shape, random)
            self.desk = Desk(memory, self.procedure, shape)
            item = memory.items("open")[0]
            if self.settles(item, ACT, item["opened_on"], random):
                return
        raise laws.Broken(f"{self.procedure.name}: no case could be opened")

    def goes_on(self, random: Random) -> None:
        """Let a waiting step be settled as its own body would."""
        if waiting := self.desk.memory.items("open"):
            item = random.choice(waiting)
            for _ in range(TRIES):
                on = item["opened_on"] + timedelta(days=random.choice(WAITS))
                if self.settles(item, ACT, on, random):
                    return

    def settles_otherwise(self, random: Random) -> None:
        """Let a waiting step be returned, handed over, or settled in another manner it has."""
        choices = [
            (item, manner)
            for item in self.desk.memory.items("open")
            for manner in sorted(self.procedure.manners(item["step"]))
        ]
        if choices:
            item, manner = random.choice(choices)
            for _ in range(TRIES):
                on = item["opened_on"] + timedelta(days=random.choice(WAITS))
                if self.settles(item, manner, on, random):
                    return

    def is_tried_unlawfully(self, random: Random) -> None:
        """Let somebody act who may not, or on an impossible day, or on a step long done."""
        item = random.choice(self.desk.memory.items())
        on = item["opened_on"] + timedelta(days=random.choice((-1, 0, 9000)))
        seated, barred = random.choice(((True, True), (False, False), (True, False)))
        act = Act(on=on, seated=seated, barred=barred)
        lawful = seated and not barred and on == item["opened_on"] and item["state"] == "open"
        settled = self.settles(item, ACT, on, random, act=act)
        laws.require(lawful or not settled, "nobody acts who may not, nor on a day that is none")

    def is_recalled(self, random: Random) -> None:
        """Let the step decided last be taken back."""
        done = self.desk.memory.items("done")
        latest = done[-1] if random.random() < 0.7 else random.choice(done)
        self.attempts(lambda: self.desk.recalls(latest, Act(on=latest["decided_on"])))

    def is_corrected(self, random: Random) -> None:
        """Let a count be corrected, so that its verdict may turn."""
        counts = self.desk.memory.rows("engine_question")
        if counts:
            count = random.choice(counts)
            in_favour = random.choice(
                (0, count["needed"] - 1, count["needed"], count["electorate"])
            )
            act = Act(on=count["issued_on"] + timedelta(days=random.choice((0, 3, 60))))
            self.attempts(lambda: self.desk.corrects(count, act, in_favour=in_favour))

    def is_seen(self, random: Random) -> None:
        """Let somebody open the page of a waiting step: from then on it is not recalled."""
        for item in self.desk.memory.items("open")[:1]:
            seen = {**item, "first_seen_by": random.choice(self.desk.shape.members)}
            self.desk.memory.tables["engine_item"][item["id"]] = seen

    def ends_around_its_steps(self, random: Random) -> None:
        """Let the case end on one of its grounds; seldom, for every case could."""
        waiting = self.desk.memory.items("open")
        grounds = sorted(getattr(self.procedure, "grounds", ()))
        if waiting and grounds and random.random() < 0.4:
            item = waiting[0]
            on = max(row["opened_on"] for row in waiting)
            self.settles(item, random.choice(grounds), on, random)

    def is_acted_on_beside(self, random: Random) -> None:
        """Let something be recorded beside the steps."""
        acts = sorted(self.procedure.beside())
        waiting = self.desk.memory.items("open")
        if acts and waiting:
            item, name = waiting[0], random.choice(acts)
            act = Act(on=max(row["opened_on"] for row in waiting))
            filled = self._filled(item, name, act, random)
            if filled is not None:
                self.attempts(lambda: self.desk.records_beside(item, act, filled, name=name))

    def a_seat_changes(self, random: Random) -> None:
        """Let a seat fall vacant or be filled; what nobody may take any more is handed up."""
        self.desk.shape.seat_changes(random)
        self.desk.passes_on()

    def the_authority_moves(self, random: Random) -> None:
        """Let the grass-roots unit be given the authority to admit, or lose it."""
        self.desk.shape.authority_moves()
        self.hands_over(random)

    def the_superior_changes(self, random: Random) -> None:
        """Let a unit come under another superior; what waits there is handed over."""
        self.desk.shape.superior_changes(random)
        self.hands_over(random)

    def hands_over(self, random: Random) -> None:
        """Hand each waiting decision over to the body that holds the authority by now."""
        handing_over = [
            item
            for item in self.desk.memory.items("open")
            if HAND_OVER in self.procedure.manners(item["step"])
        ]
        for item in handing_over:
            self.settles(item, HAND_OVER, item["opened_on"], random)

    def other_cases_end(self, random: Random) -> None:
        """Let all other cases of the person come to their end."""
        del random
        self.desk.memory.tables["other_case"].clear()

    def another_case_changes_the_person(self, random: Random) -> None:
        """Let another case change a standing, seldom; nobody comes back who left by one."""
        memory = self.desk.memory
        concerned = MEMBER | set(self.procedure.about)
        state = memory.rows("people_membership")[0]["state"]
        if state in concerned and random.random() < 0.4:
            change, on = elsewhere.change(memory, random)
            self.desk.is_changed(change, on=on)

    def settles(
        self, item: Row, manner: str, on: date, random: Random, *, act: Act | None = None
    ) -> bool:
        """Tell whether a step could be settled, by a vote where it is one."""
        act = act or Act(on=on, basis="" if random.random() < 0.05 else Act(on=on).basis)
        flow_class = self.procedure.map(self.desk.memory.case["shape"])
        if manner == ACT and maps.is_collective(flow_class, item["step"]):
            members = random.choice((3, 9, 9, 10, 15))
            count = Count(
                members=members,
                in_favour=random.choice((members, members, members // 2, 0)),
                issued_on=on + timedelta(days=random.choice((0, 0, 3))),
            )
            papers = self._papers(item, act, random)
            return self.attempts(lambda: self.desk.meets(item, act, count, papers))
        filled = self._filled(item, manner, act, random)
        if filled is None:
            return False
        return self.attempts(lambda: self.desk.settles(item, act, filled, manner=manner))

    def attempts(self, deed: Callable[[], str]) -> bool:
        """Try a deed; where it is refused, nothing has changed."""
        memory = self.desk.memory
        before = memory.image()
        try:
            deed()
        except Refusal:
            laws.require(memory.image() == before, "what is refused leaves nothing behind")
            self.figures["refused"] += 1
            return False
        laws.given_to_members(before, memory)
        self.figures["settled"] += 1
        taken = self.desk.taken
        self.taken.update({(memory.case["shape"], arrow): n for arrow, n in taken.items()})
        taken.clear()
        return True

    def _filled(self, item: Row, manner: str, act: Act, random: Random) -> Filled | None:
        situation = self.desk.read(item, act)
        wanting: list[str] = []
        if manner == ACT:
            needs = self.procedure.needs(situation)
            wanting = list(dict.fromkeys(need.kind for need in needs if need.state in FAULTS))
        hand = Hand(random, act.on)
        return hand.fill(self.procedure, situation, manner, wanting, self.desk.shape.members)

    def _papers(self, item: Row, act: Act, random: Random) -> tuple[NewPaper, ...]:
        if random.random() < 0.03:
            return ()
        needs = self.procedure.needs(self.desk.read(item, act))
        return tuple(paper(need.kind, act.on) for need in needs if need.state in FAULTS)
