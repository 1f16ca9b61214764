"""With the membership ends every circumstance of the member, and a restoration gives none back."""

from datetime import date

import pytest

from tests.builders import a_province_with_every_shape
from tests.flows.annulment.conftest import ANNULLED, Annulment
from tests.flows.death.test_recording import Death
from tests.flows.deletion.conftest import Deletion
from tests.flows.exemption.conftest import Request
from tests.flows.restoration.conftest import Restoration
from tests.flows.suspension.conftest import DECIDED_ON, Suspending
from workflows.flows.suspension.steps.prolonging import NotProlonged
from workflows.people.models import Condition
from workflows.web.questions import persons

DELETED_ON = date(2024, 7, 10)


@pytest.fixture
def world(db):
    return a_province_with_every_shape()


def days(world, kind, of="Khiêm"):
    world.see_everything()
    held = Condition.objects.filter(person=world.people[of], kind=kind).order_by("recorded_at")
    return [
        "no day" if each.during.isempty else (each.during.lower, each.during.upper) for each in held
    ]


def test_an_exemption_ends_with_the_membership(world):
    way = Request(world=world)
    way.asks()
    way.cell_votes()
    way.noted()

    Deletion(world=world).is_decided()

    assert way.exemptions() == [(date(2024, 5, 20), DELETED_ON)]


def test_one_that_was_to_begin_later_holds_on_no_day(world):
    way = Request(world=world)
    way.asks(since=date(2024, 9, 1))
    way.cell_votes()
    way.noted()

    Deletion(world=world).is_decided()

    assert days(world, "exempted") == ["no day"]
    assert not persons.conditions(world.id("Khiêm"))


def test_one_that_was_over_before_stays_as_it_was(world):
    world.condition("Khiêm", "exempted", since=date(2023, 1, 2), until=date(2023, 6, 1))

    Deletion(world=world).is_decided()

    assert days(world, "exempted") == [(date(2023, 1, 2), date(2023, 6, 1))]


def test_an_annulled_admission_ends_a_time_away(world):
    world.condition("Khiêm", "temporary_transfer_out", since=date(2024, 1, 8))
    way = Annulment(world=world)
    way.prepares()

    way.is_annulled()

    assert days(world, "temporary_transfer_out") == [(date(2024, 1, 8), ANNULLED)]


def test_a_death_ends_all_of_them(world):
    world.condition("Khiêm", "exempted", since=date(2024, 1, 8))
    way, on = Death(world=world), date(2024, 8, 5)

    way.opens("death", {"died_on": date(2024, 8, 1)}, [way.paper("death_certificate", on)], on=on)

    assert days(world, "exempted") == [(date(2024, 1, 8), date(2024, 8, 1))]


class TestARestoration:
    @pytest.fixture
    def suspension(self, world):
        """Suspend “Khiêm” without a last day, delete the name, and restore it."""
        way = Suspending(world=world)
        way.suspended("held_in_custody")
        return way

    def restored(self, world):
        deletion = Deletion(world=world)
        deletion.is_decided()
        deletion.is_announced()
        deletion.does("complaint_window_runs", date(2024, 9, 1))
        Restoration(world=world).is_restored()

    def test_gives_no_suspension_back(self, world, suspension):
        self.restored(world)

        assert suspension.days() == [(DECIDED_ON, DELETED_ON)]

    def test_leaves_nothing_for_the_end_of_the_proceedings_to_lengthen(self, world, suspension):
        self.restored(world)
        on = date(2024, 10, 7)

        suspension.does(
            "competent_committee_lifts",
            on,
            by="Ủy viên 10",
            manner="legal_term_ended",
            papers=[suspension.paper("notice_of_proceedings", on)],
        )

        assert suspension.case().outcome == "ended"
        assert suspension.days() == [(DECIDED_ON, DELETED_ON)]

    def test_leaves_nothing_for_a_vote_to_lift(self, world, suspension):
        self.restored(world)

        suspension.votes(date(2024, 10, 7), step="competent_committee_lifts")

        assert suspension.days() == [(DECIDED_ON, DELETED_ON)]

    def test_leaves_no_suspension_to_extend(self, world):
        way = Suspending(world=world)
        way.suspended(on=date(2024, 7, 8))
        self.restored(world)

        with pytest.raises(NotProlonged):
            way.prolongs(30, on=date(2024, 10, 4))
