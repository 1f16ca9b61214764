"""The words that belong to no domain."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.foundation.citations import Citation
from workflows.foundation.moments import Clock, local_day
from workflows.foundation.periods import Period
from workflows.foundation.refusals import every_refusal
from workflows.foundation.spellings import composed, folded, in_plain_digits
from workflows.rules.parameters import NotYetLaw

days = st.dates(date(2000, 1, 1), date(2050, 1, 1))


class TestPeriod:
    @given(days, st.none() | st.integers(0, 4000), days)
    def test_it_holds_from_its_first_day_and_not_on_its_last(self, since, length, day):
        until = None if length is None else since + timedelta(days=length)
        period = Period(since, until)

        assert period.holds(day) == (since <= day and (until is None or day < until))

    @given(days, st.integers(1, 400), days, st.integers(1, 400))
    def test_two_periods_meet_exactly_when_they_share_a_day(self, one, long, other, wide):
        first = Period(one, one + timedelta(days=long))
        second = Period(other, other + timedelta(days=wide))
        shared = any(second.holds(one + timedelta(days=n)) for n in range(long))

        assert first.meets(second) == shared == second.meets(first)

    def test_it_cannot_end_before_it_begins(self):
        with pytest.raises(ValueError, match="cannot end"):
            Period(date(2024, 2, 2), date(2024, 2, 1))


class TestMoments:
    def test_half_past_eleven_at_night_in_utc_is_already_tomorrow_here(self):
        assert local_day(datetime(2024, 10, 24, 23, 30, tzinfo=UTC)) == date(2024, 10, 25)

    def test_a_moment_without_a_zone_has_no_day(self):
        with pytest.raises(ValueError, match="time zone"):
            local_day(datetime(2024, 10, 24, 23, 30))  # noqa: DTZ001

    def test_a_shifted_clock_stands_on_its_day_and_runs_on(self):
        machine = datetime(2026, 11, 21, 4, tzinfo=UTC)
        clock = Clock.standing_on(date(2024, 10, 25), machine=machine)

        assert local_day(machine + clock.shift) == date(2024, 10, 25)
        assert clock.now() > datetime.now(UTC) + clock.shift - timedelta(seconds=5)


class TestSpellings:
    @pytest.mark.parametrize("unseen", ["\u200b", "\u202e", "\u00ad", "\ufeff", "\0", "\x1b"])
    def test_what_no_reader_sees_makes_no_other_number(self, unseen):
        assert composed(f"07{unseen}-NQ/CB") == "07-NQ/CB"

    def test_a_name_of_nothing_that_is_seen_is_empty(self):
        assert composed("\u200b \u2060") == ""

    def test_lines_stay_apart_as_words(self):
        assert composed("Chuyển\nnơi cư trú") == "Chuyển nơi cư trú"

    @pytest.mark.parametrize(
        ("typed", "searched"),
        [
            ("Nguyễn Văn Ạ", "nguyen van a"),
            ("  Đặng   Thị  Ưng ", "dang thi ung"),
            ("Nguye\u0302\u0303n", "nguyen"),
        ],
    )
    def test_folding_takes_away_every_mark(self, typed, searched):
        assert folded(typed) == searched

    @pytest.mark.parametrize("name", ["\u00d0ặng", "\u00f0ặng", "\u0189ặng", "Đặng"])
    def test_what_looks_like_the_letter_is_found_like_it(self, name):
        assert folded(name) == "dang"

    def test_digits_of_every_script_are_0_to_9(self):
        assert in_plain_digits("\uff10\u0661.\u0967x") == "01.1x"

    def test_decomposed_and_composed_input_are_stored_alike(self):
        assert composed("Nguye\u0302\u0303n") == composed("Nguyễn")


class TestRefusal:
    def test_its_text_is_its_code_so_that_no_name_reaches_a_log(self):
        refused = NotYetLaw(parameter="Phan Thành Đạt", source=Citation("hd-06-2025", "3.6b"))

        assert str(refused) == "rules.not_yet_law"
        assert str(refused.source) == "hd-06-2025:3.6b"
        assert NotYetLaw in every_refusal()
