"""A member of a small province whose deletion from the list is considered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from tests.builders import MEMBERS, a_province_with_every_shape
from tests.flows.admission.conftest import COMMITTEE, STANDING_COMMITTEE, WORKING_RULES, Way
from workflows.engine import openings
from workflows.engine.actors import Answer
from workflows.engine.dossiers import NewPaper
from workflows.foundation.identifiers import new_id
from workflows.people.models import Standing

ACCOUNT = "Bỏ sinh hoạt từ tháng 01 đến tháng 04/2024, không có lý do"
BASIS = "Hướng dẫn của Ban Tổ chức Tỉnh ủy"
PRESENT = tuple(name for name in MEMBERS if name != "Khiêm")


@dataclass
class Deletion(Way):
    """The deletion of “Khiêm”, an official member of “Phòng”."""

    subject: str = "Khiêm"

    def opens(self, on: date = date(2024, 5, 6), **changes: Any) -> Answer:
        """Open the file on the ground of four months' absence."""
        answer = openings.open_case(
            openings.Opening(
                **{
                    "procedure": "deletion",
                    "body_id": self.world.body(self.cell, "cell_meeting").id,
                    "actor": self.actor("Đạt"),
                    "person_id": self.world.id(self.subject),
                    "decided_on": on,
                    "at": self.at,
                    "key": new_id(),
                    "no_conflict": True,
                    "facts": {
                        "ground": "deletion.ground_absent_or_unpaid",
                        "lasted": 4,
                        "reason": ACCOUNT,
                    },
                    **changes,
                }
            )
        )
        self.case_id = answer.case_id
        return answer

    def asks(self, on: date, *, papers: Sequence[NewPaper] | None = None, **changes: Any) -> Answer:
        """Ask for the self-review, with the proof of this very request."""
        proof = [self.paper("self_review_request", on)] if papers is None else papers
        return self.does("cell_requests_self_review", on, papers=proof, **changes)

    def stays_silent(self, on: date) -> Answer:
        """Record that no self-review came."""
        return self.does(
            "member_reviews_self",
            on,
            manner="unanswered",
            facts={"reason": "Không trả lời sau khi đã nhận yêu cầu"},
        )

    def hands_in(self, on: date) -> Answer:
        """Hand in the self-review."""
        return self.does("member_reviews_self", on, papers=[self.paper("deletion_self_review", on)])

    def is_heard(self, on: date, **changes: Any) -> Answer:
        """Tell the member, and hear them."""
        facts = {"how": "in_person", "reason": "Nhận khuyết điểm, xin ở lại", **changes}
        return self.does("cell_hears_member", on, facts=facts)

    def prepares(self) -> None:
        """Bring the file to the meeting of the cell."""
        self.opens()
        self.asks(date(2024, 5, 8))
        self.hands_in(date(2024, 5, 20))
        self.is_heard(date(2024, 6, 3))

    def cell_votes(self, on: date = date(2024, 6, 3), *, yes: int, no: int = 0) -> list[Answer]:
        """Record the vote of the cell."""
        return self.meets(
            "cell_resolves",
            on,
            by="Đạt",
            present=PRESENT,
            yes=yes,
            no=no,
            number=f"{new_id()}",
            papers=[self.paper("deletion_resolution", on)],
            basis=BASIS,
        )

    def appraised(self, on: date = date(2024, 6, 14)) -> Answer:
        """Record the appraisal of the sub-committee."""
        return self.does(
            "sub_committee_appraises",
            on,
            by="Ủy viên 15",
            papers=[self.paper("deletion_appraisal", on)],
        )

    def committee_votes(
        self, on: date = date(2024, 6, 20), *, yes: int = 8, no: int = 1
    ) -> list[Answer]:
        """Record the vote of the grass-roots committee."""
        return self.meets(
            "grassroots_committee_resolves",
            on,
            by="Ủy viên 1",
            present=COMMITTEE,
            yes=yes,
            no=no,
            number=f"{new_id()}",
            papers=[self.paper("grassroots_deletion_resolution", on)],
            basis=BASIS,
        )

    def block_votes(
        self, on: date = date(2024, 7, 10), *, yes: int = 3, no: int = 1, **changes: Any
    ) -> list[Answer]:
        """Record the vote of the standing committee that decides."""
        return self.meets(
            "competent_committee_decides",
            on,
            by="Ủy viên 10",
            present=STANDING_COMMITTEE,
            yes=yes,
            no=no,
            number=f"{new_id()}",
            papers=[self.paper("deletion_decision", on)],
            basis=WORKING_RULES,
            **changes,
        )

    def is_decided(self) -> None:
        """Bring the case to the announcement of the decision."""
        self.prepares()
        self.cell_votes(yes=7, no=2)
        self.appraised()
        self.committee_votes()
        self.block_votes()

    def is_announced(
        self, on: date = date(2024, 7, 15), *, received_on: date = date(2024, 7, 12)
    ) -> Answer:
        """Announce the decision, which the person has received."""
        return self.does("cell_announces", on, facts={"received_on": received_on})

    def membership(self) -> Any:
        """Return the membership as it stands."""
        self.world.see_everything()
        person = self.world.people[self.subject]
        person.refresh_from_db()
        return person.membership

    def standings(self) -> list[tuple[str, date, date | None]]:
        """Return what the person was and is, with the days."""
        self.world.see_everything()
        found = Standing.objects.filter(person=self.world.people[self.subject]).order_by("during")
        return [(each.kind, each.during.lower, each.during.upper) for each in found]


@pytest.fixture
def way(db: None) -> Deletion:
    """Give a world in which a member stays away from the meetings."""
    return Deletion(world=a_province_with_every_shape())
