"""One record of a meeting asks one question about a person."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from tests.builders import a_province_with_every_shape
from tests.flows.admission.conftest import STANDING_COMMITTEE, WORKING_RULES
from tests.flows.deletion.conftest import Deletion
from tests.flows.suspension.conftest import Suspending
from workflows.engine import meetings
from workflows.engine.models import BallotForm, MeetingMode
from workflows.engine.sittings import OnePersonTwice, QuestionPut, Sitting
from workflows.foundation.identifiers import new_id
from workflows.people.models import Condition
from workflows.rules.tallies import Tally

ON = date(2024, 7, 10)
STEP = "competent_committee_decides"
UNANIMOUS = Tally(handed_out=4, collected=4, in_favour=4, against=0, invalid=0)


@dataclass
class Waiting:
    """Two questions about “Khiêm” that wait for one committee, or one about another too."""

    deletion: Deletion
    suspension: Suspending

    def put(self, way: Any, paper: str) -> QuestionPut:
        """Return a question that everybody is in favour of."""
        return QuestionPut(
            item_id=way.item(STEP).id,
            ballot_form=BallotForm.SECRET,
            tally=UNANIMOUS,
            number=f"{new_id()}",
            document_kind="resolution",
            numbering_period="2024",
            issued_on=ON,
            papers=[way.paper(paper, ON)],
            basis=WORKING_RULES,
        )

    def record(self, *, suspended_first: bool) -> None:
        """Record one meeting that decides both."""
        world = self.deletion.world
        questions = [
            self.put(self.deletion, "deletion_decision"),
            self.put(self.suspension, "suspension_decision"),
        ]
        meetings.record_meeting(
            actor=self.deletion.actor("Ủy viên 10"),
            sitting=Sitting(
                body_id=self.deletion.item(STEP).body_id,
                met_on=ON,
                mode=MeetingMode.IN_SESSION,
                presiding_id=world.id(STANDING_COMMITTEE[0]),
                minutes_by_id=world.id(STANDING_COMMITTEE[1]),
                present=frozenset(map(world.id, STANDING_COMMITTEE)),
            ),
            questions=questions[::-1] if suspended_first else questions,
            at=self.deletion.at,
            key=new_id(),
            no_conflict=True,
        )


def waiting(whom: str) -> Waiting:
    """Bring the deletion of “Khiêm”, and somebody's suspension, before one committee."""
    world = a_province_with_every_shape()
    suspension = Suspending(world=world, whom=whom)
    suspension.reports(on=date(2024, 5, 6))
    suspension.is_heard(date(2024, 5, 20))
    deletion = Deletion(world=world)
    deletion.prepares()
    deletion.cell_votes(yes=7, no=2)
    deletion.appraised()
    deletion.committee_votes()
    return Waiting(deletion, suspension)


@pytest.mark.parametrize("suspended_first", [True, False])
def test_two_questions_about_one_person_are_recorded_one_after_the_other(db, suspended_first):
    both = waiting("Khiêm")

    with pytest.raises(OnePersonTwice) as refused:
        both.record(suspended_first=suspended_first)
    assert refused.value.facts["name"] == "Khiêm"
    assert both.deletion.membership().state == "official"

    both.suspension.votes(ON)
    both.deletion.block_votes(ON)

    assert both.deletion.membership().state == "former"
    assert not Condition.objects.filter(during__contains=ON).exists()


def test_questions_about_two_persons_are_recorded_together(db):
    both = waiting("Lập")

    both.record(suspended_first=False)

    assert both.deletion.membership().state == "former"
    held = Condition.objects.get(during__contains=ON)
    assert held.person.full_name == "Lập"
