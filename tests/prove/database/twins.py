"""Acts on a case in memory and in the database at once: what one allows the other allows."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from tests.builders import World
from tests.prove.database import likeness, persons, photographs
from tests.prove.database.organisations import Organisation
from tests.prove.database.photographs import Photograph
from tests.prove.database.savepoints import undone
from tests.prove.deeds import AT, TODAY, Act, Count, Desk, tally
from tests.prove.elsewhere import Change
from tests.prove.filling_in import WORDS, Filled, paper
from tests.prove.laws import Broken, require
from tests.prove.memory import Memory, Row
from tests.prove.shapes import MEETING
from workflows.engine import (
    consequences,
    corrections,
    decisions,
    endings,
    meetings,
    openings,
    recalls,
    relief,
    side_acts,
)
from workflows.engine.actors import Actor
from workflows.engine.dossiers import NewPaper
from workflows.engine.models import BallotForm, Case, MeetingMode
from workflows.engine.registry import ACT
from workflows.engine.rulings import Ruling
from workflows.engine.sittings import QuestionPut, Sitting
from workflows.engine.situations import Situation
from workflows.engine.writing import Writing
from workflows.foundation.identifiers import new_id
from workflows.foundation.refusals import Refusal

# Memory refuses much more often than it allows while a form is looked for that fits.
SENT_THOUGH_REFUSED = 4
NOT_VISIBLE = "engine.not_visible"


@dataclass
class Twin(Desk):
    """One case in memory and its twin in the database, which is read again after each act."""

    world: World = field(kw_only=True)
    tried: Counter[str] = field(kw_only=True)
    case_id: UUID | None = None
    photograph: Photograph | None = None
    insists: bool = False
    beginning: Memory = field(init=False)

    def __post_init__(self) -> None:
        self.beginning = self._copy()

    @property
    def organisation(self) -> Organisation:
        """Return the shape, whose units stand in the database."""
        assert isinstance(self.shape, Organisation)
        return self.shape

    def settles(self, item: Row, act: Act, filled: Filled, *, manner: str = ACT) -> str:
        """Settle a step in both; the first step opens the case."""
        if filled.facts.get("number") == WORDS:
            filled = replace(filled, facts={**filled.facts, "number": persons.fresh_number()})
        concerns = self.procedure.concerns_case(manner)
        level = 0 if concerns else self.organisation.level(item["body_id"])
        act = self._with_a_seat(level, act)
        deed = decisions.Deed(
            item_id=item["id"],
            actor=self._actor(level, act),
            decided_on=act.on,
            at=AT,
            key=new_id(),
            no_conflict=True,
            facts=filled.facts,
            papers=filled.papers,
            basis=act.basis,
            manner=manner,
        )

        def form() -> str:
            if self.case_id is None:
                return self._opens(deed)
            if concerns:
                return self._ends(deed)
            return decisions.decide(deed).outcome

        model = super().settles
        return self._both(lambda: model(item, act, filled, manner=manner), form, act)

    def meets(self, item: Row, act: Act, count: Count, papers: Sequence[NewPaper]) -> str:
        """Record a vote in both, of the members whom the body had on that day."""
        voters = self._voters(item["body_id"])
        in_favour = count.in_favour * len(voters) // count.members
        issued_on = min(count.issued_on, max(act.on, TODAY))
        act = self._with_a_seat(self.organisation.level(item["body_id"]), act)
        count = Count(members=len(voters), in_favour=in_favour, issued_on=issued_on)
        organisation = self.organisation
        presiding_id, minutes_by_id, *_ = [each for each in voters if each not in self._related()]
        sitting = Sitting(
            body_id=item["body_id"],
            met_on=act.on,
            mode=MeetingMode.IN_SESSION,
            presiding_id=presiding_id,
            minutes_by_id=minutes_by_id,
            present=frozenset(voters),
        )
        question = QuestionPut(
            item_id=item["id"],
            ballot_form=BallotForm.SECRET,
            tally=tally(count.members, in_favour=count.in_favour),
            number=new_id().hex,
            document_kind="resolution",
            numbering_period=str(act.on.year),
            issued_on=count.issued_on,
            papers=papers,
            basis=act.basis,
        )

        def form() -> str:
            [answer] = meetings.record_meeting(
                actor=self._actor(organisation.level(item["body_id"]), act),
                sitting=sitting,
                questions=[question],
                at=AT,
                key=new_id(),
                no_conflict=True,
            )
            return answer.outcome

        model = super().meets
        return self._both(lambda: model(item, act, count, papers), form, act)

    def records_beside(self, item: Row, act: Act, filled: Filled, *, name: str) -> str:
        """Record an act beside the steps in both, as the unit does whose act it is."""
        situation = self.read(item, act)
        units = self.procedure.units_beside(name, situation)
        levels = [situation.ladder.index(unit) for unit in units]
        level = next((each for each in levels if not self.organisation.deserted(each)), levels[0])
        act = self._with_a_seat(level, act)
        deed = side_acts.SideAct(
            case_id=self._known(),
            act=name,
            actor=self._actor(level, act, beside=levels),
            decided_on=act.on,
            at=AT,
            key=new_id(),
            no_conflict=True,
            facts=filled.facts,
            papers=filled.papers,
            basis=act.basis,
        )
        model = super().records_beside
        return self._both(
            lambda: model(item, act, filled, name=name),
            lambda: side_acts.act_beside(deed).outcome,
            act,
        )

    def recalls(self, item: Row, act: Act) -> str:
        """Take back a step in both."""
        level = self.organisation.level(item["body_id"])
        act = self._with_a_seat(level, act)
        deed = recalls.Recall(
            item_id=item["id"],
            actor=self._actor(level, act),
            reason="Ghi nhầm",
            decided_on=act.on,
            at=AT,
            key=new_id(),
        )
        model = super().recalls
        return self._both(lambda: model(item, act), lambda: recalls.recall(deed).outcome, act)

    def corrects(self, count: Row, act: Act, *, in_favour: int) -> str:
        """Correct a count in both."""
        level = self.organisation.level(count["body_id"])
        act = self._with_a_seat(level, act)
        deed = corrections.Correction(
            question_id=count["id"],
            actor=self._actor(level, act),
            tally=tally(count["electorate"], in_favour=in_favour),
            reason="Đếm nhầm",
            paper=paper("correction_note", act.on),
            decided_on=act.on,
            at=AT,
            key=new_id(),
            no_conflict=True,
        )
        model = super().corrects

        def corrected() -> str:
            model(count, act, in_favour=in_favour)
            return str(self.memory.tables["engine_item"][count["item_id"]]["outcome"])

        return self._both(corrected, lambda: corrections.correct_count(deed).outcome, act)

    def is_changed(self, change: Change, *, on: date) -> tuple[Situation, Ruling]:
        """Let another case change the person in both."""
        since = new_id()
        situation, ruling = super().is_changed(change, on=on)
        self.world.see_everything()
        writing = Writing()
        consequences.write_rows(writing, situation=situation, ruling=ruling, entry_id=new_id())
        writing.write()
        self._compare(since)
        return situation, ruling

    def passes_on(self) -> None:
        """Let what nobody may take any more be handed up in both."""
        since = new_id()
        super().passes_on()
        relief.relieve_once(AT)
        self._compare(since)

    def looks(self) -> Photograph:
        """Read the case again as it stands in the database."""
        self.world.see_everything()
        [person_id] = self.memory.tables["people_membership"]
        self.photograph = photographs.taken(self._known(), person_id, before=self.photograph)
        self.memory.tables = self.photograph.memory.tables.copy()
        for name, rows in self.photograph.memory.tables.items():
            self.memory.tables[name] = dict(rows)
        return self.photograph

    def _both(self, model: Callable[[], str], form: Callable[[], str], act: Act) -> str:
        # The person of a case is known before it; the case itself is not.
        since = new_id() if self.case_id else next(iter(self.memory.tables["people_membership"]))
        try:
            told = model()
        except Refusal as refusal:
            self.tried["refused"] += 1
            if self.insists or self.tried["refused"] % SENT_THOUGH_REFUSED == 0:
                with undone():
                    if self.case_id is None:
                        persons.record(self.beginning, path=self._path())
                    self._is_refused_too(form, refusal, act)
            raise
        if self.case_id is None:
            persons.record(self.beginning, path=self._path())
        try:
            found = form()
        except Refusal as refusal:
            told = f"allowed in memory, refused in the database ({refusal.code})"
            raise Broken(told) from refusal
        require(told == found, f"memory says {told}, the database {found}")
        self._compare(since)
        return found

    def _compare(self, since: UUID) -> None:
        told = Memory()
        told.tables = self.memory.tables
        found = self.looks()
        different = likeness.differences(told, found.memory, since=since)
        require(not different, "; ".join(different))

    def _is_refused_too(self, form: Callable[[], str], refusal: Refusal, act: Act) -> None:
        before, touched = self.photograph, photographs.touched()
        numbers: tuple[int, ...] = ()
        with undone():
            try:
                found = form()
            except Refusal as other:
                unseen = other.code == NOT_VISIBLE and not act.seated
                same = unseen or likeness.alike(refusal.code, other.code)
                require(
                    same, f"refused as {refusal.code} in memory, as {other.code} in the database"
                )
            else:
                raise Broken(f"refused in memory ({refusal.code}), {found} in the database")
            if photographs.touched() == touched:
                return
            # What was written is gone again, or the rows are not those that were there before.
            numbers = self._numbers()
            same = not self.case_id or self.looks() is before
        require(same and self._numbers() == numbers, "what is refused leaves nothing behind")

    def _numbers(self) -> tuple[int, ...]:
        self.world.see_everything()
        return photographs.numbers()

    def _opens(self, deed: decisions.Deed) -> str:
        organisation, told = self.organisation, self.beginning
        [(person_id, held)] = told.tables["people_membership"].items()
        known = held["state"] != "applicant"
        answer = openings.open_case(
            openings.Opening(
                procedure=self.procedure.name,
                body_id=told.items("open")[0]["body_id"],
                actor=deed.actor,
                person_id=person_id if known else None,
                full_name="" if known else persons.NAME,
                born_on=None if known else persons.BORN_ON,
                decided_on=deed.decided_on,
                at=deed.at,
                key=deed.key,
                no_conflict=True,
                facts=deed.facts,
                papers=deed.papers,
                basis=deed.basis,
            )
        )
        self.case_id = answer.case_id
        self.world.see_everything()
        case = Case.objects.get(pk=answer.case_id)
        if case.shape != told.case["shape"]:
            # A case that began on an older map goes on there.
            Case.objects.filter(pk=case.id).update(shape=told.case["shape"])
        if not known:
            [row] = self.memory.rows("people_membership")
            told_now = {**row, "person_id": case.subject_id}
            self.memory.tables["people_membership"] = {case.subject_id: told_now}
        persons.relate(case.subject_id, [deputy.person_id for _, deputy in organisation.heads])
        return answer.outcome

    def _ends(self, deed: decisions.Deed) -> str:
        return endings.end_case(
            case_id=self._known(),
            actor=deed.actor,
            ground=deed.manner,
            reason=str(deed.facts.get("reason", "")),
            decided_on=deed.decided_on,
            at=deed.at,
            key=deed.key,
            no_conflict=True,
        ).outcome

    def _with_a_seat(self, level: int, act: Act) -> Act:
        """Return an act as it is where nobody may act: of somebody without a seat there."""
        return replace(act, seated=act.seated and not self.organisation.deserted(level))

    def _actor(self, level: int, act: Act, *, beside: Sequence[int] = ()) -> Actor:
        """Return who acts: the head, the deputy who is a relative, or the head of another unit."""
        organisation = self.organisation
        if act.seated:
            return organisation.heads[level][1 if act.barred else 0]
        others = set(range(len(organisation.heads))) - {level, *beside}
        seeing = [organisation.head(each) for each in others if not organisation.deserted(each)]
        # A member without a seat does not even see the case.
        return [*seeing, Actor(organisation.members[0], "")][0]

    def _voters(self, body_id: UUID) -> tuple[UUID, ...]:
        """Return who votes in a body: all days lie before today, on which all is recorded."""
        voters, memory = self.organisation.voters[body_id], self.beginning
        [(person_id, began)] = memory.tables["people_membership"].items()
        if body_id == self.organisation.bodies[0, MEETING] and began["state"] == "official":
            voters = (*voters, person_id)
        suspended = any(row["kind"] == "suspended" for row in memory.rows("people_condition"))
        return tuple(each for each in voters if each != person_id or not suspended)

    def _related(self) -> set[UUID]:
        """Return the person of the case and their relatives, who neither preside nor sign."""
        return {row["relative_id"] for row in self.memory.rows("people_kinship")}

    def _copy(self) -> Memory:
        copy = Memory()
        copy.tables.update(self.memory.image())
        return copy

    def _path(self) -> str:
        cell = self.organisation.units[0]
        return next(
            self.world.paths[name] for name, unit in self.world.units.items() if unit.id == cell
        )

    def _known(self) -> UUID:
        assert self.case_id is not None
        return self.case_id
