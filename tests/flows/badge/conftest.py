"""An official member of a small province who declares for a badge."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.builders import MEMBERS, World, a_province_with_every_shape
from tests.flows.admission.conftest import COMMITTEE, WORKING_RULES, Way
from workflows.engine import openings
from workflows.engine.actors import Answer
from workflows.flows.badge.models import Award
from workflows.foundation.identifiers import new_id
from workflows.people.models import Membership

ADMITTED_ON = date(1994, 5, 19)
DECLARED_ON = date(2024, 3, 4)
DAY_OF_AWARD = date(2024, 5, 19)
PROVINCE = ("Ủy viên 14", "Ủy viên 13", "Ủy viên 12")


@dataclass
class Badge(Way):
    """The badge of “Vinh” of the cell “Phòng”, whose decision of admission is of 19/05/1994."""

    def declares(self, on: date = DECLARED_ON, *, of: str = "Vinh", **told: Any) -> Answer:
        """Open the case of a badge of thirty years in time, unless told otherwise."""
        facts = {
            "years": 30,
            "award_on": DAY_OF_AWARD,
            "ground": "in_time",
            "ground_in_words": "đủ năm tuổi Đảng",
            "died_on": None,
            "discipline": "",
            "discipline_in_words": "",
            "disciplined_on": None,
            "repair_recognised_on": None,
            **told,
        }
        basis = facts.pop("basis", "")
        answer = openings.open_case(
            openings.Opening(
                procedure="badge",
                body_id=self.world.body(self.cell, "cell_meeting").id,
                actor=self.actor("Đạt"),
                person_id=self.world.id(of),
                decided_on=on,
                at=self.at,
                key=new_id(),
                no_conflict=True,
                facts=facts,
                papers=[self.paper("badge_declaration", on)],
                basis=basis,
            )
        )
        self.case_id = answer.case_id
        return answer

    def votes(
        self,
        step: str,
        on: date,
        *,
        present: tuple[str, ...],
        yes: int,
        no: int,
        paper: str,
        issued_on: date | None = None,
    ) -> list[Answer]:
        """Record a vote, with the paper that the body issues if it carries."""
        return self.meets(
            step,
            on,
            by=present[0],
            present=present,
            yes=yes,
            no=no,
            papers=[self.paper(paper, on)],
            basis=WORKING_RULES,
            issued_on=issued_on,
        )

    def cell_votes(self, *, yes: int = 9, no: int = 1) -> list[Answer]:
        """Let the cell vote."""
        on, paper = date(2024, 3, 8), "badge_resolution"
        return self.votes("cell_resolves", on, present=MEMBERS, yes=yes, no=no, paper=paper)

    def committee_votes(self, *, yes: int = 9, no: int = 0) -> list[Answer]:
        """Let the grass-roots committee vote."""
        step, paper = "grassroots_committee_resolves", "grassroots_badge_resolution"
        on = date(2024, 3, 18)
        return self.votes(step, on, present=COMMITTEE, yes=yes, no=no, paper=paper)

    def province_votes(
        self, *, yes: int = 3, no: int = 0, issued_on: date | None = None
    ) -> list[Answer]:
        """Let the standing committee of the province vote."""
        step, paper = "competent_committee_decides", "badge_decision"
        on = date(2024, 4, 22)
        return self.votes(
            step, on, present=PROVINCE, yes=yes, no=no, paper=paper, issued_on=issued_on
        )

    def decided(self, **told: Any) -> None:  # type: ignore[override]
        """Bring a case to the ceremony."""
        self.declares(**told)
        self.cell_votes()
        self.committee_votes()
        self.province_votes()

    def handed_over(self, on: date = DAY_OF_AWARD, **changes: Any) -> Answer:
        """Let the committee hand over the badge."""
        return self.does("committee_hands_over_badge", on, by="Ủy viên 1", **changes)

    def awards(self) -> list[tuple[int, date, date | None]]:
        """Return the badges on record: years, day awarded, day handed over."""
        self.world.see_everything()
        columns = ("years", "awarded_on", "handed_over_on")
        return list(Award.objects.order_by("years").values_list(*columns))

    def membership(self, of: str = "Vinh", **columns: Any) -> None:
        """Put other days on record of a membership."""
        self.world.see_everything()
        Membership.objects.filter(person=self.world.people[of]).update(**columns)


def a_province_that_awards() -> World:
    """Build a province whose standing committee has three members."""
    world = a_province_with_every_shape()
    for name in PROVINCE[1:]:
        world.seat(name, "Tỉnh", "standing_committee", "standing_committee_member")
    return world


@pytest.fixture
def way(db: None) -> Badge:
    """Give a world in which one member has been in the Party for thirty years."""
    told = Badge(world=a_province_that_awards(), at=datetime(2024, 10, 25, 3, tzinfo=UTC))
    told.membership(admission_decided_on=ADMITTED_ON, first_admission_decided_on=ADMITTED_ON)
    return told
