"""A member of a small province who asks to leave the Party."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from tests.builders import a_province_with_every_shape
from tests.flows.admission.conftest import COMMITTEE, STANDING_COMMITTEE, WORKING_RULES
from tests.flows.deletion.conftest import PRESENT, Deletion
from workflows.engine import openings
from workflows.engine.actors import Answer
from workflows.foundation.identifiers import new_id

REASON = "Gia đình khó khăn, phải đi làm ăn xa dài ngày"


@dataclass
class Leaving(Deletion):
    """The request of “Khiêm”, an official member of “Phòng”."""

    def opens(self, on: date = date(2024, 5, 6), **changes: Any) -> Answer:
        """Open the case with the member's own request."""
        answer = openings.open_case(
            openings.Opening(
                **{
                    "procedure": "leaving",
                    "body_id": self.world.body(self.cell, "cell_meeting").id,
                    "actor": self.actor("Đạt"),
                    "person_id": self.world.id(self.subject),
                    "decided_on": on,
                    "at": self.at,
                    "key": new_id(),
                    "no_conflict": True,
                    "facts": {"ground": "leaving.ground_family_hardship", "reason": REASON},
                    "papers": [self.paper("leaving_request", on)],
                    **changes,
                }
            )
        )
        self.case_id = answer.case_id
        return answer

    def states(self, on: date = date(2024, 5, 20), *, stated: str = "nothing_open", **changes: Any):
        """Let the cell state what is open against the member."""
        return self.does("cell_states_no_breach", on, facts={"stated": stated}, **changes)

    def cell_votes(self, on: date = date(2024, 6, 3), *, yes: int, no: int = 0) -> list[Answer]:
        """Record the vote of the cell."""
        return self._votes("cell_resolves", on, "leaving_resolution", PRESENT, yes=yes, no=no)

    def appraised(self, on: date = date(2024, 6, 14)) -> Answer:
        """Record the appraisal of the sub-committee."""
        papers = [self.paper("leaving_appraisal", on)]
        return self.does("sub_committee_appraises", on, by="Ủy viên 15", papers=papers)

    def committee_votes(
        self, on: date = date(2024, 6, 20), *, yes: int = 8, no: int = 1
    ) -> list[Answer]:
        """Record the vote of the grass-roots committee."""
        kind = "grassroots_leaving_resolution"
        step = "grassroots_committee_resolves"
        return self._votes(step, on, kind, COMMITTEE, by="Ủy viên 1", yes=yes, no=no)

    def block_votes(
        self, on: date = date(2024, 7, 10), *, yes: int = 3, no: int = 1, **changes: Any
    ) -> list[Answer]:
        """Record the vote of the standing committee that decides."""
        step, kind = "competent_committee_decides", "leaving_decision"
        return self._votes(
            step, on, kind, STANDING_COMMITTEE, by="Ủy viên 10", yes=yes, no=no, **changes
        )

    def _votes(
        self,
        step: str,
        on: date,
        kind: str,
        present: tuple[str, ...],
        *,
        by: str = "Đạt",
        **votes: Any,
    ) -> list[Answer]:
        return self.meets(
            step,
            on,
            by=by,
            present=present,
            number=f"{new_id()}",
            papers=[self.paper(kind, on)],
            basis=WORKING_RULES,
            **votes,
        )

    def is_decided(self) -> None:
        """Bring the case to the announcement of the decision."""
        self.opens()
        self.states()
        self.cell_votes(yes=7, no=2)
        self.appraised()
        self.committee_votes()
        self.block_votes()


@pytest.fixture
def way(db: None) -> Leaving:
    """Give a world in which a member wants to leave."""
    return Leaving(world=a_province_with_every_shape())
