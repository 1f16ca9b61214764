"""Applicants who are not admitted: what each committee counted, and what the cell reads of it."""

import pytest

from tests.stories import backstage
from tests.stories.clerking import counts, in_english, meets, notices, stands, telling, writes

pytestmark = [pytest.mark.browser, pytest.mark.long]

DECISION = "Cấp ủy có thẩm quyền quyết định"
BLOCK = "Ban thường vụ, Đảng bộ Dân Chính Đảng tỉnh Cà Mau"
WORKING_RULES = "Quy chế làm việc của Ban Thường vụ: quá nửa tổng số ủy viên"
DELEGATION = "Quyết định ủy quyền số 118-QĐ/ĐU ngày 25/11/2021"


@pytest.fixture(scope="module")
def my(shared_stage):
    """Let the standing deputy secretary of the block sit down, without any script."""
    return shared_stage.as_one_of_the_cast("my", office="Dân Chính Đảng", scripts=False)


def test_the_cells_short_vote_goes_up_in_full_and_the_committee_above_declines(shared_stage, my):
    nguyen = telling("short-vote-goes-up").up_to("cell_resolves")
    cell = shared_stage.as_officer("secretary", cell="ca-mau.dcd.nong-nghiep.van-phong-dieu-phoi")

    cell.goes_to_case(nguyen.id)
    meets(cell, "06/08/2024", number="05-NQ/CB", no=2)
    assert stands(cell) == {DECISION: BLOCK}

    my.opens(nguyen.name)
    assert "Chưa đạt: 3/5" in my.page.locator(".tally").inner_text()
    meets(my, "22/10/2024", number="260-QĐ/ĐU", no=6, basis=WORKING_RULES)
    assert ended(my) == ["Không kết nạp", "22/10/2024"]

    backstage.made_known()
    assert notices(cell)[:2] == [
        "Cấp ủy có thẩm quyền không kết nạp Vương Thị Thảo Nguyên: 3/9 tán thành",
        "Chi bộ biểu quyết chưa đủ: 3/5 tán thành; toàn bộ kết quả gửi lên cấp ủy có thẩm quyền",
    ]
    with cell.page.expect_navigation():
        cell.page.locator(".thread a").first.click()
    assert "Điểm 4.3.2b, 29-QĐ/TW ngày 25/07/2016" in entry(cell, 0)
    assert "Điều 4.3, Điều lệ Đảng ngày 19/01/2011" in entry(cell, 1)
    in_english(cell)
    assert ended(cell) == ["Declined", "22/10/2024"]
    assert "did not admit Vương Thị Thảo Nguyên: 3 of 9 in favour" in entry(cell, 0)
    assert "point 4.3.2b, 29-QĐ/TW of 25/07/2016" in entry(cell, 0)
    assert "fell short: 3 of 5 in favour; the full count goes to" in entry(cell, 1)
    assert "article 4.3, Party Charter of 19/01/2011" in entry(cell, 1)


def entry(desk, place):
    """Return what one entry of the thread says, counted from the latest."""
    return desk.page.locator(".thread li").nth(place).inner_text()


def ended(desk):
    """Return how and when the case ended by its page, on which nothing waits any more."""
    assert stands(desk) == {}
    assert desk.page.locator(".act").count() == 0
    return desk.page.locator(".facts dd").first.inner_text().splitlines()


def test_the_grass_roots_committees_short_vote_goes_up_and_the_committee_above_declines(
    shared_stage, my
):
    tung = telling("before-the-grassroots-committee").up_to("grassroots_committee_resolves")
    thuan = shared_stage.as_one_of_the_cast("thuan", office="Đảng bộ Sở", scripts=False)

    thuan.opens(tung.name)
    meets(thuan, "11/10/2024", number="43-NQ/ĐU", no=4)
    assert stands(thuan) == {DECISION: BLOCK}

    my.opens(tung.name)
    assert "Chưa đạt: 5/9" in my.page.locator(".tally").first.inner_text()
    meets(my, "23/10/2024", number="261-QĐ/ĐU", no=5, basis=WORKING_RULES)
    assert ended(my) == ["Không kết nạp", "23/10/2024"]

    backstage.made_known()
    cell = shared_stage.as_officer("secretary", cell="ca-mau.dcd.nong-nghiep.kiem-lam")
    assert notices(cell)[:3] == [
        "Cấp ủy có thẩm quyền không kết nạp Kiều Thanh Tùng: 4/9 tán thành",
        "Đảng ủy cơ sở biểu quyết chưa đủ: 5/9 tán thành;"
        " toàn bộ kết quả gửi lên cấp ủy có thẩm quyền",
        "Chi bộ đề nghị kết nạp: 20/24 tán thành",
    ]


def test_the_standing_committee_declines_while_another_form_lies_open(shared_stage, my):
    linh = telling("decision-due-today").up_to("competent_committee_decides")
    loc = shared_stage.as_one_of_the_cast("loc")
    loc.opens(linh.name)
    writes(loc, "24/10/2024", number="263-QĐ/ĐU", basis=WORKING_RULES)

    my.opens(linh.name)
    meets(my, "23/10/2024", number="262-QĐ/ĐU", no=5, basis=WORKING_RULES)
    loc.page.locator("[name='no_conflict']").check()
    refused = loc.is_refused()

    assert "Không ghi được: bước này đã được quyết định ngày 23/10/2024." in refused
    loc.goes_to_case(linh.id)
    assert ended(loc) == ["Không kết nạp", "23/10/2024"]
    assert "không kết nạp Thái Thị Diệu Linh: 4/9 tán thành" in entry(loc, 0)
    backstage.made_known()
    cell = shared_stage.as_officer("secretary", cell="ca-mau.dcd.nong-nghiep.thuy-loi")
    assert notices(cell)[:2] == [
        "Cấp ủy có thẩm quyền không kết nạp Thái Thị Diệu Linh: 4/9 tán thành",
        "Đảng ủy cơ sở đề nghị kết nạp: 7/9 tán thành",
    ]


def test_more_than_half_of_a_delegated_committee_is_not_two_thirds(shared_stage):
    tram = telling("before-the-delegated-committee").up_to("competent_committee_decides")
    truc = shared_stage.as_one_of_the_cast("truc")

    truc.opens(tram.name)
    writes(truc, "23/10/2024", number="31-QĐ/ĐU", no=4, basis=DELEGATION)
    truc.page.locator("[name='no_conflict']").check()
    counts(truc, handed_out=10)
    refused = truc.is_refused()
    assert "Phát ra 10 phiếu nhưng chỉ có 9 người có quyền biểu quyết có mặt." in refused
    counts(truc, handed_out=9)
    truc.record()

    assert ended(truc) == ["Không kết nạp", "23/10/2024"]
    assert "Điểm 4.3.2a, 29-QĐ/TW ngày 25/07/2016" in entry(truc, 0)
    backstage.made_known()
    cell = shared_stage.as_officer("secretary", cell="ca-mau.dcd.san-nhi.ngoai")
    assert notices(cell)[:2] == [
        "Cấp ủy có thẩm quyền không kết nạp Phùng Thị Ngọc Trâm: 5/9 tán thành",
        "Chi bộ đề nghị kết nạp: 17/20 tán thành",
    ]
