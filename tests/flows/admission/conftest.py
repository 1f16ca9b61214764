"""An applicant on the way through a small province."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from tests.builders import MEMBERS, World, a_province_with_every_shape
from workflows.engine import decisions, meetings, openings
from workflows.engine.actors import Actor, Answer
from workflows.engine.dossiers import NewPaper
from workflows.engine.models import BallotForm, Case, Item, MeetingMode
from workflows.engine.sittings import PartnerCount, QuestionPut, Sitting
from workflows.foundation.identifiers import new_id
from workflows.papers.documents import Sheet
from workflows.rules.tallies import Tally

WORKING_RULES = "Quy chế làm việc của Ban Thường vụ: quá nửa số ủy viên"
FATHER = ({"relation": "father", "named": "Nguyễn Văn Tám"},)
CLEAR: Mapping[str, Mapping[str, Any]] = {}
AT = datetime(2024, 10, 25, 3, tzinfo=UTC)
COMMITTEE = tuple(f"Ủy viên {number}" for number in range(1, 10))
STANDING_COMMITTEE = tuple(f"Ủy viên {number}" for number in range(10, 14))


@dataclass
class Way:
    """A case under way, told step by step."""

    world: World
    cell: str = "Phòng"
    at: datetime = AT
    case_id: UUID | None = None

    def actor(self, name: str) -> Actor:
        """Return a person of the world as one who acts."""
        return Actor(person_id=self.world.id(name), name=name)

    def paper(self, kind: str, on: date, about: str = "") -> NewPaper:
        """Return a paper kept elsewhere."""
        return NewPaper(kind=kind, sheet=Sheet(dated_on=on, kept_at="Tủ 1"), about=about)

    def listed(self, on: date, *, by: str = "Đạt", helper: str = "Vinh", **changes: Any) -> Answer:
        """Open a case for an applicant."""
        answer = openings.open_case(
            openings.Opening(
                **{
                    "procedure": "admission",
                    "body_id": self.world.body(self.cell, "cell_meeting").id,
                    "actor": self.actor(by),
                    "full_name": "Nguyễn Thị Hồng Gấm",
                    "born_on": date(1998, 3, 8),
                    "decided_on": on,
                    "at": self.at,
                    "key": new_id(),
                    "no_conflict": True,
                    "facts": {
                        "number": "03-NQ/CB",
                        "helper": {"person_id": self.world.id(helper), "name": helper},
                    },
                    "papers": [self.paper("list_resolution", on)],
                    **changes,
                }
            )
        )
        self.case_id = answer.case_id
        return answer

    def item(self, step: str) -> Item:
        """Return the open item of a step."""
        self.world.see_everything()
        return Item.objects.get(case_id=self.case_id, step=step, state="open")

    def open_steps(self) -> dict[str, tuple[str, str]]:
        """Return the open steps, each with the unit and the kind of the body that holds it."""
        self.world.see_everything()
        return {
            item.step: (item.body.unit.name, item.body.kind)
            for item in Item.objects.filter(case_id=self.case_id, state="open").select_related(
                "body__unit"
            )
        }

    def case(self) -> Case:
        """Return the case as it stands."""
        self.world.see_everything()
        return Case.objects.get(pk=self.case_id)

    def does(
        self,
        step: str,
        on: date,
        *,
        by: str = "Đạt",
        papers: Sequence[NewPaper] = (),
        facts: Mapping[str, Any] | None = None,
        **changes: Any,
    ) -> Answer:
        """Decide a one-person step."""
        return decisions.decide(
            decisions.Deed(
                **{
                    "item_id": self.item(step).id,
                    "actor": self.actor(by),
                    "decided_on": on,
                    "at": self.at,
                    "key": new_id(),
                    "no_conflict": True,
                    "facts": facts or {},
                    "papers": papers,
                    **changes,
                }
            )
        )

    def meets(
        self,
        step: str,
        on: date,
        *,
        by: str,
        present: Sequence[str],
        yes: int,
        no: int = 0,
        number: str = "07-NQ",
        issued_on: date | None = None,
        papers: Sequence[NewPaper] = (),
        basis: str = "",
        key: UUID | None = None,
        counted: PartnerCount | None = None,
        **changes: Any,
    ) -> list[Answer]:
        """Record a meeting with one question."""
        item = self.item(step)
        return meetings.record_meeting(
            actor=self.actor(by),
            sitting=Sitting(
                **{
                    "body_id": item.body_id,
                    "met_on": on,
                    "mode": MeetingMode.IN_SESSION,
                    "presiding_id": self.world.id(present[0]),
                    "minutes_by_id": self.world.id(present[1]),
                    "present": frozenset(map(self.world.id, present)),
                    **changes,
                }
            ),
            questions=[
                QuestionPut(
                    item_id=item.id,
                    ballot_form=BallotForm.SECRET,
                    tally=Tally(
                        handed_out=yes + no,
                        collected=yes + no,
                        in_favour=yes,
                        against=no,
                        invalid=0,
                    ),
                    number=number,
                    document_kind="resolution",
                    numbering_period=str(on.year),
                    issued_on=issued_on or on,
                    papers=papers,
                    basis=basis,
                    partner=counted,
                )
            ],
            at=self.at,
            key=key or new_id(),
            no_conflict=True,
        )

    def prepared(
        self,
        *,
        relatives: Sequence[Mapping[str, str]] = FATHER,
        check: Mapping[str, Mapping[str, Any]] | None = None,
        introducers: Sequence[str] = ("Lập", "Duyên"),
        together_since: date = date(2021, 3, 1),
        circumstances: Sequence[str] = (),
        leaving: Mapping[str, Any] | None = None,
        **opening: Any,
    ) -> None:
        """Bring the case of an applicant of “Phòng” to the cell's meeting."""
        self.listed(date(2024, 3, 4), **opening)
        self.goes_on_to_the_meeting(
            relatives=relatives,
            check=check,
            introducers=introducers,
            together_since=together_since,
            told={"circumstances": circumstances, **(leaving or {})},
        )

    def goes_on_to_the_meeting(
        self,
        *,
        relatives: Sequence[Mapping[str, str]] = FATHER,
        check: Mapping[str, Mapping[str, Any]] | None = None,
        introducers: Sequence[str] = ("Lập", "Duyên"),
        together_since: date = date(2021, 3, 1),
        told: Mapping[str, Any] | None = None,
    ) -> None:
        """Bring a case that was opened in “Phòng” to the cell's meeting."""
        self.does(
            "applicant_applies",
            date(2024, 4, 2),
            papers=[
                self.paper("course_certificate", date(2024, 1, 12)),
                self.paper("application", date(2024, 4, 1)),
            ],
        )
        self.does(
            "applicant_writes_life_history",
            date(2024, 4, 20),
            papers=[self.paper("life_history", date(2024, 4, 18))],
            facts={"relatives": relatives, **(told or {})},
        )
        self.verified(date(2024, 6, 3), by="Ủy viên 1", results=check or {})
        self.introduced(
            date(2024, 6, 10), by="Đạt", names=introducers, together_since=together_since
        )
        self.does(
            "cell_gathers_comments",
            date(2024, 6, 20),
            papers=[self.paper("comments_summary", date(2024, 6, 19))],
        )

    def resolved(self, *, yes: int = 9, no: int = 1) -> None:
        """Bring the case through the meeting of the cell “Phòng”."""
        self.prepared()
        self.meets(
            "cell_resolves",
            date(2024, 7, 5),
            by="Đạt",
            present=MEMBERS,
            yes=yes,
            no=no,
            papers=[self.paper("cell_resolution", date(2024, 7, 5))],
        )

    def appraised(self) -> None:
        """Bring the case through the sub-committee."""
        self.resolved()
        self.does(
            "sub_committee_appraises",
            date(2024, 7, 20),
            by="Ủy viên 15",
            papers=[self.paper("appraisal", date(2024, 7, 20))],
        )

    def proposed(self, *, yes: int = 9, no: int = 0) -> None:
        """Bring the case through the grass-roots committee."""
        self.appraised()
        self.meets(
            "grassroots_committee_resolves",
            date(2024, 8, 2),
            by="Ủy viên 1",
            present=COMMITTEE,
            yes=yes,
            no=no,
            papers=[self.paper("grassroots_resolution", date(2024, 8, 2))],
        )

    def decided(self, *, yes: int = 4, no: int = 0, on: date = date(2024, 9, 10)) -> None:
        """Bring the case through the standing committee above."""
        self.meets(
            "competent_committee_decides",
            on,
            by="Ủy viên 10",
            present=STANDING_COMMITTEE,
            yes=yes,
            no=no,
            papers=[self.paper("admission_decision", on)],
            basis=WORKING_RULES,
        )

    def verified(
        self, on: date, *, by: str, results: Mapping[str, Mapping[str, Any]] = CLEAR
    ) -> Answer:
        """Record a clear reply for everyone declared, unless another result is given."""
        self.world.see_everything()
        checks = self.case().checks.all()
        return self.does(
            "committee_verifies",
            on,
            by=by,
            papers=[self.paper("verification_result", on)],
            facts={
                "checks": {
                    str(check.id): {
                        "result": "clear",
                        "asked_on": date(2024, 5, 2),
                        "replied_on": date(2024, 5, 28),
                        "reply_number": "12-CV",
                        **results.get(check.relation, {}),
                    }
                    for check in checks
                }
            },
        )

    def introduced(
        self,
        on: date,
        *,
        by: str,
        names: Sequence[str] = ("Lập", "Duyên"),
        together_since: date = date(2021, 3, 1),
    ) -> Answer:
        """Let two members introduce the applicant."""
        return self.does(
            "members_introduce",
            on,
            by=by,
            papers=[self.paper("introduction", on, about=name) for name in names],
            facts={
                "members": [
                    {
                        "person_id": self.world.id(name),
                        "name": name,
                        "together_since": together_since,
                    }
                    for name in names
                ]
            },
        )


@pytest.fixture
def way(db: None) -> Way:
    """Give a world in which every shape of organisation stands."""
    return Way(world=a_province_with_every_shape())
