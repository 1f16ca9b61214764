"""Whoever is suspended exercises no office in those days, and does again once they are over."""

from datetime import UTC, date, datetime

import pytest

from tests.flows.admission.conftest import Way
from tests.flows.admission.test_shrinking import relieve
from workflows.authority import powers
from workflows.engine.refusals import NotVisible
from workflows.inbox import questions

from .conftest import DECIDED_ON, LAST_DAY

LIFTS = "competent_committee_lifts"
WITHIN = datetime(2024, 7, 10, 3, tzinfo=UTC)
TODAY = date(2024, 7, 10)
LISTED_ON = date(2024, 3, 4)


@pytest.fixture
def secretary(way):
    """Let the secretary of “Phòng”, who also sits in the committee, be the one concerned."""
    way.whom, way.at = "Đạt", WITHIN
    way.world.seat("Đạt", "Sở", "committee", "committee_member")
    way.actor = lambda name, actor=way.actor: actor("Diệp" if name == "Đạt" else name)
    return way


def may(way, *, on):
    body = way.world.body("Phòng", "cell_meeting")
    return powers.may(way.world.id("Đạt"), "meeting.record", body_id=body.id, on=on)


def waiting(way, name="Đạt"):
    way.world.see_everything()
    counts = questions.waiting(way.world.id(name), on=TODAY)
    return sum(sum(group.values()) for group in counts.values())


class TestASuspendedSecretary:
    def test_has_no_power_from_the_first_day_to_the_last(self, secretary):
        secretary.suspended()

        assert may(secretary, on=date(2024, 5, 19))
        assert not may(secretary, on=DECIDED_ON)
        assert not may(secretary, on=LAST_DAY)
        assert may(secretary, on=date(2024, 8, 19))

    def test_has_the_power_again_on_the_day_it_is_lifted(self, secretary):
        secretary.suspended()

        secretary.votes(date(2024, 6, 10), step=LIFTS)

        assert not may(secretary, on=date(2024, 6, 9))
        assert may(secretary, on=date(2024, 6, 10))

    def test_is_without_power_as_long_as_the_suspension_is_extended(self, secretary):
        secretary.suspended()

        secretary.prolongs(60, on=date(2024, 7, 10))

        assert not may(secretary, on=date(2024, 10, 17))
        assert may(secretary, on=date(2024, 10, 18))

    def test_is_without_power_until_the_proceedings_end(self, secretary):
        secretary.suspended("prosecuted")
        assert not may(secretary, on=date(2030, 1, 1))

        ended_on = date(2024, 7, 8)
        papers = [secretary.paper("notice_of_proceedings", ended_on)]
        secretary.does(LIFTS, ended_on, by="Ủy viên 10", manner="legal_term_ended", papers=papers)

        assert may(secretary, on=ended_on)

    def test_keeps_the_power_when_the_vote_falls_short(self, secretary):
        secretary.reports()
        secretary.is_heard(DECIDED_ON)

        secretary.votes(DECIDED_ON, yes=2, no=2)

        assert may(secretary, on=DECIDED_ON)

    def test_of_a_committee_alone_goes_on_in_the_cell(self, secretary):
        secretary.suspended(scope="suspended_from_committee")

        committee = secretary.world.body("Sở", "committee").id
        before, since = (
            powers.bodies_where(secretary.world.id("Đạt"), "case.read", on=on)
            for on in (date(2024, 5, 19), DECIDED_ON)
        )
        assert committee in before
        assert committee not in since
        assert may(secretary, on=DECIDED_ON)


class TestACaseOfTheCell:
    @pytest.fixture
    def admission(self, way):
        """Let somebody be listed in the cell before its secretary is suspended."""
        listed = Way(world=way.world)
        listed.listed(LISTED_ON)
        listed.at = WITHIN
        return listed

    def test_is_shut_to_the_suspended_and_open_to_the_deputy(self, admission, secretary):
        secretary.suspended()

        assert (waiting(admission), waiting(admission, "Diệp")) == (0, 1)
        papers = [
            admission.paper("course_certificate", date(2024, 1, 12)),
            admission.paper("application", date(2024, 7, 1)),
        ]
        with pytest.raises(NotVisible):
            admission.does("applicant_applies", TODAY, papers=papers)
        admission.does("applicant_applies", TODAY, by="Diệp", papers=papers)

    def test_goes_up_when_nobody_else_holds_a_seat(self, admission, secretary):
        secretary.suspended()
        secretary.world.people["Diệp"].appointments.update(during=("2020-01-01", "2024-07-01"))

        relieve(admission)

        assert admission.item("superior_directs").note["reason"] == "nobody_may_act"

    def test_stays_once_the_suspension_has_run_out(self, admission, secretary):
        secretary.suspended()
        secretary.world.people["Diệp"].appointments.update(during=("2020-01-01", "2024-07-01"))
        admission.at = datetime(2024, 8, 20, 3, tzinfo=UTC)

        assert relieve(admission) == 0
