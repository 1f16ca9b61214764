from datetime import date
from pathlib import Path

import pytest

from tests.rules.the_club import the_club
from workflows.rules.grounds import Arising
from workflows.rules.procedures import NoRoad


class TestDecidersOn:
    @pytest.mark.parametrize(
        ("day", "deciders"),
        [
            pytest.param(date(2020, 1, 31), [], id="nobody before there is law"),
            pytest.param(
                date(2025, 1, 31), ["own_board", "league_board"], id="both on the last day of one"
            ),
            pytest.param(date(2025, 2, 1), ["league_board"], id="one from the day after"),
        ],
    )
    def test_are_those_in_force_in_the_order_of_the_page(
        self, tmp_path: Path, day: date, deciders: list[str]
    ) -> None:
        joining = the_club(tmp_path).procedures["joining"]

        assert [each.id for each in joining.deciders_on(day)] == deciders


class TestGroundsOn:
    @pytest.mark.parametrize(
        ("day", "grounds"),
        [
            pytest.param(date(2022, 1, 31), [], id="none before it is law"),
            pytest.param(date(2022, 2, 1), ["rival_club"], id="from its first day"),
        ],
    )
    def test_are_those_in_force_that_such_a_fact_brings_up(
        self, tmp_path: Path, day: date, grounds: list[str]
    ) -> None:
        joining = the_club(tmp_path).procedures["joining"]

        found = joining.grounds_on(day, arises=Arising.DECLARED)

        assert [each.id for each in found] == grounds


class TestRoadFor:
    def test_is_found_by_the_kinds_of_the_unit_and_its_parent(self, tmp_path: Path) -> None:
        joining = the_club(tmp_path).procedures["joining"]

        assert joining.road_for(kind="club", under="league").id == "straight"

    @pytest.mark.parametrize(("kind", "under"), [("league", "league"), ("club", "club")])
    def test_refuses_a_place_to_which_no_road_leads(
        self, tmp_path: Path, kind: str, under: str
    ) -> None:
        joining = the_club(tmp_path).procedures["joining"]

        with pytest.raises(NoRoad) as refused:
            joining.road_for(kind=kind, under=under)

        assert refused.value.facts == {"kind": kind, "under": under}
