"""A committee sends a file back; the cell completes it, and it comes back to that committee."""

import pytest

from tests.stories import backstage

pytestmark = [pytest.mark.browser, pytest.mark.long]

HANH = "Trần Thị Mỹ Hạnh"
REASON = "Bản tổng hợp thiếu ý kiến của chi ủy nơi cư trú."
BEFORE_THE_RETURN = 8


def test_a_file_is_returned_completed_and_back_with_those_who_returned_it(shared_stage):
    case_id = backstage.told("returned-for-completion", acts=BEFORE_THE_RETURN)
    thuan = shared_stage.as_one_of_the_cast("thuan", office="Đảng bộ Sở")
    the_committee_returns_it(thuan, case_id)
    backstage.made_known()

    dat = shared_stage.as_one_of_the_cast("dat", office="Chi bộ Văn phòng Sở")
    the_cell_reads_why(dat)
    the_cell_completes_it(dat)

    thuan.opens(HANH)
    assert thuan.waits_at() == "Đảng ủy cơ sở ra nghị quyết đề nghị kết nạp"
    assert thuan.page.locator(".act .btn.main").count() == 1
    assert thuan.page.locator(".thread li h3").all_inner_texts()[:3] == [
        "Đảng ủy cơ sở ra nghị quyết đề nghị kết nạp",
        "Chi bộ bổ sung hồ sơ",
        "Trả lại hồ sơ để bổ sung",
    ]
    assert thuan.page.get_by_text("Tổng hợp ý kiến nhận xét", exact=True).count() >= 2


def the_committee_returns_it(thuan, case_id):
    thuan.goes_to_case(case_id)
    thuan.presses("Trả lại")
    thuan.type(decided_on="18/10/2024", reason=" ")
    thuan.page.locator("[name='no_conflict']").check()

    said = thuan.is_refused()

    assert "còn thiếu lý do" in said
    assert thuan.value["decided_on"] == "18/10/2024"
    thuan.type(reason=REASON)
    thuan.bring("return_note", "18/10/2024", number="17-CV/ĐU")
    thuan.record()
    assert thuan.waits_at() == "Chi bộ bổ sung hồ sơ được trả lại"


def the_cell_reads_why(dat):
    dat.goes("/notices")
    assert f"“{REASON}”" in dat.page.locator("main").inner_text()
    dat.opens(HANH)
    assert f"“{REASON}”" in dat.page.locator(".thread").inner_text()


def the_cell_completes_it(dat):
    dat.begins()
    dat.looks_right()
    dat.type(decided_on="22/10/2024")
    dat.bring("comments_summary", "21/10/2024")
    dat.record()
