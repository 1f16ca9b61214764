"""Acts on a case in memory: what the product reads and writes elsewhere, judged by the product."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from uuid import UUID

from tests.prove import laws, roads
from tests.prove.elsewhere import Change
from tests.prove.filling_in import Filled, paper
from tests.prove.memory import Memory, Row, Writing
from tests.prove.own_rows import Own
from tests.prove.shapes import Shape
from workflows.engine import (
    consequences,
    corrections,
    decisions,
    meetings,
    recalls,
    relief,
    side_acts,
)
from workflows.engine.actors import Actor
from workflows.engine.counting import Bench
from workflows.engine.dossiers import NewPaper
from workflows.engine.ladder import standings
from workflows.engine.models import BallotForm, Meeting, MeetingMode, Question
from workflows.engine.registry import ACT, Procedure
from workflows.engine.rulings import Ruling
from workflows.engine.sittings import QuestionPut, Sitting
from workflows.engine.situations import Situation
from workflows.foundation.identifiers import new_id
from workflows.people.electorates import Elector, Electorate
from workflows.rules.tallies import Tally

TODAY = date(2029, 1, 8)
AT = datetime(2029, 1, 8, 3, tzinfo=UTC)
BASIS = "Theo hướng dẫn của ban tổ chức"
ACTOR = Actor(new_id(), "Phan Thành Đạt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Who acts on which day, and whether they hold a seat or are barred from the matter."""

    on: date
    seated: bool = True
    barred: bool = False
    basis: str = BASIS


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many of a body voted in favour, and the day that stands on the document."""

    members: int
    in_favour: int
    issued_on: date


@dataclass
class Desk:
    """One case in memory, and the arrows that its steps have taken so far."""

    memory: Memory
    procedure: Procedure
    shape: Shape
    taken: Counter[roads.Arrow] = field(default_factory=Counter)

    def read(self, item: Row, act: Act) -> Situation:
        """Read what an act on an item is judged on; nobody holds a seat of a vacant body."""
        seated = act.seated and not self.shape.is_vacant(item["body_id"])
        situation = self.memory.situation(
            item["id"],
            procedure=self.procedure,
            shape=self.shape,
            on=act.on,
            today=TODAY,
            barred=act.barred,
        )
        return _seated(situation, item["body_id"]) if seated else situation

    def settles(self, item: Row, act: Act, filled: Filled, *, manner: str = ACT) -> str:
        """Settle a step as one person does, and return what it came to."""
        situation = self.read(item, act)
        if self.procedure.concerns_case(manner) and act.seated:
            # One of the case's own unit acts, whoever holds the step that waits.
            situation = _seated(situation, item["body_id"])
        deed = decisions.Deed(
            item_id=item["id"],
            actor=ACTOR,
            decided_on=act.on,
            at=AT,
            key=new_id(),
            no_conflict=True,
            facts=filled.facts,
            papers=filled.papers,
            basis=act.basis,
            manner=manner,
        )
        writing = Writing(self.memory)
        settled = decisions.judged(writing, deed, self.procedure, situation)
        return self._write(writing, settled.situation, settled.ruling)

    def meets(self, item: Row, act: Act, count: Count, papers: Sequence[NewPaper]) -> str:
        """Record the vote of the body that holds a step, and return what it came to."""
        procedure, situation = self.procedure, self.read(item, act)
        sitting, bench = _seats_taken(item["body_id"], count.members, on=act.on)
        put = QuestionPut(
            item_id=item["id"],
            ballot_form=BallotForm.SECRET,
            tally=tally(count.members, in_favour=count.in_favour),
            number=str(new_id()),
            document_kind="resolution",
            numbering_period=f"{act.on.year}",
            issued_on=count.issued_on,
            papers=papers,
            basis=act.basis,
        )
        meetings.check_question(situation, procedure, sitting)
        resolved = meetings.resolve(put, situation, procedure, sitting=sitting, seated=(bench,))
        laws.follows_majority(
            procedure.vote(resolved.situation).value,
            have=count.in_favour,
            of=count.members,
            outcome=resolved.ruling.outcome,
        )
        writing = Writing(self.memory)
        meetings.write_meeting(
            writing,
            [resolved],
            {item["id"]: procedure},
            actor=ACTOR,
            sitting=sitting,
            seated=(bench,),
            at=AT,
            key=new_id(),
        )
        return self._write(writing, resolved.situation, resolved.ruling)

    def records_beside(self, item: Row, act: Act, filled: Filled, *, name: str) -> str:
        """Record an act beside the steps, for the body whose act it is."""
        situation = self.read(item, act)
        if act.seated:
            body_id = self.procedure.body_beside(name, situation)
            units = self.procedure.units_beside(name, situation)
            theirs = next((body.id for unit in units for body in unit.bodies), item["body_id"])
            situation = _seated(situation, body_id or theirs)
        deed = side_acts.SideAct(
            case_id=situation.case.id,
            act=name,
            actor=ACTOR,
            decided_on=act.on,
            at=AT,
            key=new_id(),
            no_conflict=True,
            facts=filled.facts,
            papers=filled.papers,
            basis=act.basis,
        )
        writing = Writing(self.memory)
        answer = side_acts.judged(writing, deed, self.procedure, situation)
        writing.write()
        return answer.outcome

    def recalls(self, item: Row, act: Act) -> str:
        """Take back a decided step; it waits again before the same body."""
        situation = self.read(item, act)
        deed = recalls.Recall(
            item_id=item["id"], actor=ACTOR, reason=BASIS, decided_on=act.on, at=AT, key=new_id()
        )
        recalls.check(deed, situation, self.procedure)
        aside, writing = Writing(self.memory), Writing(self.memory)
        answer = recalls.take_back(aside, writing, deed, situation, self.memory.record())
        aside.write()
        writing.write()
        return answer.outcome

    def corrects(self, count: Row, act: Act, *, in_favour: int) -> str:
        """Correct the votes in favour of a count, and return what the step comes to."""
        item = self.memory.tables["engine_item"][count["item_id"]]
        meeting = Meeting(**self.memory.tables["engine_meeting"][count["meeting_id"]])
        question = Question(**count)
        question.meeting = meeting
        correction = corrections.Correction(
            question_id=count["id"],
            actor=ACTOR,
            tally=tally(count["electorate"], in_favour=in_favour),
            reason=BASIS,
            paper=paper("correction_note", act.on),
            decided_on=act.on,
            at=AT,
            key=new_id(),
            no_conflict=True,
        )
        recount = corrections.Recount(correction, question, (question,), self.memory.record())
        situation = self.read(item, replace(act, on=meeting.met_on))
        aside, writing = Writing(self.memory), Writing(self.memory)
        turned = corrections.judged(aside, writing, recount, self.procedure, situation)
        aside.write()
        writing.write()
        return "turned" if turned else "corrected"

    def is_changed(self, change: Change, *, on: date) -> tuple[Situation, Ruling]:
        """Let another case bring the person to another standing, and return what it wrote."""
        situation = self.read(self.memory.items()[0], Act(on=on))
        situation = replace(situation, own=Own(self.memory, ("membership",), on))
        insertions, amendments = standings.changed(situation, change, since=on)
        ruling = Ruling("", insertions=insertions, amendments=amendments)
        writing = Writing(self.memory)
        consequences.write_rows(writing, situation=situation, ruling=ruling, entry_id=new_id())
        writing.write()
        return situation, ruling

    def passes_on(self) -> None:
        """Hand up each waiting step that nobody may take any more."""
        for row in self.memory.items("open"):
            if self.shape.is_vacant(row["body_id"]):
                situation = self.read(row, Act(on=TODAY))
                holding = relief.passed_on(situation, self.procedure)
                if holding is not None:
                    writing = Writing(self.memory)
                    relief.hand_up(writing, situation, holding, at=AT)
                    writing.write()

    def _write(self, writing: Writing, situation: Situation, ruling: Ruling) -> str:
        laws.require(not situation.barred, "who is barred never settles a step")
        laws.require(situation.seat is not None, "who has no seat never settles a step")
        arrows = roads.taken(self.procedure, situation, ruling)
        items = self.memory.tables["engine_item"]
        known = set(items)
        writing.write()
        self.taken.update(arrows)
        fresh = [row for id, row in items.items() if id not in known]
        laws.opened_before_somebody(fresh, self.shape)
        return ruling.outcome


def tally(members: int, *, in_favour: int) -> Tally:
    """Return a count at which everybody voted."""
    return Tally(
        handed_out=members,
        collected=members,
        in_favour=in_favour,
        against=members - in_favour,
        invalid=0,
    )


def _seated(situation: Situation, body_id: UUID) -> Situation:
    return replace(situation, seat={"body_id": str(body_id), "office": "secretary"})


def _seats_taken(body_id: UUID, members: int, *, on: date) -> tuple[Sitting, Bench]:
    """Return a meeting at which all members of a body are there, each with a vote."""
    electors = tuple(Elector(new_id(), "", (), frozenset()) for _ in range(members))
    present = frozenset(each.person_id for each in electors)
    presiding, minutes_by, *_ = (each.person_id for each in electors)
    sitting = Sitting(
        body_id=body_id,
        met_on=on,
        mode=MeetingMode.IN_SESSION,
        presiding_id=presiding,
        minutes_by_id=minutes_by,
        present=present,
    )
    return sitting, Bench(body_id, Electorate(electors, (), ()), electors, present)
