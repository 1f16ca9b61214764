from datetime import date

import pytest

from workflows.rules.packs import RulePack

DEMO_DAY = date(2024, 10, 25)


class TestLevelKinds:
    @pytest.mark.parametrize(
        ("kind", "day", "functions"),
        [
            pytest.param("commune", date(2025, 6, 30), {"grassroots"}, id="a grass root"),
            pytest.param("commune", date(2025, 7, 1), {"above_grassroots"}, id="then above it"),
            pytest.param("commune", date(2026, 7, 25), {"above_grassroots"}, id="to its last day"),
            pytest.param("commune", date(2026, 7, 26), {"grassroots"}, id="then a grass root"),
            pytest.param("district", DEMO_DAY, {"above_grassroots"}, id="the district"),
            pytest.param("district", date(2025, 7, 1), set(), id="no district any more"),
            pytest.param("block_civil", DEMO_DAY, {"above_grassroots"}, id="a block"),
            pytest.param("block_civil", date(2025, 7, 1), set(), id="no block any more"),
            pytest.param("provincial_government", DEMO_DAY, set(), id="not yet"),
            pytest.param(
                "provincial_government", date(2025, 7, 1), {"above_grassroots"}, id="since"
            ),
            pytest.param("grassroots_cell", DEMO_DAY, {"grassroots", "cell"}, id="both at once"),
            pytest.param("hamlet_cell", DEMO_DAY, {"cell"}, id="a hamlet cell"),
            pytest.param("province", DEMO_DAY, {"province"}, id="the province"),
        ],
    )
    def test_a_function_belongs_to_a_day(
        self, cpv: RulePack, kind: str, day: date, functions: set[str]
    ) -> None:
        assert cpv.level_kinds[kind].functions.on(day).value == functions

    def test_an_inspection_committee_sits_from_the_grassroots_committee_up(
        self, cpv: RulePack
    ) -> None:
        with_inspection = {
            kind.id
            for kind in cpv.level_kinds.values()
            if "inspection_committee" in kind.bodies.on(DEMO_DAY).value
        }

        assert "grassroots_committee" in with_inspection
        assert with_inspection.isdisjoint(
            {"cell", "hamlet_cell", "grassroots_cell", "sub_committee_unit"}
        )

    def test_three_models_stood_at_one_level(self, cpv: RulePack) -> None:
        functions = [
            cpv.level_kinds[kind].functions.on(DEMO_DAY).value
            for model in cpv.models.values()
            for kind in model.level_kinds
        ]

        assert len(cpv.models) == 3
        assert functions == [{"above_grassroots"}] * 4


class TestOffices:
    def test_one_secretary_a_day_and_many_deputies(self, cpv: RulePack) -> None:
        assert cpv.offices["secretary"].sole
        assert not cpv.offices["deputy_secretary"].sole

    def test_every_office_sits_somewhere(self, cpv: RulePack) -> None:
        seated = {office for kind in cpv.body_kinds.values() for office in kind.offices}

        assert seated == cpv.offices.keys()

    def test_posts_outside_the_party_sit_apart(self, cpv: RulePack) -> None:
        outside = {office.id for office in cpv.offices.values() if not office.party}

        assert cpv.body_kinds["non_party"].offices == outside
        assert not cpv.body_kinds["non_party"].collective


class TestPowers:
    ACTS = (
        "case.open",
        "step.act",
        "meeting.record",
        "case.withdraw",
        "case.return",
        "case.correct",
        "case.direct",
        "case.read",
        "journal.read",
        "register.read",
        "unit.read",
        "papers.read",
        "papers.add",
    )

    def holders(self, cpv: RulePack, act: str) -> set[tuple[str, str]]:
        power = cpv.power(act, on=DEMO_DAY).value
        return {(body, office) for body, offices in power.holders.items() for office in offices}

    @pytest.mark.parametrize("act", ACTS)
    def test_every_act_has_holders_and_an_article(self, cpv: RulePack, act: str) -> None:
        power = cpv.power(act, on=DEMO_DAY)

        assert power.value.act == act
        assert self.holders(cpv, act)
        assert power.source.article

    @pytest.mark.parametrize("act", ["register.read", "unit.read", "register.open"])
    def test_an_administrator_of_the_hierarchy_keeps_the_register(
        self, cpv: RulePack, act: str
    ) -> None:
        administrator = ("organisation_department", "hierarchy_administrator")

        assert administrator in self.holders(cpv, act)

    def test_an_administrator_of_the_hierarchy_touches_no_case(self, cpv: RulePack) -> None:
        about_cases = [
            act
            for act in cpv.powers
            if act.startswith(("case.", "step.", "meeting.", "papers.", "journal."))
        ]

        offices = {office for act in about_cases for _, office in self.holders(cpv, act)}

        assert len(about_cases) == 11
        assert "hierarchy_administrator" not in offices

    def test_no_post_outside_the_party_has_a_power(self, cpv: RulePack) -> None:
        bodies = {body for act in cpv.powers for body, _ in self.holders(cpv, act)}

        assert "non_party" not in bodies

    def test_a_cell_committee_member_reads_and_does_not_act(self, cpv: RulePack) -> None:
        member = ("cell_committee", "cell_committee_member")

        assert member in self.holders(cpv, "case.read")
        assert member not in self.holders(cpv, "step.act")

    def test_an_inspector_reads_the_journal_and_no_papers(self, cpv: RulePack) -> None:
        inspector = ("inspection_committee", "inspection_member")

        assert inspector in self.holders(cpv, "journal.read")
        assert inspector not in self.holders(cpv, "papers.read")

    @pytest.mark.parametrize("act", ACTS)
    def test_who_acts_stays_in_the_unit_and_who_reads_reads_below(
        self, cpv: RulePack, act: str
    ) -> None:
        reach = cpv.power(act, on=DEMO_DAY).value.reach

        assert reach == ("units_below" if act.endswith(".read") else "own_unit")
