"""Fills in and posts the form of each step of admission, as the secretary of each body would."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tests.builders import MEMBERS, NEIGHBOURS, World
from workflows.authority import scopes
from workflows.engine import decisions, meetings, openings
from workflows.engine.actors import Actor, Answer
from workflows.engine.dossiers import NewPaper
from workflows.engine.models import BallotForm, Item, MeetingMode
from workflows.engine.sittings import Partner, PartnerCount, QuestionPut, Sitting
from workflows.flows.admission.models import RelativeCheck
from workflows.foundation.identifiers import new_id
from workflows.papers.documents import Sheet
from workflows.rules.tallies import Tally

AT = datetime(2024, 10, 25, 3, tzinfo=UTC)
LISTED_ON = date(2024, 3, 4)

# What a recorder writes where the rule of a vote is only recalled.
BASIS = "Theo quy chế làm việc của cấp ủy"

# Who records for the bodies of a unit.
SECRETARIES = {
    "Phòng": ("Đạt", "Diệp"),
    "Chợ": ("Sương",),
    "Bộ phận": ("Ủy viên 15",),
    "Sở": ("Ủy viên 1",),
    "Khối": ("Ủy viên 10",),
}
# Who comes to the meetings of a unit's body; the first presides, the second keeps the minutes.
PRESENT = {
    "Phòng": MEMBERS,
    "Chợ": ("Sương", "Ri", "Linh", "Hương"),
    "Sở": tuple(f"Ủy viên {number}" for number in range(1, 10)),
    "Khối": tuple(f"Ủy viên {number}" for number in (10, 11, 12, 13)),
}
# The body that may sit jointly with the one of a unit, and who of it comes.
PARTNERS = {"Khối": (("Khối Hai", "standing_committee"), NEIGHBOURS)}
HELPERS = {"Phòng": "Vinh", "Chợ": "Hương"}
INTRODUCERS = {"Phòng": ("Lập", "Duyên"), "Chợ": ("Ri", "Linh")}


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open item, as the person who takes it up sees it."""

    item_id: UUID
    case_id: UUID
    step: str
    body_id: UUID
    unit: str
    cell: str

    @property
    def collective(self) -> bool:
        """Tell whether a meeting settles it."""
        return self.step in VOTES

    @property
    def may_be_joint(self) -> bool:
        """Tell whether another body may come to the meeting."""
        return self.unit in PARTNERS and self.collective


@dataclass(frozen=True, slots=True)
class Filled:
    """What is written into the form of a one-person step."""

    on: date
    papers: Sequence[NewPaper] = ()
    facts: Callable[["Clerk", Waiting, Actor], Mapping[str, Any]] = lambda *_: {}


def paper(kind: str, dated_on: date, about: str = "") -> NewPaper:
    """Return a paper that is kept in a cupboard, not here."""
    sheet = Sheet(dated_on=dated_on, number="45-QĐ/TU", kept_at="Tủ 1")
    return NewPaper(kind=kind, sheet=sheet, about=about)


VOTES = {
    "cell_resolves": (date(2024, 7, 5), "cell_resolution"),
    "grassroots_committee_resolves": (date(2024, 8, 2), "grassroots_resolution"),
    "competent_committee_decides": (date(2024, 9, 10), "admission_decision"),
}


