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
from workflows.engine import consequences, decisions, dossiers, maps, recalls
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
        decisions.check_power(situation, act=self.procedure.rule(item["step"]).power)
        if not self.procedure.recallable(item["step"]):
            raise recalls.NotRecallable
        if not recalls.may_be_recalled(situation, self.procedure):
            raise recalls.TooLateToRecall
        following = [
            row
            for row in self.memory.items("open", "done")
            if row.get("came_from_id") == item["id"]
        ]
        entry = self.entry(situation, Ruling(outcome=recalls.OUTCOME), (), act="recalled")
        writing = Writing(self.memory)
        for row in (item, *following):
            writing.update("engine_item", row["id"], {"state": "void"})
        consequences.write_entry(writing, entry)
        clock = next((each for each in situation.clocks if each.kind == item["step"]), None)
        due_on = clock.due_on if clock else item.get("due_on")
        fresh = {"id": new_id(), "state": "open", "outcome": "", "facts": {}, "due_on": due_on}
        kept = ("case_id", "step", "body_id", "opened_on", "came_from_id", "note", "path")
        writing.insert("engine_item", [{name: item.get(name) for name in kept} | fresh])
        writing.write()
        self.set_aside([item], on=act.on)
        return recalls.OUTCOME

    def passes_on(self) -> None:
        """Hand up each waiting step that nobody may take any more, as the relief does."""
        for row in self.memory.items("open"):
            if not self.shape.is_vacant(row["body_id"]):
                continue
            situation = self.read(row, Act(on=row["opened_on"]))
            holding = self.procedure.hold(situation.item.stands_for, situation)
            if (holding.step, holding.body_id) == (row["step"], row["body_id"]):
                continue
            entry = self.entry(situation, Ruling(outcome="handed_up"), (), act="handed_up")
            writing = Writing(self.memory)
            writing.update("engine_item", row["id"], {"state": "void"})
            consequences.write_entry(writing, entry)
            moved = {"id": new_id(), "step": holding.step, "body_id": holding.body_id}
            writing.insert("engine_item", [{**row, **moved, "note": dict(holding.note)}])
            writing.write()

    def set_aside(self, items: Sequence[Row], *, on: date) -> None:
        """Take back what decided steps brought: papers, counts, clocks."""
        tables = self.memory.tables
        decided = {row["id"]: row for row in items if row.get("entry_id")}
        started = self.entries_on(list(decided))
        for entry_id in started:
            for paper in tables["journal_entry"][entry_id]["subjects"].get("papers", ()):
                tables["papers_document"].pop(UUID(paper), None)
        for id, row in tables["engine_question"].items():
            if row["item_id"] in decided:
                tables["engine_question"][id] = {**row, "current": False}
        for id, row in tables["engine_clock"].items():
            met_by = any(
                row["kind"] == each["step"] and row.get("ended_on") == each["decided_on"]
                for each in decided.values()
            )
            if row["entry_id"] in started:
                tables["engine_clock"][id] = {**row, "state": "void", "ended_on": on}
            elif met_by and row["state"] in {"met", "missed"}:
                tables["engine_clock"][id] = {**row, "state": "running", "ended_on": None}

    def entries_on(self, item_ids: Sequence[UUID]) -> set[UUID]:
        """Return the entries that decided items, and those that corrected their counts."""
        told = {str(each) for each in item_ids}
        items = self.memory.tables["engine_item"]
        decided = {items[each]["entry_id"] for each in item_ids if items[each].get("entry_id")}
        return decided | {
            entry["id"]
            for entry in self.memory.rows("journal_entry")
            if entry["act"].endswith(CORRECTED) and entry["subjects"]["item"] in told
        }

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
    ) -> Sealed:
        """Seal the entry of an act into the chain of the case."""
        ids = [each.id for each in situation.papers[len(situation.papers) - len(papers) :]]
        return consequences.entry_for(
            situation=situation if situation.seat else _with_seat(situation),
            ruling=ruling,
            actor=ACTOR,
            at=AT,
            subjects={"papers": ids if papers else []},
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
