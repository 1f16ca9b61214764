"""Nothing is decided about somebody whose standing another case has changed; the case is ended."""

from datetime import UTC, date, datetime

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.builders import MEMBERS, a_province_with_every_shape
from tests.flows.admission.conftest import WORKING_RULES
from tests.flows.admission.test_corrections import correct
from tests.flows.admission.test_shrinking import relieve
from tests.flows.badge.conftest import ADMITTED_ON, Badge, a_province_that_awards
from tests.flows.exemption.conftest import Request
from tests.flows.recount.conftest import Recount
from tests.flows.restoration.conftest import Restoration
from tests.flows.suspension.conftest import Suspending
from workflows.engine import concerns
from workflows.engine.registry import every_procedure
from workflows.foundation.identifiers import new_id
from workflows.people.models import Standing
from workflows.web import sentences

LEFT_ON = date(2024, 10, 8)
LATER = date(2024, 10, 14)
PRESENT = [name for name in MEMBERS if name != "Khiêm"]


@pytest.fixture
def world(db):
    return a_province_with_every_shape()


@pytest.fixture
def request_of_khiem(world):
    """Let “Khiêm” ask to be exempted."""
    way = Request(world=world)
    way.asks()
    return way


@pytest.fixture
def badge(db):
    """Bring the badge of “Vinh” to the committee that awards it."""
    way = Badge(world=a_province_that_awards(), at=datetime(2024, 10, 25, 3, tzinfo=UTC))
    way.membership(admission_decided_on=ADMITTED_ON, first_admission_decided_on=ADMITTED_ON)
    way.declares()
    way.cell_votes()
    way.committee_votes()
    return way


def leaves(way, name, *, on=LEFT_ON):
    way.world.leaves(name, on=on, by="deletion")


def is_admitted_again(world, name, *, on):
    standing = Standing.objects.get(person=world.people[name], kind="former")
    standing.during = DateRange(standing.during.lower, on)
    standing.save()
    again = {"kind": "probationary", "during": DateRange(on, None), "entry_id": new_id()}
    seen = {"path": standing.path, "recorded_at": standing.recorded_at}
    Standing.objects.create(person=world.people[name], **again, **seen)


def cell_exempts(way):
    return way.meets(
        "cell_resolves",
        LATER,
        by="Đạt",
        present=PRESENT,
        yes=8,
        no=1,
        papers=[way.paper("exemption_resolution", LATER)],
        basis=WORKING_RULES,
    )


class TestCheck:
    def test_refuses_the_decision_of_a_meeting(self, badge):
        leaves(badge, "Vinh", on=date(2024, 3, 28))

        with pytest.raises(concerns.OtherStanding):
            badge.province_votes()
        assert badge.awards() == []

    def test_refuses_the_vote_of_the_cell(self, request_of_khiem):
        leaves(request_of_khiem, "Khiêm")

        with pytest.raises(concerns.OtherStanding):
            cell_exempts(request_of_khiem)

    def test_refuses_the_decision_of_a_superior(self, world):
        way = Recount(world=world, at=datetime(2024, 10, 25, 3, tzinfo=UTC))
        way.membership(
            admission_decided_on=date(1996, 5, 19), first_admission_decided_on=date(1996, 5, 19)
        )
        way.proposed_to_the_committee_above()
        leaves(way, "Vinh", on=date(2024, 10, 1))

        with pytest.raises(concerns.OtherStanding):
            way.committee_above_votes()

    def test_refuses_the_step_of_one_person(self, world):
        way = Suspending(world=world)
        way.reports()
        leaves(way, "Khiêm")

        with pytest.raises(concerns.OtherStanding):
            way.is_heard(LATER)

    def test_refuses_another_manner_of_a_step(self, badge):
        leaves(badge, "Vinh", on=date(2024, 3, 28))

        with pytest.raises(concerns.OtherStanding):
            badge.does(
                "competent_committee_decides",
                date(2024, 4, 1),
                by="Ủy viên 14",
                manner="return",
                facts={"reason": "Thiếu xác nhận"},
            )

    def test_refuses_an_act_beside_the_steps(self, world):
        way = Suspending(world=world)
        way.suspended()
        leaves(way, "Khiêm", on=date(2024, 6, 3))

        with pytest.raises(concerns.OtherStanding):
            way.prolongs(30, on=date(2024, 7, 10))

    def test_refuses_a_corrected_count_that_turns(self, request_of_khiem):
        way = request_of_khiem
        way.cell_votes(yes=4, no=6)
        leaves(way, "Khiêm")

        with pytest.raises(concerns.OtherStanding):
            correct(way, 8, 2, decided_on=LATER)

    def test_lets_a_slip_be_corrected_that_turns_nothing(self, request_of_khiem):
        way = request_of_khiem
        way.cell_votes(yes=4, no=6)
        leaves(way, "Khiêm")

        correct(way, 3, 7, decided_on=LATER)

        assert way.case().outcome == "not_exempted"

    def test_lets_what_was_decided_be_carried_out(self, badge):
        badge.province_votes()
        leaves(badge, "Vinh", on=date(2024, 6, 3))

        badge.handed_over()

        assert badge.case().state == "ended"

    def test_refuses_to_restore_who_became_a_member_otherwise(self, world):
        world.leaves("Khiêm", on=date(2024, 3, 11), by="deletion")
        way = Restoration(world=world)
        way.applies()
        way.committee_votes()
        is_admitted_again(world, "Khiêm", on=date(2024, 9, 20))

        with pytest.raises(concerns.OtherStanding):
            way.restores()


class TestTheWayOut:
    def test_is_to_end_the_case(self, badge):
        leaves(badge, "Vinh", on=date(2024, 3, 28))

        badge.does(
            "competent_committee_decides",
            date(2024, 4, 1),
            by="Đạt",
            manner="left",
            facts={"reason": "Đã bị xóa tên"},
        )

        assert badge.case().outcome == "left"

    def test_is_open_to_the_superior_where_nobody_of_the_cell_may_act(self, request_of_khiem):
        way = request_of_khiem
        way.cell_votes()
        way.world.see_everything()
        way.world.people["Ủy viên 1"].appointments.update(during=("2020-01-01", "2024-06-01"))
        leaves(way, "Khiêm")
        relieve(way)

        way.does(
            "superior_directs",
            LATER,
            by="Ủy viên 10",
            facts={"way": "close", "reason": "Đã bị xóa tên"},
        )

        assert way.case().outcome == "closed_by_superior"

    def test_is_named_with_what_the_person_is_since_when(self, badge):
        leaves(badge, "Vinh", on=date(2024, 3, 28))

        with pytest.raises(concerns.OtherStanding) as refused:
            badge.province_votes()

        said, remedy = sentences.refused(refused.value), sentences.remedy(refused.value)
        assert all(told in said for told in ("Vinh", "28/03/2024", "đã ra khỏi Đảng"))
        assert remedy.count("“") == 3

    @pytest.mark.parametrize("procedure", every_procedure(), ids=lambda each: each.name)
    def test_is_a_ground_of_every_procedure_but_the_death_that_takes_the_standing_at_once(
        self, procedure
    ):
        known = getattr(procedure, "grounds", ())

        assert (procedure.lapses_on in known) is (procedure.name != "death")
