"""Who suspends a member, for how long, and how it ends."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.flows.admission.test_shrinking import relieve
from workflows.authority.powers import NotAuthorised
from workflows.engine.dossiers import BasisNotConfirmed
from workflows.engine.refusals import BeforeThePrecedingStep
from workflows.flows.suspension.steps import prolonging, reporting, suspending
from workflows.journal.chains import breaks
from workflows.journal.models import Entry

from .conftest import DECIDED_ON, LAST_DAY, REPORTED_ON

LIFTS = "competent_committee_lifts"
ONE_DAY = timedelta(days=1)


class TestForDays:
    def test_holds_for_ninety_days_and_ends_by_itself(self, way):
        way.suspended()

        assert way.days() == [(DECIDED_ON, LAST_DAY + ONE_DAY)]
        assert way.item(LIFTS).due_on == LAST_DAY
        assert "Khiêm" not in way.counted("Phòng", "cell_meeting", LAST_DAY)
        assert "Khiêm" in way.counted("Phòng", "cell_meeting", LAST_DAY + ONE_DAY)

    def test_runs_out_on_its_last_day_and_not_before(self, way):
        way.suspended()

        with pytest.raises(suspending.StillSuspended):
            way.does(LIFTS, LAST_DAY - ONE_DAY, by="Ủy viên 10", manner="ran_out")
        way.does(LIFTS, LAST_DAY, by="Ủy viên 10", manner="ran_out")

        assert way.case().outcome == "ended"
        entries = list(Entry.objects.filter(stream_id=way.case_id).order_by("number"))
        assert breaks(entries) == []

    def test_is_lifted_by_the_body_that_decided(self, way):
        way.suspended()

        way.votes(date(2024, 6, 10), step=LIFTS)

        assert way.case().outcome == "lifted"
        assert way.days() == [(DECIDED_ON, date(2024, 6, 10))]

    def test_goes_on_when_the_vote_to_lift_falls_short(self, way):
        way.suspended()

        way.votes(date(2024, 6, 10), yes=1, no=3, step=LIFTS)

        assert way.item(LIFTS).due_on == LAST_DAY
        assert way.days() == [(DECIDED_ON, LAST_DAY + ONE_DAY)]

    def test_lifted_on_its_first_day_has_lasted_that_day(self, way):
        way.suspended()

        way.votes(DECIDED_ON, step=LIFTS)

        assert way.days() == [(DECIDED_ON, DECIDED_ON + ONE_DAY)]

    def test_lifted_after_it_ran_out_is_no_longer_for_that(self, way):
        way.suspended()

        way.votes(date(2024, 9, 2), step=LIFTS)

        assert way.days() == [(DECIDED_ON, LAST_DAY + ONE_DAY)]

    def test_is_not_decided_against_the_committee_s_vote(self, way):
        way.reports()
        way.is_heard(DECIDED_ON)

        way.votes(DECIDED_ON, yes=2, no=2)

        assert way.case().outcome == "not_suspended"
        assert way.days() == []

    @pytest.mark.parametrize(
        ("decided_on", "last_day"),
        [
            pytest.param(date(2021, 5, 3), date(2021, 9, 6), id="2016 counts working days"),
            pytest.param(date(2021, 8, 2), date(2021, 10, 31), id="2021 counts days"),
        ],
    )
    def test_counts_as_the_edition_of_its_first_day_does(self, way, decided_on, last_day):
        way.suspended(on=decided_on, reported_on=date(2021, 4, 1))

        assert way.item(LIFTS).due_on == last_day


class TestProlonging:
    def test_moves_the_last_day_and_what_counts_with_it(self, way):
        way.suspended()

        way.prolongs(60, on=date(2024, 8, 1))

        assert way.item(LIFTS).due_on == date(2024, 10, 17)
        assert way.days() == [(DECIDED_ON, date(2024, 10, 18))]

    def test_may_come_again_as_long_as_the_whole_is_not_too_long(self, way):
        way.suspended()
        way.prolongs(60, on=date(2024, 8, 1))

        with pytest.raises(prolonging.TooLongASuspension):
            way.prolongs(31, on=date(2024, 8, 2))
        way.prolongs(30, on=date(2024, 8, 2))

        assert way.item(LIFTS).due_on == date(2024, 11, 16)

    def test_comes_once_and_for_thirty_days_since_2026(self, way):
        way.in_the_province(datetime(2026, 8, 20, 3, tzinfo=UTC))
        way.suspended(on=date(2026, 5, 4), reported_on=date(2026, 4, 20))

        with pytest.raises(prolonging.TooLongASuspension):
            way.prolongs(31, on=date(2026, 7, 1))
        way.prolongs(30, on=date(2026, 7, 1))
        with pytest.raises(prolonging.NotProlonged):
            way.prolongs(1, on=date(2026, 7, 2))

    def test_of_a_value_carried_over_asks_for_the_basis_in_words(self, way):
        way.in_the_province(datetime(2025, 12, 1, 3, tzinfo=UTC))
        way.suspended(on=date(2025, 9, 1), reported_on=date(2025, 8, 4))

        with pytest.raises(BasisNotConfirmed):
            way.prolongs(91, on=date(2025, 10, 1))

    @pytest.mark.parametrize("suspended", [False, True])
    def test_is_for_the_body_that_suspends_and_never_for_the_cell(self, way, suspended):
        way.suspended() if suspended else way.reports()
        way.bench = ("Đạt",)

        with pytest.raises(NotAuthorised):
            way.prolongs(10, on=date(2024, 8, 1))

    def test_comes_before_the_last_day(self, way):
        way.suspended()

        with pytest.raises(prolonging.NotProlonged):
            way.prolongs(10, on=LAST_DAY + ONE_DAY)


class TestUnderProceedings:
    def test_holds_as_long_as_the_proceedings(self, way):
        way.suspended("prosecuted")

        assert way.days() == [(DECIDED_ON, None)]
        assert way.item(LIFTS).due_on is None
        ended_on = date(2024, 10, 7)
        way.does(
            LIFTS,
            ended_on,
            by="Ủy viên 10",
            manner="legal_term_ended",
            papers=[way.paper("notice_of_proceedings", ended_on)],
        )
        assert way.days() == [(DECIDED_ON, ended_on)]
        assert way.case().outcome == "ended"

    def test_ends_by_a_document_only(self, way):
        way.suspended("held_in_custody")

        with pytest.raises(reporting.NoticeMissing):
            way.does(LIFTS, LAST_DAY, by="Ủy viên 10", manner="legal_term_ended")

    def test_begins_by_a_document_only(self, way):
        with pytest.raises(reporting.NoticeMissing):
            way.reports("charged", notice=False)

    def test_does_not_run_out_and_days_do_not_end_with_it(self, way):
        way.suspended("charged")
        with pytest.raises(suspending.EndsByOtherWay):
            way.does(LIFTS, LAST_DAY, by="Ủy viên 10", manner="ran_out")

    def test_is_not_what_ends_a_suspension_for_days(self, way):
        way.suspended()

        with pytest.raises(suspending.EndsByOtherWay):
            way.does(LIFTS, LAST_DAY, by="Ủy viên 10", manner="legal_term_ended")


class TestFromACommittee:
    def test_leaves_the_vote_in_the_cell(self, way):
        way.whom = "Đạt"
        way.world.seat("Đạt", "Sở", "committee", "committee_member")
        way.actor = lambda name, actor=way.actor: actor("Diệp" if name == "Đạt" else name)
        way.suspended(scope="suspended_from_committee")

        assert way.days("suspended_from_committee") == [(DECIDED_ON, LAST_DAY + ONE_DAY)]
        assert "Đạt" in way.counted("Phòng", "cell_meeting", date(2024, 6, 3))
        assert "Đạt" not in way.counted("Sở", "committee", date(2024, 6, 3))

    def test_is_for_somebody_who_sits_in_one(self, way):
        with pytest.raises(reporting.NoCommitteeSeat):
            way.reports(scope="suspended_from_committee")


class TestRefusals:
    def test_names_a_ground_that_the_law_knows(self, way):
        with pytest.raises(reporting.UnknownGround):
            way.reports("disliked")

    def test_hears_the_member_or_says_why_not(self, way):
        way.reports()

        with pytest.raises(reporting.HearingMissing):
            way.does("member_is_heard", DECIDED_ON)
        way.does("member_is_heard", DECIDED_ON, facts={"reason": "Đã bỏ trốn"})

        assert "competent_committee_decides" in way.open_steps()

    def test_does_not_suspend_twice_from_the_same(self, way):
        way.world.condition("Khiêm", "suspended", since=date(2024, 1, 1))

        with pytest.raises(reporting.AlreadySuspended):
            way.reports(on=REPORTED_ON)

    def test_ends_when_the_member_dies(self, way):
        way.suspended()

        way.does(LIFTS, date(2024, 6, 10), manner="died", facts={"reason": "Từ trần"})

        assert way.case().outcome == "died"


class TestACaseEndedAroundItsSteps:
    @pytest.mark.parametrize("ground", ["died", "left"])
    def test_ends_a_suspension_without_a_last_day(self, way, ground):
        way.suspended("held_in_custody")

        way.does(LIFTS, date(2024, 6, 10), manner=ground, facts={"reason": "Giấy kèm theo"})

        assert way.days() == [(DECIDED_ON, date(2024, 6, 10))]

    def test_leaves_the_last_day_of_one_for_days(self, way):
        way.suspended()

        way.does(LIFTS, date(2024, 6, 10), manner="left", facts={"reason": "Giấy kèm theo"})

        assert way.days() == [(DECIDED_ON, LAST_DAY + ONE_DAY)]

    def test_before_the_decision_ends_none(self, way):
        way.world.condition("Khiêm", "suspended_from_committee", since=date(2024, 1, 8))
        way.reports()

        way.does("member_is_heard", DECIDED_ON, manner="left", facts={"reason": "Giấy kèm theo"})

        assert way.days("suspended_from_committee") == [(date(2024, 1, 8), None)]

    def test_by_the_superior_ends_one_without_a_last_day(self, way):
        way.suspended("held_in_custody")
        way.world.see_everything()
        way.world.people["Ủy viên 10"].appointments.update(during=("2020-01-01", "2024-06-01"))
        relieve(way)

        way.does(
            "superior_directs",
            date(2024, 7, 1),
            by="Ủy viên 14",
            facts={"way": "close", "reason": "Không còn ai quyết định"},
        )

        assert way.case().outcome == "closed_by_superior"
        assert way.days() == [(DECIDED_ON, date(2024, 7, 1))]


def test_is_not_extended_on_a_day_before_it_began_nor_by_no_day(way):
    way.suspended()

    with pytest.raises(BeforeThePrecedingStep):
        way.prolongs(30, on=date(2024, 5, 10))
    with pytest.raises(prolonging.TooLongASuspension):
        way.prolongs(0, on=DECIDED_ON)
