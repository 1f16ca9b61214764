from datetime import date, timedelta

import pytest
from hypothesis import given

from tests.rules.strategies import calendars, days, special, time_limits
from workflows.rules.calendars import DayKind, WorkingCalendar
from workflows.rules.due_dates import DatedSpecialDay, due_date
from workflows.rules.time_limits import TimeLimit, Unit

PLAIN = WorkingCalendar({}, announced_until=date(2026, 12, 31))


def months(count: int, *, rolls: bool = False) -> TimeLimit:
    return TimeLimit(count, Unit.MONTHS, "the_event", rolls)


def working_days(count: int) -> TimeLimit:
    return TimeLimit(count, Unit.WORKING_DAYS, "the_event")


class TestDueDate:
    @pytest.mark.parametrize(
        ("limit", "event_on", "last"),
        [
            pytest.param(
                months(12), date(2024, 10, 25), date(2025, 10, 25), id="same number, a year later"
            ),
            pytest.param(
                months(1), date(2026, 1, 31), date(2026, 2, 28), id="no 31 February: its last day"
            ),
            pytest.param(
                months(12), date(2024, 2, 29), date(2025, 2, 28), id="no 29 February next year"
            ),
            pytest.param(
                months(1), date(2026, 2, 28), date(2026, 3, 28), id="28 March, not the 31st"
            ),
            pytest.param(
                months(60), date(2021, 12, 31), date(2026, 12, 31), id="sixty months, December"
            ),
            pytest.param(
                TimeLimit(30, Unit.DAYS, "the_event"),
                date(2026, 3, 2),
                date(2026, 4, 1),
                id="30 days after 2 March is 1 April",
            ),
            pytest.param(
                working_days(1), date(2026, 3, 6), date(2026, 3, 9), id="Friday: Monday is day one"
            ),
            pytest.param(
                working_days(5), date(2026, 3, 2), date(2026, 3, 9), id="the event is not counted"
            ),
            pytest.param(
                working_days(1), date(2026, 3, 7), date(2026, 3, 9), id="an event on a Saturday"
            ),
        ],
    )
    def test_ends_on(self, limit: TimeLimit, event_on: date, last: date) -> None:
        assert due_date(limit, event_on, PLAIN).on == last

    @pytest.mark.parametrize(
        ("rolls", "last"),
        [
            pytest.param(True, date(2026, 3, 9), id="rolls to Monday where the rule says so"),
            pytest.param(False, date(2026, 3, 7), id="stays on Saturday where it does not"),
        ],
    )
    def test_a_month_that_ends_on_a_saturday(self, rolls: bool, last: date) -> None:
        due = due_date(months(1, rolls=rolls), date(2026, 2, 7), PLAIN)

        assert due.on == last
        assert due.explanation.rolled_from == (date(2026, 3, 7) if rolls else None)
        assert due.explanation.weekend_days == (2 if rolls else 0)

    @given(time_limits(), days, calendars())
    def test_never_falls_before_or_on_its_event(
        self, limit: TimeLimit, event_on: date, calendar: WorkingCalendar
    ) -> None:
        assert due_date(limit, event_on, calendar).on > event_on

    @given(time_limits(), days, calendars())
    def test_a_later_event_never_ends_earlier(
        self, limit: TimeLimit, event_on: date, calendar: WorkingCalendar
    ) -> None:
        today, tomorrow = event_on, event_on + timedelta(days=1)

        assert due_date(limit, today, calendar).on <= due_date(limit, tomorrow, calendar).on

    @given(time_limits(), days, calendars())
    def test_counts_as_many_working_days_as_the_limit_says(
        self, limit: TimeLimit, event_on: date, calendar: WorkingCalendar
    ) -> None:
        due = due_date(limit, event_on, calendar)

        if limit.unit is Unit.WORKING_DAYS:
            assert calendar.working_days_between(event_on, due.on) == limit.count
        if limit.unit is Unit.WORKING_DAYS or limit.rolls_over_rest_day:
            assert calendar.is_working(due.on)