@dataclass(frozen=True)
class Clerk:
    """Knows the small province, and what each step of a case in it asks for."""

    world: World
    present: Mapping[str, Sequence[str]] = field(default_factory=lambda: PRESENT)

    def actor(self, name: str) -> Actor:
        """Return a person of the province as one who acts."""
        return Actor(person_id=self.world.id(name), name=name)

    def lists(self, cell: str, full_name: str, *, key: UUID) -> Answer:
        """Open a case for an applicant."""
        helper = HELPERS[cell]
        return openings.open_case(
            openings.Opening(
                procedure="admission",
                body_id=self.world.bodies[cell, "cell_meeting"].id,
                actor=self.actor(SECRETARIES[cell][0]),
                full_name=full_name,
                born_on=date(1998, 3, 8),
                decided_on=LISTED_ON,
                at=AT,
                key=key,
                no_conflict=True,
                facts={
                    "number": "03-NQ/CB",
                    "helper": {"person_id": self.world.id(helper), "name": helper},
                },
                papers=[paper("list_resolution", LISTED_ON)],
            )
        )

    def open_items(self, case_id: UUID) -> list[Waiting]:
        """Return what is open on a case, for whoever sees the whole province."""
        with transaction.atomic():
            self.world.see_everything()
            return self._open_items(case_id)

    def _open_items(self, case_id: UUID) -> list[Waiting]:
        return [
            Waiting(
                item.id,
                item.case_id,
                item.step,
                item.body_id,
                item.body.unit.name,
                item.case.unit.name,
            )
            for item in Item.objects.filter(case_id=case_id, state="open")
            .select_related("body__unit", "case__unit")
            .order_by("id")
        ]

    def brings_to(self, step: str, *, name: str = "Nguyễn Thị Hồng Gấm") -> Waiting:
        """Open a case on the long road and bring it to a step; return the step's open item."""
        case_id = self.lists("Phòng", name, key=new_id()).case_id
        while True:
            waiting = {item.step: item for item in self.open_items(case_id)}
            if step in waiting:
                return waiting[step]
            self.posts(next(iter(waiting.values())), key=new_id())

    def posts(
        self, *together: Waiting, key: UUID, by: str = "", joint: bool = False
    ) -> list[Answer]:
        """Post the form of a step; votes of one body are put to one meeting, joint or not."""
        if together[0].collective:
            return self._meets(together, key=key, by=by, joint=joint)
        return [decisions.decide(self.deed(together[0], key=key, by=by))]

    def deed(self, waiting: Waiting, *, key: UUID, by: str = "") -> decisions.Deed:
        """Return the form of a one-person step, filled in."""
        filled = FORMS[waiting.step]
        actor = self._recorder(waiting, by)
        return decisions.Deed(
            item_id=waiting.item_id,
            actor=actor,
            decided_on=filled.on,
            at=AT,
            key=key,
            no_conflict=True,
            facts=filled.facts(self, waiting, actor),
            papers=[*filled.papers, *self._introductions(waiting)],
        )

    def _introductions(self, waiting: Waiting) -> list[NewPaper]:
        if waiting.step != "members_introduce":
            return []
        on = FORMS[waiting.step].on
        return [paper("introduction", on, about=name) for name in INTRODUCERS[waiting.cell]]

    def _recorder(self, waiting: Waiting, by: str) -> Actor:
        return self.actor(by or SECRETARIES[waiting.unit][0])

    def _meets(
        self, together: Sequence[Waiting], *, key: UUID, by: str, joint: bool
    ) -> list[Answer]:
        first = together[0]
        met_on, document = VOTES[first.step]
        present = self.present[first.unit]
        partner = self._partner(first.unit) if joint else None
        return meetings.record_meeting(
            actor=self._recorder(first, by),
            sitting=Sitting(
                body_id=first.body_id,
                met_on=met_on,
                mode=MeetingMode.IN_SESSION,
                presiding_id=self.world.id(present[0]),
                minutes_by_id=self.world.id(present[1]),
                present=frozenset(map(self.world.id, present)),
                partner=partner,
            ),
            questions=[
                QuestionPut(
                    item_id=waiting.item_id,
                    ballot_form=BallotForm.SECRET,
                    tally=_all_in_favour(present),
                    number=f"{key.hex}-{place}",
                    document_kind="resolution",
                    numbering_period=str(met_on.year),
                    issued_on=met_on,
                    papers=[paper(document, met_on)],
                    basis=BASIS,
                    partner=PartnerCount(_all_in_favour(partner.present), f"{key.hex}-{place}")
                    if partner
                    else None,
                )
                for place, waiting in enumerate(together)
            ],
            at=AT,
            key=key,
            no_conflict=True,
        )

    def _partner(self, unit: str) -> Partner:
        body, present = PARTNERS[unit]
        return Partner(self.world.bodies[body].id, frozenset(map(self.world.id, present)))


def _all_in_favour(present: Collection[object]) -> Tally:
    voted = len(present)
    return Tally(handed_out=voted, collected=voted, in_favour=voted, against=0, invalid=0)


def _replies(clerk: Clerk, waiting: Waiting, actor: Actor) -> Mapping[str, Any]:
    with scopes.opened_for(person_id=actor.person_id, at=AT):
        checks = list(
            RelativeCheck.objects.filter(case_id=waiting.case_id).values_list("id", flat=True)
        )
    reply = {
        "result": "clear",
        "asked_on": date(2024, 5, 2),
        "replied_on": date(2024, 5, 28),
        "reply_number": "12-CV",
    }
    return {"checks": {str(check): reply for check in checks}}


def _introducers(clerk: Clerk, waiting: Waiting, actor: Actor) -> Mapping[str, Any]:
    return {
        "members": [
            {
                "person_id": clerk.world.id(name),
                "name": name,
                "together_since": date(2021, 3, 1),
            }
            for name in INTRODUCERS[waiting.cell]
        ]
    }


def _relatives(clerk: Clerk, waiting: Waiting, actor: Actor) -> Mapping[str, Any]:
    return {"relatives": [{"relation": "father", "named": "Nguyễn Văn Tám"}]}


FORMS = {
    "applicant_applies": Filled(
        date(2024, 4, 2),
        [
            paper("course_certificate", date(2024, 1, 12)),
            paper("application", date(2024, 4, 1)),
        ],
    ),
    "applicant_writes_life_history": Filled(
        date(2024, 4, 20), [paper("life_history", date(2024, 4, 18))], _relatives
    ),
    "committee_verifies": Filled(
        date(2024, 6, 3), [paper("verification_result", date(2024, 6, 3))], _replies
    ),
    "members_introduce": Filled(date(2024, 6, 10), facts=_introducers),
    "cell_gathers_comments": Filled(
        date(2024, 6, 20), [paper("comments_summary", date(2024, 6, 19))]
    ),
    "sub_committee_appraises": Filled(date(2024, 7, 20), [paper("appraisal", date(2024, 7, 20))]),
    "cell_receives_decision": Filled(date(2024, 9, 16)),
    "cell_admits": Filled(date(2024, 10, 1), [paper("ceremony_minutes", date(2024, 10, 1))]),
    "member_files_record": Filled(date(2024, 10, 21), [paper("member_record", date(2024, 10, 21))]),
}
