"""An official member of a small province whose party age is on record from a wrong day."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.builders import MEMBERS, a_province_with_every_shape
from tests.flows.admission.conftest import COMMITTEE, STANDING_COMMITTEE, WORKING_RULES, Way
from workflows.engine import openings
from workflows.engine.actors import Answer
from workflows.foundation.identifiers import new_id
from workflows.people.models import Membership, PartyAge

ON_RECORD = date(1996, 5, 19)
WRITTEN = date(1994, 5, 19)
OPENED_ON = date(2024, 9, 1)
DECIDED_ON = date(2024, 10, 6)
TOLD_ON = date(2024, 10, 13)
PROVINCE = ("Ủy viên 14", "Ủy viên 13", "Ủy viên 12")
PROOF = ("recount_request", "earlier_admission_decision", "time_outside_papers")


@dataclass
class Recount(Way):
    """The recount for “Vinh” of the cell “Phòng”: admitted in 1994, on record since 1996."""

    def asks(
        self,
        on: date = OPENED_ON,
        *,
        of: str = "Vinh",
        by: str = "Đạt",
        cell: str = "",
        papers: tuple[str, ...] = PROOF,
        **told: Any,
    ) -> Answer:
        """Open the case at the request of the member, unless told otherwise."""
        answer = openings.open_case(
            openings.Opening(
                procedure="recount",
                body_id=self.world.body(cell or self.cell, "cell_meeting").id,
                actor=self.actor(by),
                person_id=self.world.id(of),
                decided_on=on,
                at=self.at,
                key=new_id(),
                no_conflict=True,
                facts={
                    "asked_by": "asked",
                    "admission_decided_on": WRITTEN,
                    "outside": [],
                    "reason": "Lý lịch ghi nhầm năm; quyết định kết nạp ghi năm 1994.",
                    **told,
                },
                papers=[self.paper(kind, on) for kind in papers],
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
        basis: str = WORKING_RULES,
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
            basis=basis,
        )

    def cell_votes(self, *, yes: int = 9, no: int = 1) -> list[Answer]:
        """Let the cell vote."""
        on, paper = date(self.at.year, 9, 8), "recount_resolution"
        return self.votes("cell_resolves", on, present=MEMBERS, yes=yes, no=no, paper=paper)

    def committee_votes(self, *, yes: int = 9, no: int = 0) -> list[Answer]:
        """Let the grass-roots committee vote."""
        step, paper = "grassroots_committee_resolves", "grassroots_recount_resolution"
        on = date(self.at.year, 9, 22)
        return self.votes(step, on, present=COMMITTEE, yes=yes, no=no, paper=paper)

    def committee_above_votes(
        self,
        on: date = DECIDED_ON,
        *,
        present: tuple[str, ...] = STANDING_COMMITTEE,
        yes: int = 4,
        no: int = 0,
        basis: str = WORKING_RULES,
    ) -> list[Answer]:
        """Let the standing committee directly above the grass roots vote."""
        step, paper = "competent_committee_decides", "recount_decision"
        return self.votes(step, on, present=present, yes=yes, no=no, paper=paper, basis=basis)

    def proposed_to_the_committee_above(self, **told: Any) -> None:
        """Bring a case before the committee that decides."""
        self.asks(**told)
        self.cell_votes()
        self.committee_votes()

    def tells(self, on: date = TOLD_ON, *, reason: str = "") -> Answer:
        """Let the cell tell the member."""
        return self.does("cell_tells_member", on, facts={"reason": reason})

    def recounts(self) -> list[tuple[date, int, date, date | None]]:
        """Return the recounts: day of the decision of admission, days outside, since, until."""
        self.world.see_everything()
        found = PartyAge.objects.order_by("during")
        return [
            (each.decided_on, each.days_outside, each.during.lower, each.during.upper)
            for each in found
        ]

    def membership(self, of: str = "Vinh", **columns: Any) -> None:
        """Put other days on record of a membership."""
        self.world.see_everything()
        Membership.objects.filter(person=self.world.people[of]).update(**columns)


@pytest.fixture
def way(db: None) -> Recount:
    """Give a world in which the register has one member admitted two years too late."""
    told = Recount(world=a_province_with_every_shape(), at=datetime(2024, 10, 25, 3, tzinfo=UTC))
    told.membership(admission_decided_on=ON_RECORD, first_admission_decided_on=ON_RECORD)
    return told
