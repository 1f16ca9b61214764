from datetime import date, timedelta

import pytest
from hypothesis import given

from tests.rules.strategies import calendars, days, special
from workflows.rules.calendars import DayKind, WorkingCalendar

FRIDAY, SATURDAY, SUNDAY = date(2026, 8, 21), date(2026, 8, 22), date(2026, 8, 23)
MONDAY = date(2026, 8, 24)


def calendar(**kinds: tuple[date, DayKind]) -> WorkingCalendar:
    return WorkingCalendar(
        {day: special(kind) for day, kind in kinds.values()},
        announced_until=date(2026, 12, 31),
        announced_from=date(2026, 1, 1),
    )


class TestIsWorking:
    @pytest.mark.parametrize(
        ("day", "kind", "worked"),
        [
            pytest.param(FRIDAY, DayKind.HOLIDAY, False, id="a holiday is off"),
            pytest.param(FRIDAY, DayKind.SWAPPED_OFF, False, id="a swapped day is off"),
            pytest.param(SATURDAY, DayKind.WORKED, True, id="a worked Saturday is worked"),
            pytest.param(FRIDAY, DayKind.PROPOSED, True, id="a proposed holiday is still worked"),
            pytest.param(SATURDAY, DayKind.PROPOSED, False, id="a Saturday stays off"),
        ],
    )
    def test_follows_the_notice(self, day: date, kind: DayKind, worked: bool) -> None:
        assert calendar(odd=(day, kind)).is_working(day) is worked

    @pytest.mark.parametrize(
        ("day", "worked"), [(FRIDAY, True), (SATURDAY, False), (SUNDAY, False), (MONDAY, True)]
    )
    def test_follows_the_week_where_no_notice_speaks(self, day: date, worked: bool) -> None:
        assert calendar().is_working(day) is worked


class TestNextWorking:
    def test_is_the_day_itself_when_it_is_worked(self) -> None:
        assert calendar().next_working(FRIDAY) == FRIDAY

    def test_passes_the_weekend_and_a_holiday(self) -> None:
        assert calendar(off=(MONDAY, DayKind.HOLIDAY)).next_working(SATURDAY) == date(2026, 8, 25)

    @given(calendars(), days)
    def test_is_worked_and_nothing_before_it_is(self, calendar: WorkingCalendar, day: date) -> None:
        found = calendar.next_working(day)

        skipped = [day + timedelta(days=step) for step in range((found - day).days)]
        assert calendar.is_working(found)
        assert not any(calendar.is_working(each) for each in skipped)


class TestWorkingDaysBetween:
    def test_does_not_count_the_first_day_and_counts_the_last(self) -> None:
        assert calendar().working_days_between(FRIDAY, MONDAY) == 1

    def test_counts_nothing_backwards(self) -> None:
        assert calendar().working_days_between(MONDAY, FRIDAY) == 0

    @given(calendars(), days, days, days)
    def test_adds_up_along_the_way(
        self, calendar: WorkingCalendar, one: date, two: date, three: date
    ) -> None:
        first, middle, last = sorted([one, two, three])

        whole = calendar.working_days_between(first, last)

        assert whole == calendar.working_days_between(
            first, middle
        ) + calendar.working_days_between(middle, last)


class TestCovers:
    def test_holds_from_the_first_to_the_last_announced_day(self) -> None:
        assert calendar().covers(date(2026, 1, 1), date(2026, 12, 31))

    def test_fails_before_and_after_them(self) -> None:
        assert not calendar().covers(date(2025, 12, 31), FRIDAY)
        assert not calendar().covers(FRIDAY, date(2027, 1, 1))

    @pytest.mark.parametrize(
        ("first", "last", "covered"),
        [
            pytest.param(FRIDAY, MONDAY, False, id="as first day"),
            pytest.param(date(2026, 8, 20), FRIDAY, False, id="as last day"),
            pytest.param(SATURDAY, MONDAY, True, id="before it begins"),
            pytest.param(date(2026, 8, 1), date(2026, 8, 20), True, id="after it ends"),
        ],
    )
    def test_fails_where_a_day_is_only_proposed(
        self, first: date, last: date, covered: bool
    ) -> None:
        proposing = calendar(culture_day=(FRIDAY, DayKind.PROPOSED))

        assert proposing.covers(first, last) is covered
