"""Acts on a case in memory, each with the checks, the judgement and the writing of the engine."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from uuid import UUID

from tests.prove import laws, roads
from tests.prove.filling_in import Brought, Filled
from tests.prove.memory import Memory, Row, Writing
from tests.prove.shapes import Shape
from workflows.authority import law
from workflows.engine import consequences, decisions, dossiers, maps, recalls, relief
from workflows.engine.actors import Actor
from workflows.engine.registry import ACT, Procedure
from workflows.engine.rulings import Ruling
from workflows.engine.sittings import TooFewToResolve
from workflows.engine.situations import PaperFacts, Situation
from workflows.foundation.identifiers import new_id
from workflows.journal.entries import Sealed
from workflows.papers import completeness
from workflows.rules.tallies import Tally

TODAY = date(2029, 1, 8)
AT = datetime(2029, 1, 8, 3, tzinfo=UTC)
BASIS = "Theo hướng dẫn của ban tổ chức"
RECORD = "meeting.record"
CORRECTED = "count_corrected"
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
        return self.memory.situation(
            item["id"],
            procedure=self.procedure,
            shape=self.shape,
            on=act.on,
            today=TODAY,
            seat={"body_id": str(item["body_id"]), "office": "secretary"} if seated else None,
            barred=act.barred,
        )

    def settles(self, item: Row, act: Act, filled: Filled, *, manner: str = ACT) -> str:
        """Settle a step as one person does, and return what it came to."""
        procedure = self.procedure
        situation = self.read(item, act)
        if procedure.concerns_case(manner) and situation.seat is None and act.seated:
            situation = _with_seat(situation)
        self._check(situation, act=procedure.power(item["step"], manner))
        situation = _with_papers(situation, filled.papers)
        needs = []
        if manner != ACT:
            if manner not in procedure.manners(item["step"]) | set(procedure.endings(situation)):
                raise decisions.NotThisManner
        elif maps.is_collective(procedure.map(situation.case.shape), item["step"]):
            raise decisions.CollectiveStep
        else:
            needs = procedure.needs(situation)
            completeness.require_complete(needs)
        ruling = procedure.judge(situation, filled.facts, manner=manner)
        dossiers.confirmed_basis(needs, [], basis=act.basis, against=ruling.against)
        return self._write(situation, ruling, filled.papers)

    def meets(self, item: Row, act: Act, count: Count, papers: Sequence[Brought]) -> str:
        """Record the vote of the body that holds a step, and return what it came to."""
        procedure = self.procedure
        situation = self.read(item, act)
        self._check(situation, act=RECORD)
        if self.memory.meets_in_cell(item, self.shape):
            self._check_fewest(situation)
        situation = _with_papers(situation, papers)
        edition = procedure.vote(situation)
        verdict = _tally(count).verdict(edition.value, count.members)
        rule = procedure.rule(item["step"])
        needs = dossiers.asked_of_vote(procedure.needs(situation), rule, carried=verdict.carried)
        completeness.require_complete(needs)
        told = {"number": str(new_id()), "issued_on": count.issued_on}
        ruling = procedure.weigh(situation, verdict, told)
        dossiers.confirmed_basis(needs, [edition], basis=act.basis, against=ruling.against)
        laws.follows_majority(
            edition.value, have=count.in_favour, of=count.members, outcome=ruling.outcome
        )
        outcome = self._write(situation, ruling, papers)
        row = {
            "id": new_id(),
            "item_id": item["id"],
            "met_on": act.on,
            "members": count.members,
            "in_favour": count.in_favour,
            "needed": verdict.needed,
            "issued_on": count.issued_on,
            "current": True,
        }
        self.memory.tables["engine_question"][row["id"]] = row
        return outcome

    def records_beside(self, item: Row, act: Act, filled: Filled, *, name: str) -> str:
        """Record an act beside the steps."""
        situation = self.read(item, act)
        situation = situation if situation.seat or not act.seated else _with_seat(situation)
        self._check(situation, act=self.procedure.beside()[name])
        situation = _with_papers(situation, filled.papers)
        ruling = self.procedure.judge_beside(situation, name, filled.facts)
        dossiers.confirmed_basis([], [], basis=act.basis, against=ruling.against)
        entry = self.entry(situation, ruling, filled.papers, act=name)
        writing = Writing(self.memory)
        consequences.write_entry(writing, entry)
        consequences.write_rows(writing, situation=situation, ruling=ruling, entry_id=entry.id)
        writing.write()
        return ruling.outcome

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

    def passes_on(self) -> None:
        """Hand up each waiting step that nobody may take any more."""
        for row in self.memory.items("open"):
            if self.shape.is_vacant(row["body_id"]):
                situation = self.read(row, Act(on=row["opened_on"]))
                holding = relief.passed_on(situation, self.procedure)
                if holding is not None:
                    writing = Writing(self.memory)
                    relief.hand_up(writing, situation, holding, at=AT)
                    writing.write()

    def _check(self, situation: Situation, *, act: str) -> None:
        decisions.check_standing(situation)
        decisions.check_power(situation, act=act)
        laws.require(not situation.barred, "who is barred never settles a step")
        decisions.check_day(situation)

    def _check_fewest(self, situation: Situation) -> None:
        fewest = law.pack().parameter("cells.official_members_min").on(situation.on)
        if len(self.shape.members) < fewest.value:
            raise TooFewToResolve(have=len(self.shape.members), needed=fewest.value)

    def entry(
        self,
        situation: Situation,
        ruling: Ruling,
        papers: Sequence[Brought] = (),
        *,
        act: str | None = None,
        **subjects: UUID,
    ) -> Sealed:
        """Seal the entry of an act into the chain of the case."""
        ids = [each.id for each in situation.papers[len(situation.papers) - len(papers) :]]
        return consequences.entry_for(
            situation=situation if situation.seat else _with_seat(situation),
            ruling=ruling,
            actor=ACTOR,
            at=AT,
            subjects={"papers": ids if papers else [], **subjects},
            personal={},
            act=act,
        )

    def _write(self, situation: Situation, ruling: Ruling, papers: Sequence[Brought]) -> str:
        arrows = roads.taken(self.procedure, situation, ruling)
        entry = self.entry(situation, ruling, papers)
        writing = Writing(self.memory)
        known = set(self.memory.tables["engine_item"])
        consequences.write_consequences(
            writing,
            procedure=self.procedure,
            situation=situation,
            ruling=ruling,
            actor=ACTOR,
            at=AT,
            key=new_id(),
            entry=entry,
        )
        new = situation.papers[len(situation.papers) - len(papers) :] if papers else ()
        writing.insert("papers_document", [asdict(each) for each in new])
        writing.write()
        self.taken.update(arrows)
        opened = self.memory.tables["engine_item"]
        fresh = [row for id, row in opened.items() if id not in known]
        laws.opened_before_somebody(fresh, self.shape)
        return ruling.outcome


def _with_seat(situation: Situation) -> Situation:
    """Return the situation of one who acts for the unit of the case, not for a body that waits."""
    return replace(situation, seat={"body_id": str(situation.item.body_id), "office": "secretary"})


def _with_papers(situation: Situation, papers: Sequence[Brought]) -> Situation:
    new = (PaperFacts(new_id(), each.kind, each.dated_on, each.about, "") for each in papers)
    return replace(situation, papers=(*situation.papers, *new))


def _tally(count: Count) -> Tally:
    return Tally(
        handed_out=count.members,
        collected=count.members,
        in_favour=count.in_favour,
        against=count.members - count.in_favour,
        invalid=0,
    )
