"""Whom a recognition ends by deleting is told, may complain, and gives the card back."""

from datetime import date

import pytest

from tests.flows.admission.test_recalls import recall
from tests.flows.deletion.test_road import a_card_of
from tests.flows.restoration.conftest import Restoration
from workflows.engine.dossiers import BasisNotConfirmed
from workflows.engine.refusals import BeforeThePrecedingStep
from workflows.flows.restoration.steps.opening import DeletionStillOpen
from workflows.journal.chains import breaks
from workflows.journal.models import Entry
from workflows.people.models import Card

DELETED = date(2024, 7, 25)


@pytest.fixture
def deleted(way):
    way.is_deleted(DELETED)
    return way


def complains(way, on=date(2024, 8, 1)):
    papers = [way.paper("deletion_complaint", on)]
    way.does("complaint_window_runs", on, manner="complained", papers=papers)


def is_answered(way, answer):
    on = date(2024, 10, 1)
    papers = [way.paper("complaint_answer", date(2024, 9, 27))]
    way.does("cell_receives_answer", on, papers=papers, facts={"answer": answer})


class TestTold:
    def test_the_cell_announces_the_deletion_which_has_ended_the_membership(self, deleted):
        assert deleted.open_steps() == {"cell_announces_deletion": ("Phòng", "cell_meeting")}
        assert deleted.membership().state == "former"

    def test_from_the_receipt_the_time_to_complain_runs_as_after_any_deletion(self, deleted):
        deleted.is_told_of_deletion(received_on=date(2024, 7, 26))

        clock = deleted.case().clocks.get(kind="complaint_window")
        assert (clock.event_on, clock.due_on) == (date(2024, 7, 26), date(2024, 9, 10))
        assert clock.parameter == "deletion.complaint_window"
        assert deleted.open_steps() == {"complaint_window_runs": ("Phòng", "cell_meeting")}

    def test_nobody_receives_the_decision_before_it_is_issued(self, deleted):
        with pytest.raises(BeforeThePrecedingStep):
            deleted.is_told_of_deletion(received_on=date(2024, 7, 24))

    def test_the_announcement_is_recalled_with_its_clock(self, deleted):
        deleted.is_told_of_deletion()

        recall(deleted, "cell_announces_deletion", date(2024, 7, 29))

        assert set(deleted.open_steps()) == {"cell_announces_deletion"}


class TestComplaint:
    def test_once_its_time_has_passed_the_case_ends(self, deleted):
        deleted.is_told_of_deletion()

        deleted.does("complaint_window_runs", date(2024, 9, 11))

        assert deleted.case().outcome == "deleted"
        entries = list(Entry.objects.filter(stream_id=deleted.case_id).order_by("number"))
        assert breaks(entries) == []

    def test_as_long_as_it_runs_it_has_not_passed_without_a_basis(self, deleted):
        deleted.is_told_of_deletion()

        with pytest.raises(BasisNotConfirmed):
            deleted.does("complaint_window_runs", date(2024, 8, 23))

    def test_one_that_is_not_written_needs_a_basis(self, deleted):
        deleted.is_told_of_deletion()

        with pytest.raises(BasisNotConfirmed):
            deleted.does("complaint_window_runs", date(2024, 8, 1), manner="complained")

    def test_waits_for_its_answer_for_ninety_working_days(self, deleted):
        deleted.is_told_of_deletion()

        complains(deleted)

        assert deleted.item("cell_receives_answer").due_on == date(2024, 12, 9)
        assert deleted.membership().state == "former"

    @pytest.mark.parametrize(
        ("answer", "outcome"), [("upheld", "deleted"), ("annulled", "annulled_on_complaint")]
    )
    def test_its_answer_ends_the_case(self, deleted, answer, outcome):
        deleted.is_told_of_deletion()
        complains(deleted)

        is_answered(deleted, answer)

        assert deleted.case().outcome == outcome

    def test_nobody_is_restored_before_the_case_has_ended_and_whoever_succeeded_is_then(
        self, deleted
    ):
        deleted.is_told_of_deletion()
        restoration = Restoration(world=deleted.world)
        with pytest.raises(DeletionStillOpen):
            restoration.applies(of="Ngân")

        complains(deleted)
        is_answered(deleted, "annulled")
        restoration.applies(date(2024, 10, 2), of="Ngân")

        assert restoration.case().state == "open"


def test_a_card_is_collected_while_the_time_to_complain_runs(way):
    a_card_of(way)
    way.is_deleted(DELETED)
    way.is_told_of_deletion()
    assert set(way.open_steps()) == {"cell_collects_card", "complaint_window_runs"}

    on = date(2024, 8, 5)
    way.does("cell_collects_card", on, facts={"fate": "collected", "handed_up_on": on})

    way.world.see_everything()
    card = Card.objects.get()
    assert (card.state, card.during.upper) == ("collected", DELETED)
    way.does("complaint_window_runs", date(2024, 9, 11))
    assert way.case().outcome == "deleted"


def test_a_death_after_the_deletion_leaves_it_as_it_is(deleted):
    deleted.does(
        "cell_announces_deletion",
        date(2024, 8, 1),
        manner="died",
        facts={"reason": "Từ trần 30/07/2024"},
    )

    assert deleted.case().outcome == "deleted"
