"""Applicants under the law of 2026: hamlet cells, the change of 26 July, a gap that is named."""

from datetime import date
from pathlib import Path

import pytest

from tests.stories import backstage
from tests.stories.clerking import (
    account,
    holder,
    in_english,
    left_out,
    meets,
    stands,
    telling,
    thread,
)
from workflows.administration import regions
from workflows.administration.demonstration.reading import read_stories

pytestmark = [pytest.mark.browser, pytest.mark.long]

APPRAISAL = "Đảng ủy bộ phận thẩm định"
GRASSROOTS = "Đảng ủy cơ sở ra nghị quyết đề nghị kết nạp"
DECISION = "Cấp ủy có thẩm quyền quyết định"
RECEIPT = "Chi bộ nhận kết quả"
RELIEF = "Cấp trên chỉ đạo khi không ai được xử lý"
COMMUNE = "Ban thường vụ, Đảng bộ xã Tân Hưng"
GOVERNMENT = "Ban thường vụ, Đảng bộ Ủy ban nhân dân tỉnh Xuân Hòa"
WORKING_RULES = "Quy chế làm việc của Ban Thường vụ: quá nửa tổng số ủy viên"


@pytest.fixture(scope="module")
def province(shared_stage):
    """Let the small province of 2026 stand beside the corner."""
    backstage.behind(lambda: regions.load("xuan-hoa", at=regions.opening("xuan-hoa")))
    return shared_stage


def test_a_hamlet_cell_goes_straight_to_the_commune_committee(province, settings):
    settings.STANDING_DAY = date(2026, 11, 20)
    ly = telling("provisional-limit").up_to("cell_resolves")
    cell = province.as_member(
        holder("secretary", of="xuan-hoa.tan-hung.ap-kinh-moi", body="cell_meeting")
    )

    cell.goes_to_case(ly.id)
    assert left_out(cell) == [APPRAISAL, GRASSROOTS]
    meets(cell, "05/11/2026", number="05-NQ/CB", no=1)
    assert stands(cell) == {DECISION: COMMUNE}

    nhan = province.as_one_of_the_cast("nhan")
    nhan.opens(ly.name)
    meets(nhan, "18/11/2026", number="31-QĐ/ĐU", no=1, basis=WORKING_RULES)

    assert stands(nhan) == {RECEIPT: "Hội nghị chi bộ, Chi bộ ấp Kinh Mới"}
    assert thread(nhan)[:2] == [
        "Cấp ủy có thẩm quyền quyết định kết nạp Hữu Thị Mai Ly: 3/4 tán thành",
        "Chi bộ đề nghị kết nạp: 7/8 tán thành",
    ]


def test_a_case_that_crosses_26_july_2026_shows_two_editions_and_why(province, settings):
    settings.STANDING_DAY = date(2026, 7, 13)
    han = telling("crosses-26-july").up_to("cell_resolves")
    ruon = province.as_one_of_the_cast("ruon")

    ruon.opens(han.name)
    meets(ruon, "10/07/2026", number="06-NQ/CB", no=1)
    assert stands(ruon) == {DECISION: COMMUNE}
    assert changes(ruon) == {}

    settings.STANDING_DAY = date(2026, 8, 7)
    nhan = province.as_one_of_the_cast("nhan", scripts=False)
    nhan.opens(han.name)
    changed = changes(nhan)
    assert changed[DECISION].startswith("Đảng ủy cơ sở được ủy quyền; ")
    assert "Điểm 4.3.2a, 29-QĐ/TW ngày 25/07/2016" in changed[DECISION]
    assert "Ban thường vụ đảng ủy cơ sở; " in changed[DECISION]
    assert "208-QĐ/TW ngày 26/07/2026" in changed[DECISION]
    ceremony = changed["Chi bộ tổ chức lễ kết nạp: thời hạn"]
    assert "tính từ: Chi bộ nhận kết quả Điểm 4.1, 294-QĐ/TW ngày 26/05/2025" in ceremony
    assert "tính từ: ngày ban hành quyết định kết nạp" in ceremony
    assert ceremony.endswith("từ 26/07/2026")
    meets(nhan, "06/08/2026", number="18-QĐ/ĐU", basis=WORKING_RULES)

    assert stands(nhan) == {RECEIPT: "Hội nghị chi bộ, Chi bộ ấp Hòa Bình"}
    assert laws(nhan)[:2] == [
        "Chưa đọc được số điều, 208-QĐ/TW ngày 26/07/2026",
        "Điểm 3.6b, 06-HD/TW ngày 09/06/2025",
    ]
    in_english(nhan)
    assert "from 26/07/2026" in changes(nhan)["The competent committee decides"]
    assert laws(nhan)[1] == "point 3.6b, 06-HD/TW of 09/06/2025"


def changes(desk):
    """Return the points of law that changed while the case was open, each as its row reads."""
    rows = desk.page.locator("section[aria-labelledby='amended'] tbody tr").all()
    cells = [
        [" ".join(each.inner_text().split()) for each in row.locator("th, td").all()]
        for row in rows
    ]
    return {point: " ".join(editions) for point, *editions in cells}


def laws(desk):
    """Return the articles under which things happened, the latest first."""
    return desk.page.locator(".thread li .law").all_inner_texts()


def test_where_the_standing_committee_is_missing_the_page_names_the_gap(province, settings):
    settings.STANDING_DAY = date(2026, 11, 20)
    account("khoa-hoc", holder("secretary", of="xuan-hoa.ubnd.khoa-hoc", body="committee"))
    (told,) = read_stories(Path(__file__).parent)
    nhung = telling(told).up_to("cell_resolves")
    cell = province.as_member(holder("secretary", of=told.cell, body="cell_meeting"))

    cell.goes_to_case(nhung.id)
    meets(cell, "10/08/2026", number="05-NQ/CB", no=1)
    assert stands(cell) == {RELIEF: GOVERNMENT}

    above = province.as_member(
        holder("secretary", of="xuan-hoa.ubnd", body="standing_committee"), scripts=False
    )
    above.goes_to_case(nhung.id)
    assert above.page.locator(".passes .note").inner_text() == (
        "“Cấp ủy có thẩm quyền quyết định” chuyển đến đây vì Đảng bộ Sở Khoa học và Công nghệ"
        " không có ban thường vụ. Bộ quy định đề xuất thay:"
        " ban thường vụ, Đảng bộ Ủy ban nhân dân tỉnh Xuân Hòa."
    )
    above.begins()
    above.mark("way", "offer")
    above.type(decided_on="14/08/2026", reason="Đảng ủy Sở chưa có ban thường vụ.")
    above.record()
    assert stands(above) == {DECISION: GOVERNMENT}
    meets(above, "28/08/2026", number="33-QĐ/ĐU")

    assert stands(above) == {RECEIPT: "Hội nghị chi bộ, Chi bộ Văn phòng Sở"}
    assert thread(above)[:3] == [
        "Cấp ủy có thẩm quyền quyết định kết nạp Trần Lê Hồng Nhung: 5/5 tán thành",
        "Cấp trên chuyển bước này đến cơ quan khác",
        "Chi bộ đề nghị kết nạp: 14/15 tán thành",
    ]
