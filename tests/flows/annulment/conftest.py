"""A member of a small province whose admission or recognition was not done by the rules."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from tests.builders import MEMBERS, a_province_with_every_shape
from tests.flows.admission.conftest import COMMITTEE, STANDING_COMMITTEE, WORKING_RULES, Way
from workflows.engine import openings
from workflows.engine.actors import Answer
from workflows.foundation.identifiers import new_id
from workflows.people.models import Standing

FINDING = "Khi kết nạp khai chưa đúng trình độ học vấn; đã có kết luận xác minh"
PRESENT = tuple(name for name in MEMBERS if name != "Khiêm")
ANNULLED = date(2024, 6, 12)


@dataclass
class Annulment(Way):
    """The annulment of a decision about “Khiêm”, an official member of “Phòng”."""

    subject: str = "Khiêm"

    def opens(
        self,
        ground: str = "wrong_standards",
        *,
        annuls: str = "admission",
        on: date = date(2024, 5, 6),
        **changes: Any,
    ) -> Answer:
        """Open the file with what the check found."""
        answer = openings.open_case(
            openings.Opening(
                **{
                    "procedure": "annulment",
                    "body_id": self.world.body(self.cell, "cell_meeting").id,
                    "actor": self.actor("Đạt"),
                    "person_id": self.world.id(self.subject),
                    "decided_on": on,
                    "at": self.at,
                    "key": new_id(),
                    "no_conflict": True,
                    "facts": {
                        "annuls": annuls,
                        "ground": f"annulment.ground_{ground}",
                        "reason": FINDING,
                    },
                    "papers": [self.paper("annulment_finding", on)],
                    **changes,
                }
            )
        )
        self.case_id = answer.case_id
        return answer

    def prepares(self, ground: str = "wrong_standards", *, annuls: str = "admission") -> None:
        """Bring the file to the committee above, the member heard."""
        self.opens(ground, annuls=annuls)
        self.does(
            "cell_hears_member",
            date(2024, 5, 20),
            facts={"how": "in_person", "reason": "Đã trình bày, không có ý kiến khác"},
        )

    def is_annulled(self, *, yes: int = 3, no: int = 1, **changes: Any) -> list[Answer]:
        """Record the vote of the standing committee above on the annulment."""
        return self.meets(
            "superior_committee_annuls",
            ANNULLED,
            by="Ủy viên 10",
            present=STANDING_COMMITTEE,
            yes=yes,
            no=no,
            number=f"{new_id()}",
            papers=[self.paper("annulment_decision", ANNULLED)],
            basis=WORKING_RULES,
            **changes,
        )

    def cell_votes_again(self, *, yes: int = 8, no: int = 1) -> list[Answer]:
        """Record the second vote of the cell."""
        on = date(2024, 6, 24)
        return self.meets(
            "cell_resolves",
            on,
            by="Đạt",
            present=PRESENT,
            yes=yes,
            no=no,
            number=f"{new_id()}",
            papers=[self.paper("repeated_resolution", on)],
            basis=WORKING_RULES,
        )

    def appraised_again(self) -> Answer:
        """Record the second appraisal of the sub-committee."""
        on = date(2024, 6, 28)
        return self.does(
            "sub_committee_appraises",
            on,
            by="Ủy viên 15",
            papers=[self.paper("repeated_appraisal", on)],
        )

    def committee_votes_again(self, *, yes: int = 8, no: int = 1) -> list[Answer]:
        """Record the second vote of the grass-roots committee."""
        on = date(2024, 7, 2)
        return self.meets(
            "grassroots_committee_resolves",
            on,
            by="Ủy viên 1",
            present=COMMITTEE,
            yes=yes,
            no=no,
            number=f"{new_id()}",
            papers=[self.paper("repeated_grassroots_resolution", on)],
            basis=WORKING_RULES,
        )

    def decides_again(
        self, on: date = date(2024, 7, 10), *, yes: int = 3, no: int = 1
    ) -> list[Answer]:
        """Record the decision of the body that holds the authority."""
        return self.meets(
            "competent_committee_decides",
            on,
            by="Ủy viên 10",
            present=STANDING_COMMITTEE,
            yes=yes,
            no=no,
            number=f"{new_id()}",
            papers=[self.paper("repeated_decision", on)],
            basis=WORKING_RULES,
        )

    def responsibility_is_examined(self, reason: str = "Đảng ủy cơ sở rút kinh nghiệm") -> Answer:
        """Record what the examination of responsibility came to."""
        return self.does(
            "superior_examines_responsibility",
            date(2024, 7, 10),
            by="Ủy viên 10",
            facts={"reason": reason},
        )

    def is_announced(
        self, on: date = date(2024, 7, 15), *, received_on: date = date(2024, 7, 12)
    ) -> Answer:
        """Announce the annulment, which the person has received."""
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
def way(db: None) -> Annulment:
    """Give a world in which a check finds that a decision was wrong."""
    return Annulment(world=a_province_with_every_shape())
