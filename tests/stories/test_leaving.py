"""A member asks to leave while discipline is being considered: discipline comes first."""

from datetime import date

import pytest

from tests.stories import backstage
from tests.stories.clerking import stands, thread
from workflows.administration import regions

pytestmark = [pytest.mark.browser, pytest.mark.long]

STATEMENT = "Chi bộ xác nhận đảng viên không có vi phạm và không bị kiểm tra, tố cáo, xét kỷ luật"


def test_whoever_has_a_breach_does_not_leave_instead_of_discipline(stage, settings):
    backstage.behind(lambda: regions.load("xuan-hoa", at=regions.opening("xuan-hoa")))
    settings.STANDING_DAY = date(2026, 3, 9)
    ruon = stage.as_one_of_the_cast("ruon")
    name = the_member_asks(ruon)
    assert list(stands(ruon)) == [STATEMENT]
    assert (
        thread(ruon)[0] == f"{name} xin ra khỏi Đảng. Lý do: Hoàn cảnh gia đình đặc biệt khó khăn"
    )

    ruon.begins()
    ruon.type(decided_on="06/03/2026")
    ruon.mark("stated", "discipline")
    ruon.page.locator("[name='no_conflict']").check()
    refused = ruon.is_refused()

    assert "phải xét kỷ luật trước" in refused
    assert "Điểm 11.2a, 06-HD/TW ngày 09/06/2025" in refused
    ruon.looks_right()
    the_case_ends_so_that_discipline_is_considered(ruon)
    assert stands(ruon) == {}
    assert thread(ruon)[0] == "Xét kỷ luật trước; hồ sơ kết thúc"
    assert "Dừng lại để xét kỷ luật trước" in ruon.page.locator(".facts").inner_text()
    ruon.looks_right()


def the_member_asks(ruon):
    ruon.goes("/cases/new/leaving")
    member = ruon.page.locator("[name='member']")
    name = member.locator("option").last.inner_text()
    member.select_option(label=name)
    ruon.type(decided_on="02/03/2026", reason="Gia đình neo đơn, phải đi làm ăn xa")
    ruon.mark("ground", "leaving.ground_family_hardship")
    ruon.bring("leaving_request", "27/02/2026")
    ruon.looks_right()
    ruon.record()
    return name


def the_case_ends_so_that_discipline_is_considered(ruon):
    ruon.page.go_back()
    ruon.page.goto(ruon.page.url.split("/steps/")[0])
    ruon.presses("Kết thúc hồ sơ")
    ruon.mark("ground", "discipline_first")
    ruon.type(decided_on="06/03/2026", reason="Chi bộ đang xem xét kỷ luật")
    ruon.record()