class TestProvisional:
    @pytest.mark.parametrize(
        ("event_on", "provisional"),
        [
            pytest.param(date(2026, 12, 24), False, id="ends on the last announced day"),
            pytest.param(date(2026, 12, 25), True, id="ends on the day after it"),
        ],
    )
    def test_beyond_the_last_announced_day(self, event_on: date, provisional: bool) -> None:
        assert due_date(working_days(5), event_on, PLAIN).provisional is provisional

    def test_before_the_first_announced_day(self) -> None:
        calendar = WorkingCalendar({}, date(2026, 12, 31), announced_from=date(2026, 3, 4))

        assert due_date(working_days(5), date(2026, 3, 2), calendar).provisional
        assert not due_date(working_days(5), date(2026, 3, 3), calendar).provisional

    def test_never_where_the_calendar_does_not_matter(self) -> None:
        due = due_date(months(12), date(2026, 6, 1), PLAIN)

        assert due.on > PLAIN.announced_until
        assert not due.provisional

    def test_where_the_last_day_may_yet_roll(self) -> None:
        assert due_date(months(12, rolls=True), date(2026, 6, 1), PLAIN).provisional

    def test_where_a_holiday_is_only_proposed(self) -> None:
        culture_day = date(2026, 11, 24)
        calendar = WorkingCalendar({culture_day: special(DayKind.PROPOSED)}, date(2026, 12, 31))

        due = due_date(working_days(3), date(2026, 11, 20), calendar)

        assert due.on == date(2026, 11, 25)
        assert due.provisional
        assert [each.on for each in due.explanation.proposed] == [culture_day]

    @given(time_limits(), days, calendars())
    def test_announcing_more_never_makes_it_less_certain(
        self, limit: TimeLimit, event_on: date, calendar: WorkingCalendar
    ) -> None:
        due = due_date(limit, event_on, calendar)
        wider = WorkingCalendar(calendar.days, date(2100, 1, 1), calendar.announced_from)

        again = due_date(limit, event_on, wider)

        assert again.on == due.on
        assert due.provisional or not again.provisional


class TestExplanation:
    def test_names_what_was_skipped_and_what_was_worked(self) -> None:
        new_year, bridge, worked = date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 10)
        marked = {
            new_year: special(DayKind.HOLIDAY),
            bridge: special(DayKind.SWAPPED_OFF),
            worked: special(DayKind.WORKED),
            date(2026, 1, 3): special(DayKind.HOLIDAY),
        }
        calendar = WorkingCalendar(marked, date(2026, 12, 31))
        limit = working_days(8)

        due = due_date(limit, date(2025, 12, 30), calendar)

        why = due.explanation
        assert due.on == date(2026, 1, 12)
        assert why.limit == limit
        assert why.event_on == date(2025, 12, 30)
        assert why.skipped == (
            DatedSpecialDay(new_year, marked[new_year]),
            DatedSpecialDay(bridge, marked[bridge]),
        )
        assert why.worked == (DatedSpecialDay(worked, marked[worked]),)
        assert why.proposed == ()
        assert why.weekend_days == 3
        assert why.rolled_from is None
        assert why.announced_until == date(2026, 12, 31)

    @given(time_limits(), days, calendars())
    def test_accounts_for_every_day_of_the_count(
        self, limit: TimeLimit, event_on: date, calendar: WorkingCalendar
    ) -> None:
        due = due_date(limit, event_on, calendar)

        why = due.explanation
        if limit.unit is Unit.WORKING_DAYS:
            span = (due.on - event_on).days
            assert limit.count + why.weekend_days + len(why.skipped) == span
        else:
            rolled = (due.on - why.rolled_from).days if why.rolled_from else 0
            assert why.weekend_days + len(why.skipped) == rolled
