"""A member of a small province who asks to be exempted, or to return."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from tests.builders import MEMBERS, a_province_with_every_shape
from tests.flows.admission.conftest import COMMITTEE, WORKING_RULES, Way
from workflows.engine import openings
from workflows.engine.actors import Answer
from workflows.foundation.identifiers import new_id
from workflows.people.models import Condition

ASKED_ON = date(2024, 5, 6)
MET_ON = date(2024, 5, 20)
BACK_ON = date(2024, 9, 2)


@dataclass
class Request(Way):
    """What “Khiêm” of the cell “Phòng” asks for."""

    def asks(self, on: date = ASKED_ON, *, papers: Any = None, **changes: Any) -> Answer:
        """Open the case."""
        facts = {
            "what": "exemption",
            "ground": "poor_health",
            "since": on,
            "until": None,
            "unable": "",
            **changes,
        }
        kind = "return_request" if facts["what"] == "return" else "exemption_request"
        answer = openings.open_case(
            openings.Opening(
                procedure="exemption",
                body_id=self.world.body(self.cell, "cell_meeting").id,
                actor=self.actor("Đạt"),
                person_id=self.world.id("Khiêm"),
                decided_on=on,
                at=self.at,
                key=new_id(),
                no_conflict=True,
                facts=facts,
                papers=[self.paper(kind, on)] if papers is None else papers,
            )
        )
        self.case_id = answer.case_id
        return answer

    def cell_votes(
        self, on: date = MET_ON, *, yes: int = 8, no: int = 2, number: str = "07-NQ"
    ) -> list[Answer]:
        """Record the cell's vote."""
        return self.meets(
            "cell_resolves",
            on,
            by="Đạt",
            present=MEMBERS,
            yes=yes,
            no=no,
            number=number,
            papers=[self.paper("exemption_resolution", on)],
            basis=WORKING_RULES,
        )

    def committee_votes(self, on: date, *, yes: int, no: int = 0) -> list[Answer]:
        """Record the vote of the committee above."""
        return self.meets(
            "committee_decides",
            on,
            by="Ủy viên 1",
            present=COMMITTEE,
            yes=yes,
            no=no,
            papers=[self.paper("exemption_decision", on)],
            basis=WORKING_RULES,
        )

    def noted(self, on: date = MET_ON) -> Answer:
        """Let the committee above take note."""
        return self.does("committee_takes_note", on, by="Ủy viên 1")

    def back(self, on: date = BACK_ON, *, recorded_on: date = BACK_ON) -> Answer:
        """Record the return."""
        return self.does("cell_records_return", recorded_on, facts={"back_on": on})

    def exemptions(self) -> list[tuple[date, date | None]]:
        """Return the days for which the member is exempted."""
        self.world.see_everything()
        held = Condition.objects.filter(person=self.world.people["Khiêm"], kind="exempted")
        return [(each.during.lower, each.during.upper) for each in held.order_by("during")]


@pytest.fixture
def way(db: None) -> Request:
    """Give a world in which a member may ask."""
    return Request(world=a_province_with_every_shape())
