"""To whom an awarded badge is handed over, and on which days: a member, or the family."""

from datetime import date

import pytest

from tests.flows.badge.conftest import DAY_OF_AWARD, Badge
from workflows.engine import openings
from workflows.engine.concerns import OtherStanding
from workflows.flows.badge.steps.ages import TooEarly, TooEarlyForIllness, TooEarlyPosthumously
from workflows.flows.badge.steps.awarding import NoMemberToReceive
from workflows.foundation.identifiers import new_id
from workflows.web import sentences

DECIDED = date(2024, 4, 22)
DIED_ON = date(2024, 3, 1)
DELETED_ON = date(2024, 5, 2)


def death_recorded(way: Badge, *, died_on: date, on: date) -> None:
    badge = way.case_id
    openings.open_case(
        openings.Opening(
            procedure="death",
            body_id=way.world.body("Phòng", "cell_meeting").id,
            actor=way.actor("Đạt"),
            person_id=way.world.id("Vinh"),
            decided_on=on,
            at=way.at,
            key=new_id(),
            no_conflict=True,
            facts={"died_on": died_on},
            papers=[way.paper("death_certificate", on)],
        )
    )
    way.case_id = badge


def admitted(way: Badge, on: date) -> None:
    way.membership(admission_decided_on=on, first_admission_decided_on=on)


class TestYears:
    """01-HD/TW of 2021, 18."""

    def test_are_reached_on_the_day_of_the_ceremony(self, way):
        admitted(way, date(1994, 8, 20))
        way.decided(award_on=date(2024, 9, 2))

        with pytest.raises(TooEarly):
            way.handed_over(DAY_OF_AWARD)

        way.handed_over(date(2024, 9, 2))
        assert way.case().outcome == "awarded"

    def test_lack_no_more_than_illness_makes_up_for(self, way):
        admitted(way, date(1995, 5, 20))
        way.decided(ground="grave_illness", award_on=date(2024, 6, 1))

        with pytest.raises(TooEarlyForIllness):
            way.handed_over(date(2024, 5, 19))

        way.handed_over(date(2024, 5, 20))
        assert way.case().outcome == "awarded"


class TestDeletion:
    def test_leaves_nobody_to_receive_the_badge(self, way):
        way.decided()
        way.world.leaves("Vinh", on=DELETED_ON, by="deletion")

        with pytest.raises(NoMemberToReceive) as refused:
            way.handed_over()

        assert "Vinh" in sentences.refused(refused.value)
        assert "02/05/2024" in sentences.refused(refused.value)
        assert way.awards() == [(30, DECIDED, None)]

    def test_ends_the_case_of_an_awarded_badge(self, way):
        way.decided()
        way.world.leaves("Vinh", on=DELETED_ON, by="deletion")

        way.does(
            "committee_hands_over_badge",
            DAY_OF_AWARD,
            manner="left",
            facts={"reason": "Đã bị xóa tên."},
        )

        assert way.case().outcome == "left"

    def test_of_a_later_day_takes_nothing_from_a_ceremony_that_was(self, way):
        way.decided()
        way.world.leaves("Vinh", on=date(2024, 5, 20), by="deletion")

        way.handed_over(DAY_OF_AWARD)

        assert way.awards() == [(30, DECIDED, DAY_OF_AWARD)]


class TestDeath:
    def test_on_record_lets_a_posthumous_badge_go_on(self, way):
        way.declares(ground="posthumous", died_on=DIED_ON, award_on=date(2024, 3, 20))
        death_recorded(way, died_on=DIED_ON, on=date(2024, 3, 5))

        way.cell_votes()
        way.committee_votes()
        way.province_votes()
        way.handed_over(date(2024, 4, 24))

        assert way.case().outcome == "awarded"
        assert way.awards() == [(30, DECIDED, date(2024, 4, 24))]

    def test_hands_the_badge_to_the_family(self, way):
        way.decided()
        death_recorded(way, died_on=date(2024, 4, 28), on=date(2024, 5, 2))

        way.handed_over()

        assert way.case().outcome == "awarded"

    def test_long_before_the_years_leaves_the_case_to_be_ended(self, way):
        day = date(2022, 8, 1)
        admitted(way, date(1954, 8, 1))
        way.declares(day, years=70, ground="grave_illness", award_on=day)
        way.cell_votes()
        way.committee_votes()
        way.province_votes()
        way.world.leaves("Vinh", on=date(2023, 6, 1), by="death")

        with pytest.raises(TooEarlyPosthumously):
            way.handed_over()

        way.does(
            "committee_hands_over_badge",
            DAY_OF_AWARD,
            manner="died",
            facts={"reason": "Chưa đủ năm khi từ trần."},
        )
        assert way.case().outcome == "died"

    def test_does_not_let_a_badge_go_on_to_who_was_deleted(self, way):
        way.declares(ground="posthumous", died_on=DIED_ON, award_on=date(2024, 3, 20))
        way.world.leaves("Vinh", on=date(2024, 3, 2), by="deletion")

        with pytest.raises(OtherStanding):
            way.cell_votes()
