"""Somebody of a small province who was deleted from the list wrongly, and applies."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from tests.builders import a_province_with_every_shape
from tests.flows.admission.conftest import STANDING_COMMITTEE, WORKING_RULES, Way
from workflows.engine import openings
from workflows.engine.actors import Answer
from workflows.engine.dossiers import NewPaper
from workflows.foundation.identifiers import new_id
from workflows.papers.documents import Sheet
from workflows.people.models import CellPlace, Membership, Standing

ADMITTED_ON = date(1994, 5, 19)
DELETED_ON = date(2024, 3, 11)
ANNULLED_ON = date(2024, 8, 12)
OPENED_ON = date(2024, 9, 2)
DECIDED_ON = date(2024, 9, 16)
ISSUED_ON = date(2024, 9, 18)
RESTORED_ON = date(2024, 9, 25)
PAPERS = ("restoration_application", "annulling_decision")


def stamped(kind: str, dated_on: date, number: str) -> NewPaper:
    """Return a paper kept elsewhere, with its day and its number."""
    return NewPaper(kind=kind, sheet=Sheet(dated_on=dated_on, number=number, kept_at="Tủ 1"))


@dataclass
class Restoration(Way):
    """The restoration of “Khiêm”, an official member of “Phòng” until the deletion."""

    def applies(
        self,
        on: date = OPENED_ON,
        *,
        of: str = "Khiêm",
        by: str = "Đạt",
        papers: tuple[str, ...] = PAPERS,
        number: str = "45-QĐ/TU",
        annulled_on: date = ANNULLED_ON,
    ) -> Answer:
        """Open the case on the application of the person."""
        stamps = {"annulling_decision": (annulled_on, number)}
        answer = openings.open_case(
            openings.Opening(
                procedure="restoration",
                body_id=self.world.body(self.cell, "cell_meeting").id,
                actor=self.actor(by),
                person_id=self.world.id(of),
                decided_on=on,
                at=self.at,
                key=new_id(),
                no_conflict=True,
                papers=[stamped(kind, *stamps.get(kind, (on, ""))) for kind in papers],
            )
        )
        self.case_id = answer.case_id
        return answer

    def committee_votes(
        self,
        on: date = DECIDED_ON,
        *,
        yes: int = 4,
        no: int = 0,
        present: tuple[str, ...] = STANDING_COMMITTEE,
        issued_on: date = ISSUED_ON,
        basis: str = WORKING_RULES,
    ) -> list[Answer]:
        """Let the committee that could have deleted vote."""
        return self.meets(
            "competent_committee_decides",
            on,
            by=present[0],
            present=present,
            yes=yes,
            no=no,
            issued_on=issued_on,
            papers=[self.paper("restoration_decision", issued_on)] if yes > no else (),
            basis=basis,
        )

    def restores(
        self,
        on: date = RESTORED_ON,
        *,
        paid_on: date | None = None,
        papers: tuple[str, ...] = (),
    ) -> Answer:
        """Let the cell carry the decision out."""
        return self.does(
            "cell_restores_member",
            on,
            facts={"dues_paid_on": paid_on},
            papers=[self.paper(kind, on) for kind in papers],
        )

    def is_restored(self, of: str = "Khiêm") -> None:
        """Bring a case to its end."""
        self.applies(of=of)
        self.committee_votes()
        self.restores()

    def membership(self, of: str = "Khiêm") -> Membership:
        """Return the membership as it stands."""
        self.world.see_everything()
        return Membership.objects.get(person=self.world.people[of])

    def standings(self, of: str = "Khiêm") -> list[tuple[str, date, date | None]]:
        """Return what the person was and is, with the days."""
        self.world.see_everything()
        found = Standing.objects.filter(person=self.world.people[of]).order_by("during")
        return [(each.kind, each.during.lower, each.during.upper) for each in found]

    def places(self, of: str = "Khiêm") -> list[tuple[str, date, date | None]]:
        """Return the cells of the person, with the days."""
        self.world.see_everything()
        found = CellPlace.objects.filter(person=self.world.people[of]).order_by("during")
        return [(each.cell.name, each.during.lower, each.during.upper) for each in found]


@pytest.fixture
def way(db: None) -> Restoration:
    """Give a world in which a member admitted in 1994 was deleted in March 2024."""
    told = Restoration(
        world=a_province_with_every_shape(), at=datetime(2024, 10, 25, 3, tzinfo=UTC)
    )
    told.world.leaves("Khiêm", on=DELETED_ON, by="deletion")
    Membership.objects.filter(person=told.world.people["Khiêm"]).update(
        admission_decided_on=ADMITTED_ON, first_admission_decided_on=ADMITTED_ON
    )
    return told
