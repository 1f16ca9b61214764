from datetime import date

import pytest
from hypothesis import given

from tests.rules.strategies import days
from workflows.rules.ages import whole_months


class TestWholeMonths:
    @pytest.mark.parametrize(
        ("born", "on", "months"),
        [
            pytest.param(
                date(2006, 10, 31), date(2024, 10, 1), 216, id="18 in the month of the meeting"
            ),
            pytest.param(date(2006, 11, 1), date(2024, 10, 31), 215, id="18 only next month"),
            pytest.param(date(1964, 2, 29), date(2024, 2, 1), 720, id="60 in a leap February"),
            pytest.param(date(2000, 12, 1), date(2001, 1, 31), 1, id="across the new year"),
        ],
    )
    def test_ignores_the_days(self, born: date, on: date, months: int) -> None:
        assert whole_months(born, on=on) == months

    @given(days, days)
    def test_is_the_same_on_every_day_of_a_month(self, born: date, on: date) -> None:
        assert whole_months(born, on) == whole_months(born.replace(day=1), on.replace(day=1))
