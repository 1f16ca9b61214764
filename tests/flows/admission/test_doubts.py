"""A rule that was not read on a day warns: the step passes once its basis is confirmed in words."""

from datetime import date

import pytest

from workflows.authority import law
from workflows.engine.dossiers import BasisNotConfirmed
from workflows.engine.editions import against
from workflows.engine.ladder import extending
from workflows.engine.models import Clock
from workflows.flows.admission.steps import verifying
from workflows.journal.models import Entry, PersonalFact

from .test_beside import record

BASIS = "Công văn trả lời của ban tổ chức"
ONE_OF_THREE = {"father": {"result": "not_needed", "conditions": ["party_member"]}}
SPARED_WHEN = "admission.relatives_not_verified_when"


def verify(way, told=ONE_OF_THREE, **changes):
    checks = way.case().checks.all()
    clear = {"result": "clear", "replied_on": date(2024, 5, 28)}
    return way.does(
        "committee_verifies",
        date(2024, 6, 3),
        by="Ủy viên 1",
        papers=[way.paper("verification_result", date(2024, 6, 3))],
        facts={"checks": {str(each.id): told.get(each.relation, clear) for each in checks}},
        **changes,
    )


@pytest.fixture
def declared(way):
    way.listed(date(2024, 3, 4))
    way.does(
        "applicant_applies",
        date(2024, 4, 2),
        papers=[
            way.paper("course_certificate", date(2024, 1, 12)),
            way.paper("application", date(2024, 4, 1)),
        ],
    )
    way.does(
        "applicant_writes_life_history",
        date(2024, 4, 20),
        papers=[way.paper("life_history", date(2024, 4, 18))],
        facts={"relatives": [{"relation": "father", "named": "Nguyễn Văn Tám"}]},
    )
    return way


class TestARuleInDoubt:
    def test_asks_for_the_basis_in_words(self, declared):
        with pytest.raises(BasisNotConfirmed) as refused:
            verify(declared)

        edition = law.pack().parameter(SPARED_WHEN).on(date(2024, 6, 3))
        assert edition.doubtful
        assert refused.value.source == edition.source

    def test_lets_the_step_pass_and_keeps_the_basis(self, declared):
        verify(declared, basis=BASIS)

        assert "committee_verifies" not in declared.open_steps()
        entry = Entry.objects.filter(stream_id=declared.case_id).latest("number")
        assert PersonalFact.objects.get(entry_id=entry.id, name="basis").text == BASIS

    def test_does_not_let_a_check_be_left_out_without_any_reason(self, declared):
        with pytest.raises(verifying.VerificationNeeded):
            verify(declared, {"father": {"result": "not_needed"}}, basis=BASIS)

        assert "committee_verifies" in declared.open_steps()

    def test_asks_when_a_case_is_opened_as_well(self, way):
        with pytest.raises(BasisNotConfirmed):
            way.listed(date(2024, 3, 4), papers=[])

        way.listed(date(2024, 3, 4), papers=[], basis="Nghị quyết lưu ở đảng ủy")

        assert "applicant_applies" in way.open_steps()

    def test_asks_beside_the_steps_as_well(self, way):
        way.resolved()
        way.world.see_everything()
        before = Clock.objects.get(case_id=way.case_id).due_on
        asked = {"working_days": 31, "document": "20-CV/ĐU", "reason": "Chờ xác minh thêm"}
        extend = {"act": "extends_limit", "on": date(2024, 9, 2), "by": "Ủy viên 10"}

        with pytest.raises(BasisNotConfirmed):
            record(way, **extend, facts=asked)
        record(way, **extend, facts=asked, basis=BASIS)

        way.world.see_everything()
        assert Clock.objects.get(case_id=way.case_id).due_on > before


@pytest.mark.parametrize(
    ("edition", "refusal"),
    [
        (
            law.pack().parameter(SPARED_WHEN).on(date(2025, 9, 1)),
            verifying.VerificationNeeded(relation="father"),
        ),
        (
            law.pack()
            .procedures["admission"]
            .steps["competent_committee_decides"]
            .extension.on(date(2025, 9, 1)),
            extending.TooLongAnExtension(asked=16, most=15),
        ),
    ],
    ids=["verification", "extension"],
)
def test_a_rule_that_was_read_stops_the_step(edition, refusal):
    with pytest.raises(type(refusal)):
        against(edition, refusal)
