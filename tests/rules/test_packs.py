from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tests.rules.the_club import the_club
from workflows.rules.loading import PackFault, load_pack
from workflows.rules.majorities import Base, at_least
from workflows.rules.packs import RulePack
from workflows.rules.parameters import NotYetLaw

LOCAL_PAGES = {
    "pack.yaml": "vi: Câu lạc bộ quận\nen: District club\n",
    "instruments/local.yaml": """\
house-rules:
  number: House rules
  issued_on: 2023-01-01
  vi: Nội quy
  en: House rules
  in_force_from: 2023-01-01
  certainty: confirmed
  source: the notice board
""",
    "amendments.yaml": """\
joining.assembly_resolves.vote:
  - from: 2023-01-01
    value: {at_least: 3/4, of: members_summoned}
    source: {instrument: house-rules, article: "1"}
    certainty: confirmed
powers.step.act:
  - from: 2023-01-01
    value: {reach: own_body, holders: {assembly: [chair]}}
    source: {instrument: house-rules, article: "2"}
    certainty: confirmed
joining.age_min_months:
  - from: 2023-01-01
    value: 60
    source: {instrument: house-rules, article: "3"}
    certainty: confirmed
""",
}


def write_local(folder: Path, **changed: str) -> Path:
    local = folder / "district"
    for name, text in LOCAL_PAGES.items():
        (local / name).parent.mkdir(parents=True, exist_ok=True)
        (local / name).write_text(changed.get(Path(name).stem, text), encoding="utf-8")
    return local


@pytest.fixture
def central(tmp_path: Path) -> RulePack:
    return the_club(tmp_path)


class TestPower:
    def test_is_the_edition_of_the_day(self, central: RulePack) -> None:
        power = central.power("step.act", on=date(2020, 2, 1))

        assert power.value.act == "step.act"
        assert power.source.article == "10"

    def test_refuses_a_day_before_the_law(self, central: RulePack) -> None:
        with pytest.raises(NotYetLaw):
            central.power("step.act", on=date(2020, 1, 31))


class TestOverlay:
    def test_changes_the_parameter_wherever_it_stands(
        self, tmp_path: Path, central: RulePack
    ) -> None:
        local = load_pack(write_local(tmp_path), over=central)

        three_quarters = at_least(Fraction(3, 4), of=Base.MEMBERS_SUMMONED)
        vote = local.procedures["joining"].steps["assembly_resolves"].vote
        assert vote is not None
        assert vote.on(date(2023, 1, 1)).value == three_quarters
        assert vote == local.parameter("joining.assembly_resolves.vote")
        assert local.power("step.act", on=date(2023, 1, 1)).value.holders == {
            "assembly": frozenset({"chair"})
        }

    def test_leaves_the_days_before_to_the_central_pack(
        self, tmp_path: Path, central: RulePack
    ) -> None:
        local = load_pack(write_local(tmp_path), over=central)

        eve = date(2022, 12, 31)
        assert local.power("step.act", on=eve) == central.power("step.act", on=eve)
        assert local.parameter("joining.age_min_months").on(eve).value == 120
        assert local.parameter("joining.age_min_months").on(date(2030, 1, 1)).value == 60

    def test_leaves_everything_else_and_the_central_pack_alone(
        self, tmp_path: Path, central: RulePack
    ) -> None:
        local = load_pack(write_local(tmp_path), over=central)

        untouched = central.parameters.keys() - {
            "joining.assembly_resolves.vote",
            "powers.step.act",
            "joining.age_min_months",
        }
        assert all(local.parameters[name] == central.parameters[name] for name in untouched)
        assert central == the_club(tmp_path)

    def test_has_a_name_and_documents_of_its_own(self, tmp_path: Path, central: RulePack) -> None:
        local = load_pack(write_local(tmp_path), over=central)

        assert (local.id, local.label_en) == ("district", "District club")
        assert local.instruments.keys() == {*central.instruments, "house-rules"}

    def test_refuses_to_amend_what_the_central_pack_does_not_know(
        self, tmp_path: Path, central: RulePack
    ) -> None:
        strange = LOCAL_PAGES["amendments.yaml"].replace("age_min_months", "height_min_cm")

        with pytest.raises(PackFault) as found:
            load_pack(write_local(tmp_path, amendments=strange), over=central)

        assert found.value.line == 12
        assert found.value.reason == "“joining.height_min_cm” is not a parameter of club"

    def test_a_local_document_may_not_take_a_central_name(
        self, tmp_path: Path, central: RulePack
    ) -> None:
        clash = LOCAL_PAGES["instruments/local.yaml"].replace("house-rules:", "statutes-2020:")

        with pytest.raises(PackFault, match="“statutes-2020” is a document of the pack beneath"):
            load_pack(write_local(tmp_path, local=clash), over=central)
