"""Where nobody may act the case goes up at once with the reason, and a lawful way out is taken."""

from dataclasses import replace
from datetime import date

import pytest

from tests.administration.demonstration.the_stories import story
from tests.stories import backstage
from tests.stories.clerking import stands, thread
from workflows.administration.demonstration.stories import Count, Returned, Story, Voted

pytestmark = [pytest.mark.browser, pytest.mark.long]

EXTENSION = "ca-mau.dcd.nong-nghiep.khuyen-nong"
DIRECTS = "Cấp trên chỉ đạo khi không ai được xử lý"
RESOLVES = "Chi bộ xét và ra nghị quyết đề nghị kết nạp"
COMPLETES = "Chi bộ bổ sung hồ sơ được trả lại"
POWER_TO_DIRECT = "Điều 2.2, Bảng quyền"


def test_a_vote_of_a_cell_without_leaders_is_handed_back_once_a_seat_is_filled(shared_stage):
    backstage.told("nobody-may-act")
    thuan = shared_stage.as_one_of_the_cast("thuan", office="Đảng bộ Sở")
    thuan.opens("Cao Minh Nhật")
    assert list(stands(thuan)) == [DIRECTS]
    reason = f"“{RESOLVES}” chuyển đến đây vì ở cơ quan đó không ai được xử lý."
    assert reason in thuan.page.locator(".passes").inner_text()

    thuan.begins()
    thuan.type(decided_on="22/10/2024", reason="Chờ kiện toàn chi ủy")
    thuan.page.locator("[name='no_conflict']").check()
    assert "không làm thay được việc biểu quyết" in tried(thuan, "take_over")
    assert "không có cơ quan nào khác quyết định thay" in tried(thuan, "offer")
    assert "vẫn chưa ai được xử lý" in tried(thuan, "hand_back")
    backstage.seated(EXTENSION, "secretary", by="ha", since=date(2024, 10, 23))
    thuan.type(decided_on="24/10/2024")
    thuan.record()

    assert stands(thuan) == {RESOLVES: "Hội nghị chi bộ, Chi bộ Trung tâm Khuyến nông"}
    secretary = shared_stage.as_officer("secretary", cell=EXTENSION)
    secretary.opens("Cao Minh Nhật")
    assert "“Chờ kiện toàn chi ủy”" in secretary.page.locator(".thread").inner_text()
    assert secretary.page.locator(".act .btn.main").count() == 1


def test_what_one_person_records_for_a_cell_without_leaders_is_taken_over(shared_stage):
    backstage.played(returned_to_a_cell_without_leaders())
    thuan = shared_stage.as_one_of_the_cast("thuan", office="Đảng bộ Sở")
    thuan.opens("Cao Thị Minh Nguyệt")
    assert list(stands(thuan)) == [DIRECTS]
    assert f"“{COMPLETES}” chuyển đến đây" in thuan.page.locator(".passes").inner_text()

    directs(thuan, "take_over", "Chi bộ chưa có bí thư", on="22/10/2024")
    assert list(stands(thuan)) == [COMPLETES]
    thuan.begins()
    thuan.type(decided_on="24/10/2024")
    thuan.record()

    assert list(stands(thuan)) == ["Đảng ủy cơ sở ra nghị quyết đề nghị kết nạp"]
    assert thread(thuan)[:2] == [
        "Chi bộ bổ sung hồ sơ",
        "Cấp trên nhận làm thay",
    ]


def test_a_cell_of_two_cannot_resolve_and_its_case_goes_up_at_once(shared_stage):
    backstage.told("cell-of-two", acts=5)
    duyen = shared_stage.as_one_of_the_cast("duyen")
    duyen.opens("Ninh Thị Phương Thảo")
    duyen.begins()
    duyen.type(decided_on="15/10/2024")
    duyen.bring("comments_summary", "15/10/2024")
    duyen.record()

    assert list(stands(duyen)) == [DIRECTS]
    assert "chi bộ có quá ít đảng viên chính thức" in duyen.page.locator(".passes").inner_text()
    phu = shared_stage.as_one_of_the_cast("phu")
    phu.opens("Ninh Thị Phương Thảo")
    directs(phu, "close", "Chi bộ sẽ sáp nhập; xét lại ở chi bộ mới", on="18/10/2024")
    assert stands(phu) == {}
    assert "“Chi bộ sẽ sáp nhập; xét lại ở chi bộ mới”" in phu.page.locator(".thread").inner_text()
    duyen.goes("/")
    assert duyen.page.get_by_role("link", name="Ninh Thị Phương Thảo").count() == 0


def tried(desk, way):
    """Try a way that is not open, and return what stands against it beside the article."""
    desk.mark("way", way)
    said = desk.is_refused()
    assert POWER_TO_DIRECT in said
    assert desk.value["reason"] == "Chờ kiện toàn chi ủy"
    return said


def directs(desk, way, reason, *, on):
    """Direct the case that is open one way."""
    desk.begins()
    desk.mark("way", way)
    desk.type(decided_on=on, reason=reason)
    desk.record()


def returned_to_a_cell_without_leaders() -> Story:
    """Tell of a file that comes back when both seats of its cell stand empty."""
    told = story("nobody-may-act")
    *prepared, verified = told.acts
    votes = Count(yes=8, no=0, invalid=0)
    return replace(
        told,
        id="returned-to-nobody",
        name="Cao Thị Minh Nguyệt",
        acts=(
            *prepared,
            replace(verified, on=date(2024, 10, 7), replied_on=date(2024, 9, 27)),
            Voted(
                on=date(2024, 10, 11),
                by="acting_secretary",
                papers={},
                step="cell_resolves",
                number="09-NQ/CB",
                count=votes,
                absent=0,
                raised_cards=False,
                basis="",
            ),
            Returned(
                on=date(2024, 10, 18),
                by="thuan",
                papers={},
                step="grassroots_committee_resolves",
                reason="Thiếu ý kiến nhận xét của đoàn thanh niên.",
            ),
        ),
    )
