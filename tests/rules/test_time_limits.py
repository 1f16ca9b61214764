import pytest

from workflows.rules.time_limits import TimeLimit, Unit, UnlikeUnits, extended


class TestTimeLimit:
    @pytest.mark.parametrize("count", [0, -1])
    def test_lasts_at_least_one_day(self, count: int) -> None:
        with pytest.raises(ValueError, match="at least one day"):
            TimeLimit(count, Unit.DAYS, "the_event")


class TestExtended:
    def test_adds_to_the_limit_and_keeps_its_event(self) -> None:
        limit = TimeLimit(45, Unit.WORKING_DAYS, "cell_resolves")

        longer = extended(limit, by=TimeLimit(15, Unit.WORKING_DAYS, "time_limit_ends"))

        assert longer == TimeLimit(60, Unit.WORKING_DAYS, "cell_resolves")

    def test_refuses_to_add_months_to_working_days(self) -> None:
        limit = TimeLimit(45, Unit.WORKING_DAYS, "cell_resolves")

        with pytest.raises(UnlikeUnits, match="45 working_days cannot grow by 1 months"):
            extended(limit, by=TimeLimit(1, Unit.MONTHS, "time_limit_ends"))
