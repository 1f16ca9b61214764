"""Party age runs from the first decision, less the time outside, and day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.foundation.periods import Period
from workflows.rules.party_ages import counted_since, party_age, reached_on

DECIDED_ON = date(1990, 5, 19)
days = st.dates(date(1930, 2, 3), date(2030, 12, 31))


class TestCountedSince:
    def test_is_the_day_written_in_the_decision(self):
        assert counted_since(DECIDED_ON) == DECIDED_ON

    def test_moves_on_by_the_days_outside(self):
        outside = [Period(date(2001, 3, 1), date(2005, 3, 2))]

        assert counted_since(DECIDED_ON, outside) == DECIDED_ON + timedelta(days=1462)

    def test_adds_up_several_times_outside(self):
        outside = [
            Period(date(2001, 1, 1), date(2001, 1, 11)),
            Period(date(2003, 1, 1), date(2003, 1, 6)),
        ]

        assert counted_since(DECIDED_ON, outside) == date(1990, 6, 3)

    def test_knows_no_party_age_of_whoever_is_still_outside(self):
        with pytest.raises(ValueError, match="still outside"):
            counted_since(DECIDED_ON, [Period(date(2001, 1, 1))])


class TestPartyAge:
    @pytest.mark.parametrize(
        ("since", "on", "years"),
        [
            pytest.param(
                date(1994, 5, 19), date(2024, 5, 18), 29, id="one day short of thirty years"
            ),
            pytest.param(date(1994, 5, 19), date(2024, 5, 19), 30, id="thirty years to the day"),
            pytest.param(date(1992, 2, 29), date(2022, 2, 28), 30, id="a year without 29 February"),
        ],
    )
    def test_is_counted_in_full_years(self, since, on, years):
        assert party_age(since, on) == years

    @given(days, st.integers(1, 90))
    def test_is_reached_on_a_day_and_not_on_the_day_before(self, since, years):
        day = reached_on(since, years)

        assert party_age(since, day) == years
        assert party_age(since, day - timedelta(days=1)) == years - 1

    @given(days, st.integers(0, 9000))
    def test_never_grows_by_time_outside(self, since, outside):
        away = Period(since, since + timedelta(days=outside))
        on = date(2040, 1, 1)

        assert party_age(counted_since(since, [away]), on) <= party_age(since, on)
