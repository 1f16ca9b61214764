"""A member of a small province who goes to another place for a time, and comes back."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.builders import a_province_with_every_shape
from tests.flows.admission.conftest import Way
from workflows.engine import openings
from workflows.engine.actors import Answer
from workflows.foundation.identifiers import new_id
from workflows.people.models import Condition

ASKED_ON = date(2025, 2, 3)
SINCE, UNTIL = date(2025, 3, 1), date(2025, 8, 31)
CELL_LETTER_ON = date(2025, 2, 5)
LETTER_ON = date(2025, 2, 17)
RECEIVED_ON = date(2025, 3, 4)
RECORDED_ON = date(2025, 3, 10)
BACK_ON = date(2025, 7, 14)
RECEPTION, RETURN = "cell_records_reception", "cell_records_return"
GROUNDS = "transfer_grounds"
DECLINED = {"reason": "Chi bộ đang cần người, xin hoãn sang năm."}


@dataclass
class Transfer(Way):
    """What “Khiêm” of the cell “Phòng” asks for: half a year at work elsewhere."""

    def asks(self, on: date = ASKED_ON, *, of: str = "Khiêm", **changes: Any) -> Answer:
        """Open the case; facts are given by their names, whatever belongs to the form as well."""
        facts = {"purpose": "work", "place": "Công ty Biển Tây", "since": SINCE, "until": UNTIL}
        told = {name: changes.pop(name, value) for name, value in facts.items()}
        answer = openings.open_case(
            openings.Opening(
                **{
                    "procedure": "temporary_transfer",
                    "body_id": self.world.body(self.cell, "cell_meeting").id,
                    "actor": self.actor("Đạt"),
                    "person_id": self.world.id(of),
                    "decided_on": on,
                    "at": self.at,
                    "key": new_id(),
                    "no_conflict": True,
                    "facts": told,
                    "papers": [self.paper("transfer_request", on), self.paper(GROUNDS, on)],
                    **changes,
                }
            )
        )
        self.case_id = answer.case_id
        return answer

    def cell_introduces(self, on: date = CELL_LETTER_ON, **facts: Any) -> Answer:
        """Record the cell's letter."""
        letter = {"number": "03-GT/CB", "issued_on": on, **facts}
        papers = [self.paper("cell_transfer_letter", on)]
        return self.does("cell_introduces", on, facts=letter, papers=papers)

    def committee_introduces(
        self, on: date = LETTER_ON, *, basis: str = "", **facts: Any
    ) -> Answer:
        """Record the committee's letter."""
        letter = {
            "number": "21-GT/ĐU",
            "issued_on": on,
            "host_cell": "Chi bộ Phân xưởng 2",
            "host_organisation": "Đảng bộ Công ty Biển Tây",
            "until": UNTIL,
            **facts,
        }
        papers = [self.paper("transfer_letter", on)]
        return self.does(
            "committee_introduces", on, by="Ủy viên 1", facts=letter, papers=papers, basis=basis
        )

    def received(self, on: date = RECORDED_ON, *, received_on: date = RECEIVED_ON) -> Answer:
        """Record that the host received the member."""
        papers = [self.paper("transfer_confirmation", on)]
        return self.does(RECEPTION, on, facts={"received_on": received_on}, papers=papers)

    def away(self) -> None:
        """Bring the member to the host."""
        self.asks()
        self.cell_introduces()
        self.committee_introduces()
        self.received()

    def back(self, on: date = BACK_ON, *, recorded_on: date | None = None) -> Answer:
        """Record the return."""
        facts = {"outcome": "came_back", "came_back_on": on}
        return self.does(RETURN, recorded_on or on, facts=facts)

    def runs_out(self, on: date) -> Answer:
        """Record that the time ran out."""
        return self.does(RETURN, on, facts={"outcome": "ran_out", "came_back_on": None})

    def times_away(self, of: str = "Khiêm") -> list[tuple[date, date | None]]:
        """Return the days for which the member is away."""
        self.world.see_everything()
        held = Condition.objects.filter(
            person=self.world.people[of], kind="temporary_transfer_out"
        ).order_by("during")
        return [(each.during.lower, each.during.upper) for each in held]


@pytest.fixture
def way(db: None) -> Transfer:
    """Give a world in which a member may ask."""
    world = a_province_with_every_shape()
    return Transfer(world=world, at=datetime(2025, 12, 1, 3, tzinfo=UTC))
