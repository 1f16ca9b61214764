"""An inspector asks who moved a case, in which office, on what basis, and who read the file."""

import pytest

from tests.stories import backstage
from workflows.journal.log import rounds
from workflows.web import moments

pytestmark = [pytest.mark.browser, pytest.mark.long]

VINH = "Lưu Thế Vinh"


def test_three_clicks_lead_to_who_did_it_and_why_that_was_allowed(shared_stage):
    case_id = backstage.told("withdrawn", acts=3)
    rounds.seal(moments.now())
    an = shared_stage.as_one_of_the_cast("an")
    an.goes_to_case(case_id)
    tuong = shared_stage.as_one_of_the_cast("tuong")
    page = tuong.page

    tuong.goes("/journal")
    page.locator(".entry", has_text=VINH).first.get_by_role("link", name=VINH, exact=True).click()
    assert "nguyên vẹn" in page.locator("#seal").inner_text()
    entry = page.locator(".entry").first
    entry.locator("summary").click()
    why = entry.locator(".grounds").inner_text()
    assert "Văn bản phân công" in why
    assert "Bảng quyền" in why
    entry.locator("h3 a").click()
    assert "Đã thay đổi những gì" in page.locator("main").inner_text()

    page.go_back()
    page.get_by_label("Lượt xem").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Lọc danh sách").click()
    readings = page.locator(".list").inner_text()
    assert "Hồ sơ được mở xem" in readings
    assert "bí thư" in readings


def test_whoever_leads_sees_their_own_share_and_not_who_read(shared_stage):
    case_id = backstage.told("withdrawn", acts=3)
    an = shared_stage.as_one_of_the_cast("an")
    an.goes_to_case(case_id)

    an.page.get_by_role("link", name="Nhật ký của hồ sơ này").click()
    assert "nguyên vẹn" in an.page.locator("#seal").inner_text()
    an.page.get_by_label("Lượt xem").check()
    with an.page.expect_navigation():
        an.page.get_by_role("button", name="Lọc danh sách").click()

    whose = an.page.locator(".entry .who").all_inner_texts()
    assert len({each.split(",")[0] for each in whose}) == 1
