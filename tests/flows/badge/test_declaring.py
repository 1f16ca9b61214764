"""When a badge may be asked for: its years, its day, what brings it forward, what it waits for."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from workflows.engine import openings
from workflows.engine.dossiers import BasisNotConfirmed
from workflows.flows.badge.steps.ages import (
    AdmissionDayUnknown,
    NoBadgeOfThoseYears,
    TooEarly,
    TooEarlyForIllness,
    TooEarlyPosthumously,
)
from workflows.flows.badge.steps.declaring import (
    DayOfDeathMissing,
    DisciplineWithoutADay,
    NotADayOfAward,
)
from workflows.flows.badge.steps.waiting import (
    RepairBeforeTheDiscipline,
    RepairNotRecognised,
    WaitsAfterDiscipline,
)

# On this day 01-HD/TW of 2021 still held, which was read; what carries it on only warns.
UNDER_THE_READ_GUIDANCE = date(2024, 3, 4)
UNDER_ITS_SUCCESSOR = date(2025, 7, 7)


class TestYears:
    def test_are_reached_on_the_anniversary_of_the_decision(self, way):
        way.declares()

        assert way.open_steps() == {"cell_resolves": ("Phòng", "cell_meeting")}

    def test_refuse_a_day_of_award_before_they_are_reached(self, way):
        with pytest.raises(TooEarly):
            way.declares(award_on=date(2024, 2, 3))

    def test_count_less_the_time_outside_the_party(self, way):
        away = DateRange(date(2000, 1, 1), date(2000, 1, 2))
        way.membership(outside=away)

        with pytest.raises(TooEarly):
            way.declares()

    def test_count_from_the_first_decision_of_whoever_was_admitted_again(self, way):
        way.membership(admission_decided_on=date(2010, 3, 3))

        way.declares()

        assert way.case().state == "open"

    def test_cannot_be_counted_without_the_day_of_the_decision(self, way):
        with pytest.raises(AdmissionDayUnknown):
            way.declares(of="Lập")

    def test_cannot_be_counted_without_the_first_decision_of_whoever_was_readmitted(self, way):
        outside = DateRange(date(1980, 1, 1), date(1992, 1, 1))
        way.membership(
            admission_decided_on=date(1992, 1, 1), first_admission_decided_on=None, outside=outside
        )

        with pytest.raises(AdmissionDayUnknown):
            way.declares()

    def test_are_those_that_the_law_knows(self, way):
        with pytest.raises(NoBadgeOfThoseYears):
            way.declares(years=25)

    def test_only_warn_where_the_guidance_of_the_day_was_not_read(self, way):
        way.at = way.at.replace(year=2025)
        way.membership(admission_decided_on=date(1996, 1, 1), first_admission_decided_on=None)

        with pytest.raises(BasisNotConfirmed):
            way.declares(UNDER_ITS_SUCCESSOR, award_on=date(2025, 9, 2))

        way.declares(UNDER_ITS_SUCCESSOR, award_on=date(2025, 9, 2), basis="Hướng dẫn mới")
        assert way.case().state == "open"


class TestIllness:
    @pytest.mark.parametrize(
        ("years", "reached", "day"),
        [
            pytest.param(30, date(2024, 5, 19), date(2023, 5, 19), id="twelve months before"),
            pytest.param(70, date(2024, 5, 19), date(2022, 5, 19), id="24 months of the eldest"),
        ],
    )
    def test_brings_a_badge_forward_to_the_day(self, way, years, reached, day):
        way.membership(first_admission_decided_on=reached.replace(year=reached.year - years))

        way.declares(day, years=years, award_on=day, ground="grave_illness")

        assert way.case().state == "open"

    @pytest.mark.parametrize(
        ("years", "day"),
        [
            pytest.param(30, date(2023, 5, 18), id="a day more than twelve months"),
            pytest.param(65, date(2022, 6, 1), id="24 months are not for 65 years"),
            pytest.param(70, date(2022, 5, 18), id="a day more than 24 months"),
        ],
    )
    def test_does_not_make_up_for_more(self, way, years, day):
        way.membership(first_admission_decided_on=date(2024 - years, 5, 19))

        with pytest.raises(TooEarlyForIllness):
            way.declares(day, years=years, award_on=day, ground="grave_illness")

    def test_is_told_to_nobody_but_the_readers_of_the_case(self, way):
        day = date(2024, 1, 8)

        way.declares(day, award_on=day, ground="grave_illness")

        way.world.see_everything()
        facts = way.case().items.get(step="member_declares").facts
        assert "grave_illness" not in str(facts)


class TestDeath:
    def test_within_the_year_before_has_the_badge_all_the_same(self, way):
        way.declares(ground="posthumous", died_on=date(2024, 1, 2), award_on=date(2024, 3, 20))

        assert way.case().state == "open"

    def test_a_longer_time_before_has_not(self, way):
        with pytest.raises(TooEarlyPosthumously):
            way.declares(ground="posthumous", died_on=date(2023, 5, 18))

    @pytest.mark.parametrize("died_on", [None, date(2024, 3, 5)])
    def test_needs_a_day_that_has_come(self, way, died_on):
        with pytest.raises(DayOfDeathMissing):
            way.declares(ground="posthumous", died_on=died_on)


class TestDiscipline:
    @pytest.mark.parametrize(
        ("discipline", "disciplined_on"),
        [
            pytest.param("reprimand", date(2023, 11, 20), id="six months"),
            pytest.param("warning", date(2023, 8, 20), id="nine months"),
            pytest.param("removal", date(2023, 5, 20), id="twelve months"),
        ],
    )
    def test_lets_the_badge_wait(self, way, discipline, disciplined_on):
        with pytest.raises(WaitsAfterDiscipline):
            way.declares(
                discipline=discipline,
                disciplined_on=disciplined_on,
                repair_recognised_on=date(2024, 3, 1),
            )

    def test_lets_it_pass_after_the_months_once_the_cell_recognised_the_repair(self, way):
        way.declares(
            discipline="reprimand",
            disciplined_on=date(2023, 11, 19),
            repair_recognised_on=date(2024, 3, 1),
        )

        assert way.case().state == "open"

    @pytest.mark.parametrize("recognised_on", [None, date(2024, 3, 5)])
    def test_stands_in_the_way_until_the_cell_recognises_the_repair(self, way, recognised_on):
        with pytest.raises(RepairNotRecognised):
            way.declares(
                discipline="reprimand",
                disciplined_on=date(2023, 6, 1),
                repair_recognised_on=recognised_on,
            )

    def test_comes_before_its_repair(self, way):
        with pytest.raises(RepairBeforeTheDiscipline):
            way.declares(
                discipline="reprimand",
                disciplined_on=date(2023, 9, 1),
                repair_recognised_on=date(2023, 8, 31),
            )

    def test_has_a_day(self, way):
        with pytest.raises(DisciplineWithoutADay):
            way.declares(discipline="warning")


class TestDayOfAward:
    def test_is_one_of_those_of_the_law(self, way):
        with pytest.raises(NotADayOfAward):
            way.declares(award_on=date(2024, 5, 20))

    def test_is_any_day_where_the_member_is_gravely_ill(self, way):
        way.declares(award_on=date(2024, 3, 20), ground="grave_illness")

        assert way.case().state == "open"


def test_is_for_official_members_alone(way):
    with pytest.raises(openings.NotOfThatStanding):
        way.declares(of="Ngân")
