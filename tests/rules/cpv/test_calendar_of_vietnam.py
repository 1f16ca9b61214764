from datetime import date

import pytest

from workflows.rules.calendars import DayKind, WorkingCalendar
from workflows.rules.due_dates import due_date
from workflows.rules.proposals import unanswered_proposals
from workflows.rules.time_limits import TimeLimit, Unit


def working_days(count: int) -> TimeLimit:
    return TimeLimit(count, Unit.WORKING_DAYS, "cell_receives_decision")


class TestSwaps:
    @pytest.mark.parametrize(
        ("off", "worked"),
        [
            pytest.param(date(2024, 4, 29), date(2024, 5, 4), id="29/4/2024 for 4/5/2024"),
            pytest.param(date(2025, 5, 2), date(2025, 4, 26), id="2/5/2025 for 26/4/2025"),
            pytest.param(date(2026, 1, 2), date(2026, 1, 10), id="2/1/2026 for 10/1/2026"),
            pytest.param(date(2026, 8, 31), date(2026, 8, 22), id="31/8/2026 for 22/8/2026"),
        ],
    )
    def test_a_weekday_is_off_for_a_saturday(
        self, vietnam: WorkingCalendar, off: date, worked: date
    ) -> None:
        assert not vietnam.is_working(off)
        assert vietnam.is_working(worked)
        assert vietnam.days[off].notice == vietnam.days[worked].notice

    def test_each_day_off_by_swap_has_its_worked_saturday(self, vietnam: WorkingCalendar) -> None:
        kinds = [each.kind for each in vietnam.days.values()]

        assert kinds.count(DayKind.SWAPPED_OFF) == kinds.count(DayKind.WORKED) == 4


class TestDueDates:
    @pytest.mark.parametrize(
        ("count", "event_on", "last", "provisional"),
        [
            pytest.param(
                30,
                date(2025, 11, 20),
                date(2026, 1, 5),
                False,
                id="30 working days from 20/11/2025 end on 05/01/2026",
            ),
            pytest.param(
                1, date(2024, 4, 26), date(2024, 5, 2), False, id="five days off in April 2024"
            ),
            pytest.param(
                2, date(2024, 5, 2), date(2024, 5, 4), False, id="a worked Saturday is counted"
            ),
            pytest.param(
                3,
                date(2026, 11, 20),
                date(2026, 11, 25),
                True,
                id="24/11/2026 is only proposed: the date may move",
            ),
            pytest.param(
                45,
                date(2026, 11, 20),
                date(2027, 1, 22),
                True,
                id="2027 is not announced: the date may move",
            ),
        ],
    )
    def test_end_on(
        self,
        vietnam: WorkingCalendar,
        count: int,
        event_on: date,
        last: date,
        provisional: bool,
    ) -> None:
        due = due_date(working_days(count), event_on, vietnam)

        assert due.on == last
        assert due.provisional is provisional

    def test_the_new_year_of_2026_explains_itself(self, vietnam: WorkingCalendar) -> None:
        due = due_date(working_days(30), date(2025, 11, 20), vietnam)

        why = due.explanation
        assert [(each.on, each.special.notice) for each in why.skipped] == [
            (date(2026, 1, 1), "Bộ luật Lao động 2019, điều 112"),
            (date(2026, 1, 2), "12729/VPCP-KGVX, 25/12/2025"),
        ]
        assert why.weekend_days == 14
        assert why.announced_until == date(2026, 12, 31)


class TestProposals:
    def test_every_day_the_holidays_package_proposes_is_answered(
        self, vietnam: WorkingCalendar
    ) -> None:
        assert unanswered_proposals(vietnam, [2024, 2025, 2026]) == ()

    def test_a_day_nobody_has_answered_is_named(self, vietnam: WorkingCalendar) -> None:
        culture_day = date(2026, 11, 24)
        silent = {day: each for day, each in vietnam.days.items() if day != culture_day}
        calendar = WorkingCalendar(silent, vietnam.announced_until, vietnam.announced_from)

        assert unanswered_proposals(calendar, [2026]) == (culture_day,)

    def test_the_culture_day_is_proposed_and_still_worked(self, vietnam: WorkingCalendar) -> None:
        assert vietnam.days[date(2026, 11, 24)].kind is DayKind.PROPOSED
        assert vietnam.is_working(date(2026, 11, 24))
