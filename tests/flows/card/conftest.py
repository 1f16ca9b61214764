"""An official member of a small province whose card is to be replaced."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.builders import a_province_with_every_shape
from tests.flows.admission.conftest import Way
from workflows.engine import openings
from workflows.engine.actors import Answer
from workflows.foundation.identifiers import new_id
from workflows.people.models import Card

ISSUED_ON = date(2019, 3, 5)
BASIS = "Theo hướng dẫn của ban tổ chức"


@dataclass
class Replacement(Way):
    """Another card for “Vinh”, a member of the cell “Phòng”, who holds 01.000042."""

    def reports(self, ground: str, on: date = date(2025, 2, 3), **changes: Any) -> Answer:
        """Open the case."""
        answer = openings.open_case(
            openings.Opening(
                **{
                    "procedure": "card",
                    "body_id": self.world.body(self.cell, "cell_meeting").id,
                    "actor": self.actor("Đạt"),
                    "person_id": self.world.id("Vinh"),
                    "decided_on": on,
                    "at": self.at,
                    "key": new_id(),
                    "no_conflict": True,
                    "facts": {"ground": ground, "reason": "Bị ướt trong mùa lũ."},
                    "papers": [self.paper("card_request", on)],
                    "basis": BASIS,
                    **changes,
                }
            )
        )
        self.case_id = answer.case_id
        return answer

    def forwards(self, on: date = date(2025, 2, 10)) -> None:
        """Let the grass-roots committee forward the request."""
        self.does("grassroots_committee_forwards_request", on, by="Ủy viên 1")

    def replaces(self, kind: str, on: date = date(2025, 3, 3), **changes: Any) -> Answer:
        """Let the committee above issue another card, with a decision of a kind."""
        facts = {"number": "01.000042", "document": "31-QĐ/ĐU"}
        return self.does(
            "committee_replaces_card",
            on,
            **{
                "by": "Ủy viên 10",
                "papers": [self.paper(kind, on)],
                "facts": facts,
                "basis": BASIS,
                **changes,
            },
        )

    def cards(self) -> list[Card]:
        """Return the member's cards, the oldest first."""
        self.world.see_everything()
        return list(Card.objects.filter(person=self.world.people["Vinh"]).order_by("issued_on"))


@pytest.fixture
def way(db: None) -> Replacement:
    """Give a world in which one member holds a card since 2019."""
    world = a_province_with_every_shape()
    world.see_everything()
    card = Card(
        person=world.people["Vinh"],
        version="2003",
        number="01.000042",
        issued_on=ISSUED_ON,
        document="5-QĐ/ĐU",
        during=(ISSUED_ON, None),
        entry_id=new_id(),
        path=world.paths["Phòng"],
        recorded_at=datetime(2020, 1, 2, tzinfo=UTC),
    )
    card.hand_over(on=ISSUED_ON)
    card.save()
    return Replacement(world=world, at=datetime(2025, 6, 2, 3, tzinfo=UTC))
