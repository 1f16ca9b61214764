"""Whose application is taken up: of somebody deleted, after a decision annulled the deletion."""

from datetime import date, timedelta

import pytest

from tests.flows.deletion.conftest import Deletion
from tests.flows.restoration.conftest import DELETED_ON, OPENED_ON
from workflows.engine import openings
from workflows.engine.refusals import NotVisible
from workflows.flows.restoration.steps.opening import (
    AnnulledOutsideTheTime,
    DecisionNumberMissing,
    DeletionStillOpen,
    NotDeleted,
    StandingNotOnRecord,
)
from workflows.papers.completeness import DossierIncomplete
from workflows.people.models import Standing


class TestApplication:
    def test_goes_straight_to_the_committee_that_could_have_deleted(self, way):
        way.applies()

        assert way.open_steps() == {"competent_committee_decides": ("Khối", "standing_committee")}

    def test_goes_to_a_delegated_grassroots_committee(self, way):
        way.world.delegate("Sở", by=("Khối", "standing_committee"))

        way.applies()

        assert way.open_steps() == {"competent_committee_decides": ("Sở", "committee")}

    @pytest.mark.parametrize("missing", ["restoration_application", "annulling_decision"])
    def test_needs_both_papers(self, way, missing):
        papers = {"restoration_application", "annulling_decision"} - {missing}

        with pytest.raises(DossierIncomplete):
            way.applies(papers=tuple(papers))

    def test_is_taken_up_by_the_cell_in_which_the_person_lived(self, way):
        way.cell = "Chợ"

        with pytest.raises(NotVisible):
            way.applies(by="Sương")

    @pytest.mark.parametrize("name", ["Vinh", "Ngân"])
    def test_is_not_of_a_member(self, way, name):
        with pytest.raises(openings.NotOfThatStanding):
            way.applies(of=name)

    @pytest.mark.parametrize("procedure", ["leaving", ""])
    def test_is_not_of_somebody_who_left_in_another_way(self, way, procedure):
        way.world.leaves("Vinh", on=DELETED_ON, by=procedure)

        with pytest.raises(NotDeleted):
            way.applies(of="Vinh")

    def test_waits_until_the_case_of_the_deletion_has_ended(self, way):
        deletion = Deletion(world=way.world, subject="Hân")
        deletion.opens(date(2024, 2, 5))
        way.world.leaves("Hân", on=DELETED_ON, by="deletion")

        with pytest.raises(DeletionStillOpen):
            way.applies(of="Hân")

    def test_asks_what_the_person_was_before(self, way):
        way.world.see_everything()
        Standing.objects.filter(person=way.world.people["Khiêm"], kind="official").update(
            kind="applicant"
        )

        with pytest.raises(StandingNotOnRecord):
            way.applies()


class TestDecisionOnTheComplaint:
    def test_has_a_number(self, way):
        with pytest.raises(DecisionNumberMissing):
            way.applies(number=" ")

    @pytest.mark.parametrize("day", [DELETED_ON - timedelta(days=1), OPENED_ON + timedelta(days=1)])
    def test_is_of_after_the_deletion_and_of_before_the_application(self, way, day):
        with pytest.raises(AnnulledOutsideTheTime):
            way.applies(annulled_on=day)

    @pytest.mark.parametrize("day", [DELETED_ON, OPENED_ON])
    def test_may_be_of_either_day(self, way, day):
        way.applies(annulled_on=day)

        assert way.case().state == "open"

    def test_stands_in_the_journal_with_its_day(self, way):
        way.applies()

        way.world.see_everything()
        facts = way.case().items.get(step="cell_opens_file").facts
        assert (facts["decision_number"], facts["annulled_on"]) == ("45-QĐ/TU", "2024-08-12")
