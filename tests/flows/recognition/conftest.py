"""A probationary member of a small province on the way to recognition."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from tests.builders import MEMBERS, a_province_with_every_shape
from tests.flows.admission.conftest import COMMITTEE, STANDING_COMMITTEE, WORKING_RULES, Way
from workflows.engine import openings
from workflows.engine.actors import Answer
from workflows.foundation.identifiers import new_id
from workflows.people.models import Card

CEREMONY = date(2023, 7, 3)
ENDS = date(2024, 7, 3)


@dataclass
class Probation(Way):
    """The recognition of “Ngân”, whose ceremony was held on 03/07/2023."""

    subject: str = "Ngân"

    def opens(self, on: date = date(2024, 5, 6), *, by: str = "Đạt", **changes: Any) -> Answer:
        """Open the file."""
        answer = openings.open_case(
            openings.Opening(
                **{
                    "procedure": "recognition",
                    "body_id": self.world.body(self.cell, "cell_meeting").id,
                    "actor": self.actor(by),
                    "person_id": self.world.id("Ngân"),
                    "decided_on": on,
                    "at": self.at,
                    "key": new_id(),
                    "no_conflict": True,
                    **changes,
                }
            )
        )
        self.case_id = answer.case_id
        return answer

    def prepares(self) -> None:
        """Bring the file to the cell's meeting."""
        self.opens()
        day = date(2024, 6, 3)
        self.does(
            "member_reviews_self",
            day,
            papers=[self.paper("new_member_course", day), self.paper("self_review", day)],
        )
        self.does(
            "helper_comments",
            day,
            papers=[self.paper("helper_comment", day)],
            facts={"helper": {"person_id": self.world.id("Vinh"), "name": "Vinh"}},
        )
        self.does("cell_gathers_comments", day, papers=[self.paper("probation_comments", day)])

    def cell_votes(
        self, on: date, *, yes: int, no: int = 0, step: str = "cell_resolves"
    ) -> list[Answer]:
        """Record a vote of the cell."""
        kind = {"cell_resolves": "recognition_resolution"}.get(step, "deletion_resolution")
        return self.meets(
            step,
            on,
            by="Đạt",
            present=MEMBERS,
            yes=yes,
            no=no,
            number=f"{new_id()}",
            papers=[self.paper(kind, on)],
            basis=WORKING_RULES,
        )

    def committee_votes(self, step: str, on: date, *, yes: int, no: int = 0) -> list[Answer]:
        """Record a vote of the grass-roots committee."""
        kinds = {"grassroots_committee_resolves": "grassroots_recognition_resolution"}
        return self.meets(
            step,
            on,
            by="Ủy viên 1",
            present=COMMITTEE,
            yes=yes,
            no=no,
            number=f"{new_id()}",
            papers=[self.paper(kinds.get(step, "deletion_resolution"), on)],
            basis=WORKING_RULES,
        )

    def block_votes(self, step: str, on: date, *, yes: int, no: int = 0) -> list[Answer]:
        """Record a vote of the standing committee that decides."""
        kinds = {"competent_committee_decides": "recognition_decision"}
        return self.meets(
            step,
            on,
            by="Ủy viên 10",
            present=STANDING_COMMITTEE,
            yes=yes,
            no=no,
            number=f"{new_id()}",
            papers=[self.paper(kinds.get(step, "deletion_decision"), on)],
            basis=WORKING_RULES,
        )

    def appraised(self, on: date) -> None:
        """Record the appraisal of the sub-committee."""
        self.does(
            "sub_committee_appraises",
            on,
            by="Ủy viên 15",
            papers=[self.paper("recognition_appraisal", on)],
            basis=WORKING_RULES,
        )

    def card_issued(self, on: date, *, number: str = "01.234567", **changes: Any) -> Answer:
        """Record the decision that issues the card."""
        return self.does(
            "committee_issues_card",
            on,
            **{
                "by": "Ủy viên 10",
                "papers": [self.paper("card_decision", on)],
                "facts": {"number": number, "document": "88-QĐ/ĐU"},
                "basis": "Theo mẫu thẻ đang dùng",
                **changes,
            },
        )

    def decided(self, on: date = date(2024, 9, 10)) -> None:
        """Bring the case to the decision of recognition."""
        self.prepares()
        self.cell_votes(date(2024, 7, 5), yes=9, no=1)
        self.appraised(date(2024, 7, 12))
        self.committee_votes("grassroots_committee_resolves", date(2024, 7, 20), yes=8, no=1)
        self.block_votes("competent_committee_decides", on, yes=3, no=1)

    def is_deleted(self, on: date = date(2024, 7, 25)) -> None:
        """Bring the case to the decision that deletes the member instead."""
        self.prepares()
        self.cell_votes(date(2024, 7, 5), yes=1, no=9)
        self.cell_votes(date(2024, 7, 6), yes=9, no=1, step="cell_considers_deletion")
        self.appraised(date(2024, 7, 12))
        self.committee_votes(
            "grassroots_committee_proposes_deletion", date(2024, 7, 20), yes=8, no=1
        )
        self.block_votes("competent_committee_deletes", on, yes=3, no=1)

    def is_told_of_deletion(
        self, on: date = date(2024, 7, 29), *, received_on: date = date(2024, 7, 26)
    ) -> Answer:
        """Announce the deletion, which the person has received."""
        return self.does("cell_announces_deletion", on, facts={"received_on": received_on})

    def cards(self) -> list[Card]:
        """Return the member's cards, the oldest first."""
        self.world.see_everything()
        return list(Card.objects.filter(person=self.world.people["Ngân"]).order_by("issued_on"))

    def membership(self) -> Any:
        """Return the membership as it stands."""
        self.world.see_everything()
        person = self.world.people["Ngân"]
        person.refresh_from_db()
        return person.membership


@pytest.fixture
def way(db: None) -> Probation:
    """Give a world in which a probation is under way."""
    world = a_province_with_every_shape()
    way = Probation(world=world)
    membership = way.membership()
    membership.admitted_on, membership.admission_decided_on = CEREMONY, date(2023, 6, 1)
    membership.save()
    return way
