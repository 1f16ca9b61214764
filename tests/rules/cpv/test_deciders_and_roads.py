from datetime import date
from fractions import Fraction

import pytest

from workflows.rules.majorities import Base, at_least, more_than
from workflows.rules.packs import RulePack
from workflows.rules.procedures import Procedure

DEMO_DAY, UNDER_294, UNDER_208 = date(2024, 10, 25), date(2025, 7, 1), date(2026, 7, 26)
TWO_THIRDS_OF_THE_COMMITTEE = at_least(Fraction(2, 3), of=Base.MEMBERS_IN_OFFICE)
MORE_THAN_HALF = more_than(Fraction(1, 2), of=Base.MEMBERS_IN_OFFICE)


class TestDeciders:
    @pytest.mark.parametrize(
        ("day", "deciders"),
        [
            pytest.param(
                date(2026, 7, 25),
                [
                    "delegated_grassroots_committee",
                    "standing_committee_above",
                    "province_standing_members",
                ],
                id="until 25 July 2026 a delegated committee as a whole",
            ),
            pytest.param(
                UNDER_208,
                [
                    "grassroots_standing_committee",
                    "standing_committee_above",
                    "province_standing_members",
                ],
                id="from 26 July 2026 the standing committee of the grass roots",
            ),
        ],
    )
    def test_change_on_26_july_2026(
        self, admission: Procedure, day: date, deciders: list[str]
    ) -> None:
        assert [each.id for each in admission.deciders_on(day)] == deciders

    def test_a_delegated_committee_decides_with_two_thirds_of_all_members(
        self, admission: Procedure
    ) -> None:
        decider = admission.deciders["delegated_grassroots_committee"]

        assert (decider.body_kind, decider.at) == ("committee", "grassroots")
        assert decider.needs_delegation
        assert decider.vote.on(DEMO_DAY).value == TWO_THIRDS_OF_THE_COMMITTEE
        assert decider.takes_place_of == ("grassroots_committee_resolves",)

    def test_who_is_borrowed_takes_the_place_only_of_a_step_that_there_is(
        self, cpv: RulePack
    ) -> None:
        borrowed = cpv.procedures["restoration"].deciders["delegated_grassroots_committee"]

        assert borrowed.takes_place_of == ()
        assert borrowed.vote.on(DEMO_DAY).value == TWO_THIRDS_OF_THE_COMMITTEE

    @pytest.mark.parametrize(
        ("decider", "body_kind", "at"),
        [
            ("standing_committee_above", "standing_committee", "above_grassroots"),
            ("province_standing_members", "standing_members", "province"),
            ("grassroots_standing_committee", "standing_committee", "grassroots"),
        ],
    )
    def test_the_others_decide_with_more_than_half(
        self, admission: Procedure, decider: str, body_kind: str, at: str
    ) -> None:
        found = admission.deciders[decider]

        assert (found.body_kind, found.at) == (body_kind, at)
        assert not found.needs_delegation
        assert found.vote.on(UNDER_208).value == MORE_THAN_HALF

    def test_nobody_steps_in_silently_for_a_missing_standing_committee(
        self, admission: Procedure
    ) -> None:
        decider = admission.deciders["grassroots_standing_committee"]

        assert decider.offered_instead == (
            "standing_committee_above",
            "province_standing_members",
        )
        assert admission.deciders["standing_committee_above"].offered_instead == ()


class TestRoads:
    @pytest.mark.parametrize(
        ("kind", "under", "day", "through"),
        [
            pytest.param(
                "grassroots_cell",
                "block_civil",
                DEMO_DAY,
                (),
                id="a single cell goes straight to the committee above",
            ),
            pytest.param(
                "cell",
                "grassroots_committee",
                DEMO_DAY,
                ("grassroots_committee_resolves",),
                id="a cell goes through its committee",
            ),
            pytest.param(
                "cell",
                "sub_committee_unit",
                DEMO_DAY,
                ("sub_committee_appraises", "grassroots_committee_resolves"),
                id="a sub-committee appraises before the committee",
            ),
            pytest.param(
                "hamlet_cell",
                "commune",
                date(2025, 6, 30),
                ("grassroots_committee_resolves",),
                id="a hamlet cell goes through the commune until June 2025",
            ),
            pytest.param(
                "hamlet_cell",
                "commune",
                UNDER_294,
                (),
                id="a hamlet cell goes straight to the commune from July 2025",
            ),
        ],
    )
    def test_follow_the_shape_of_the_organisation(
        self,
        admission: Procedure,
        kind: str,
        under: str,
        day: date,
        through: tuple[str, ...],
    ) -> None:
        road = admission.road_for(kind=kind, under=under)

        assert road.through.on(day).value == through
