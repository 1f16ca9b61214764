"""A case ends around its steps: the applicant withdraws, or dies before the ceremony."""

import pytest

from tests.stories import backstage
from tests.stories.clerking import stands, thread

pytestmark = [pytest.mark.browser, pytest.mark.long]

VINH = "Lưu Thế Vinh"
LANH = "Chung Văn Lành"
SCIENCE = "ca-mau.dcd.lien-hiep-hoi.thong-tin"
DEATH = "Từ trần ngày 05/10/2024 vì bệnh nặng, theo báo tử của gia đình."


def test_an_applicant_withdraws_and_nothing_waits_any_more(shared_stage):
    case_id = backstage.told("withdrawn", acts=3)
    an = shared_stage.as_one_of_the_cast("an")
    an.goes_to_case(case_id)
    assert len(stands(an)) == 3

    an.presses("Kết thúc hồ sơ")
    an.mark("ground", "withdrew")
    an.type(decided_on="11/10/2024", reason="Chuyển công tác về tỉnh khác")
    said = an.is_refused()

    assert "chưa xác nhận hồ sơ không phải của mình hoặc của người thân" in said
    assert an.value["reason"] == "Chuyển công tác về tỉnh khác"
    an.record()
    assert stands(an) == {}
    assert thread(an)[0] == f"{VINH} rút đơn; hồ sơ kết thúc"
    assert "“Chuyển công tác về tỉnh khác”" in an.page.locator(".thread").inner_text()
    assert an.page.locator(".act, .btn.main, .btn.halt").count() == 0
    an.goes("/")
    assert an.page.get_by_role("link", name=VINH).count() == 0


def test_a_death_before_the_ceremony_lapses_the_decision(shared_stage):
    case_id = backstage.told("lapsed", acts=10)
    secretary = shared_stage.as_officer("secretary", cell=SCIENCE)
    secretary.goes_to_case(case_id)
    secretary.begins()
    ceremony = secretary.page.url
    secretary.type(decided_on="08/10/2024")
    secretary.bring("ceremony_minutes", "08/10/2024")
    beside = secretary.in_another_tab()

    beside.goes_to_case(case_id)
    beside.presses("Kết thúc hồ sơ")
    beside.mark("ground", "died")
    beside.type(decided_on="07/10/2024", reason=DEATH)
    beside.record()
    backstage.made_known()

    assert "Quyết định không còn hiệu lực" in beside.page.locator(".facts").inner_text()
    assert thread(beside)[0] == f"{LANH} qua đời; hồ sơ kết thúc"
    secretary.page.locator("[name='no_conflict']").check()
    assert "bước này không còn chờ nữa" in secretary.is_refused()
    assert secretary.value["decided_on"] == "08/10/2024"
    secretary.page.goto(ceremony)
    assert secretary.page.url.endswith(str(case_id))
    my = shared_stage.as_one_of_the_cast("my", office="Dân Chính Đảng")
    my.goes("/notices")
    assert "hồ sơ đã kết thúc: Quyết định không còn hiệu lực" in my.page.inner_text("main")
