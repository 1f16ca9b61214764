"""A member of a small province whom the body above may suspend."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.builders import a_province_with_every_shape
from tests.flows.admission.conftest import STANDING_COMMITTEE, WORKING_RULES, Way
from workflows.engine import openings, side_acts
from workflows.engine.actors import Answer
from workflows.foundation.identifiers import new_id
from workflows.people.electorates import electorate
from workflows.people.models import Condition

REPORTED_ON = date(2024, 5, 6)
DECIDED_ON = date(2024, 5, 20)
LAST_DAY = date(2024, 8, 18)
AFTERWARDS = datetime(2027, 1, 1, tzinfo=UTC)


@dataclass
class Suspending(Way):
    """The suspension of “Khiêm” of the cell “Phòng”, or of another."""

    whom: str = "Khiêm"
    bench: tuple[str, ...] = STANDING_COMMITTEE

    def reports(
        self,
        ground: str = "grave_breach",
        *,
        scope: str = "suspended",
        on: date = REPORTED_ON,
        notice: bool = True,
    ) -> Answer:
        """Open the case."""
        answer = openings.open_case(
            openings.Opening(
                procedure="suspension",
                body_id=self.world.body(self.cell, "cell_meeting").id,
                actor=self.actor("Đạt"),
                person_id=self.world.id(self.whom),
                decided_on=on,
                at=self.at,
                key=new_id(),
                no_conflict=True,
                facts={"scope": scope, "ground": ground},
                papers=[self.paper("notice_of_proceedings", on)] if notice else [],
            )
        )
        self.case_id = answer.case_id
        return answer

    def in_the_province(self, at: datetime) -> None:
        """Let the story be told of a later year, in which the province decides."""
        self.at, self.bench = at, ("Ủy viên 14", "Ủy viên 13")
        self.world.seat("Ủy viên 13", "Tỉnh", "standing_committee", "standing_committee_member")

    def is_heard(self, on: date) -> Answer:
        """Record the hearing."""
        return self.does("member_is_heard", on, papers=[self.paper("hearing_minutes", on)])

    def votes(
        self,
        on: date,
        *,
        yes: int | None = None,
        no: int = 0,
        step: str = "competent_committee_decides",
    ) -> list[Answer]:
        """Record a vote of the standing committee above."""
        kind = "lifting_decision" if step.endswith("lifts") else "suspension_decision"
        return self.meets(
            step,
            on,
            by=self.bench[0],
            present=self.bench,
            yes=len(self.bench) if yes is None else yes,
            no=no,
            number=f"{new_id()}",
            papers=[self.paper(kind, on)],
            basis=WORKING_RULES,
        )

    def suspended(self, ground: str = "grave_breach", *, on: date = DECIDED_ON, **how: Any) -> None:
        """Bring the case to a suspension of which the member was told."""
        self.reports(ground, on=how.pop("reported_on", REPORTED_ON), **how)
        self.is_heard(on)
        self.votes(on)
        self.does("cell_tells_member", on)

    def prolongs(self, days: int, *, on: date, basis: str = "") -> Answer:
        """Extend the suspension."""
        assert self.case_id is not None
        return side_acts.act_beside(
            side_acts.SideAct(
                case_id=self.case_id,
                act="prolongs_suspension",
                actor=self.actor(self.bench[0]),
                decided_on=on,
                at=self.at,
                key=new_id(),
                no_conflict=True,
                facts={"days": days, "document": "12-QĐ", "reason": "Chưa kết luận"},
                basis=basis,
            )
        )

    def days(self, kind: str = "suspended") -> list[tuple[date, date | None]]:
        """Return the days of which the member is suspended."""
        self.world.see_everything()
        held = Condition.objects.filter(person=self.world.people[self.whom], kind=kind)
        return [(each.during.lower, each.during.upper) for each in held.order_by("during")]

    def counted(self, unit: str, kind: str, on: date) -> set[str]:
        """Return the names that count in a body on a day."""
        self.world.see_everything()
        found = electorate(body_id=self.world.body(unit, kind).id, on=on, known_at=AFTERWARDS)
        always = frozenset({"suspended", "suspended_from_committee"})
        base = found.base(
            present=frozenset(), left_out_always=always, left_out_unless_present=frozenset()
        )
        return {each.name for each in base}


@pytest.fixture
def way(db: None) -> Suspending:
    """Give a world in which a member may be suspended."""
    return Suspending(world=a_province_with_every_shape())
