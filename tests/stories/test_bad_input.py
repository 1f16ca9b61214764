"""Bad input in the browser: a sentence each, nothing typed is lost, nothing half-written."""

import pytest

from tests.stories import backstage
from tests.stories.clerking import asked, counts, stands, telling, thread, writes

pytestmark = [pytest.mark.browser, pytest.mark.long]

TWICE = """async () => {
    const form = document.querySelector("form[enctype]");
    const post = () => fetch(form.action, {method: "POST", body: new FormData(form)});
    return (await Promise.all([post(), post()])).map(answer => answer.url);
}"""
HA = "Đặng Thị Thu Hà"


def test_a_file_of_the_wrong_kind_an_empty_one_and_one_too_large(shared_stage, settings):
    settings.LARGEST_FILE_BYTES = 1024 * 1024
    case_id = backstage.told("newly-listed")
    dat = shared_stage.as_one_of_the_cast("dat", office="Chi bộ Văn phòng Sở")
    dat.opens(HA)
    dat.begins()
    dat.type(decided_on="14/10/2024")
    dat.bring("course_certificate", "12/01/2024")
    dat.bring("application", "11/10/2024")
    dat.page.locator("[name='no_conflict']").check()
    before = backstage.written(case_id)

    for content, says in (
        (b"MZ\x90\x00 a program", "“don.pdf” không thuộc loại được nhận"),
        (b"", "“don.pdf” trống"),
        (b"%PDF-1.7" + bytes(settings.LARGEST_FILE_BYTES), "“don.pdf” lớn hơn 1 MB"),
        (b"%PDF-1.7 cut off", "“don.pdf” mở đầu là PDF nhưng hỏng hoặc thiếu"),
    ):
        choose(dat, "application", content)
        assert says in dat.is_refused()
        assert dat.value["paper-application-dated_on"] == "11/10/2024"
        assert "“course_certificate.pdf” đã được giữ" in dat.page.inner_text("main")
        assert backstage.written(case_id) == before

    dat.bring("application", "11/10/2024")
    dat.record()
    assert thread(dat)[0] == f"{HA} nộp đơn xin vào Đảng"
    assert backstage.written(case_id)["papers"] == before["papers"] + 2


def test_a_meeting_that_cannot_have_been_so_is_told_why_each_time(shared_stage):
    case = telling("decision-due-today").up_to("grassroots_committee_resolves")
    thuan = shared_stage.as_one_of_the_cast("thuan", office="Đảng bộ Sở")
    thuan.opens(case.name)
    writes(thuan, "30/08/2024", number="36-NQ/ĐU", no=2)
    thuan.page.locator("[name='no_conflict']").check()
    before = backstage.written(case.id)

    thuan.type(decided_on="26/10/2024")
    assert "Ngày 26/10/2024 chưa tới" in thuan.is_refused()
    thuan.type(decided_on="30/07/2024")
    assert "Ngày 30/07/2024 trước bước liền trước, làm ngày 31/07/2024" in thuan.is_refused()
    thuan.type(decided_on="30/08/2024")
    counts(thuan, in_favour=6)
    assert "Thu về 9 phiếu nhưng cộng lại là 8" in thuan.is_refused()
    counts(thuan, in_favour=7, collected=10)
    assert "Thu về 10 phiếu nhưng chỉ phát ra 9 phiếu" in thuan.is_refused()
    counts(thuan, handed_out=10, in_favour=8)
    assert "Phát ra 10 phiếu nhưng chỉ có 9 người có quyền biểu quyết" in thuan.is_refused()
    assert thuan.value[f"{asked(thuan)}-number"] == "36-NQ/ĐU"
    assert thuan.page.locator("[name='present']:checked").count() == 9
    assert backstage.written(case.id) == before

    counts(thuan, handed_out=9, collected=9, in_favour=7)
    thuan.record()
    assert list(stands(thuan)) == ["Cấp ủy có thẩm quyền quyết định"]


def test_a_number_that_is_used_is_told_and_the_form_stays(shared_stage):
    backstage.told("declined", acts=8)
    case_id = backstage.told("before-the-grassroots-committee")
    thuan = shared_stage.as_one_of_the_cast("thuan", office="Đảng bộ Sở")
    thuan.goes_to_case(case_id)
    writes(thuan, "02/10/2024", number="40-NQ/ĐU", no=1)
    thuan.page.locator("[name='no_conflict']").check()
    before = backstage.written(case_id)

    said = thuan.is_refused()

    assert "Số 40-NQ/ĐU cơ quan này đã dùng cho loại văn bản này" in said
    assert thuan.value[f"{asked(thuan)}-in_favour"] == "8"
    assert backstage.written(case_id) == before
    thuan.type(**{f"{asked(thuan)}-number": "41-NQ/ĐU"})
    thuan.record()
    assert list(stands(thuan)) == ["Cấp ủy có thẩm quyền quyết định"]


def test_a_form_posted_twice_is_recorded_once(shared_stage):
    case_id = backstage.told("another-helper", acts=2)
    dat = shared_stage.as_one_of_the_cast("dat", office="Chi bộ Văn phòng Sở")
    dat.goes_to_case(case_id)
    dat.begins()
    before = backstage.written(case_id)
    dat.type(decided_on="08/10/2024")
    dat.bring("course_certificate", "16/08/2024")
    dat.bring("application", "07/10/2024")
    dat.page.locator("[name='no_conflict']").check()

    answered = dat.page.evaluate(TWICE)
    dat.sends()

    assert {*answered, dat.page.url} == {f"{shared_stage.root}/cases/{case_id}"}
    after = backstage.written(case_id)
    assert after == before | {"entries": 3, "items": 3, "papers": 3}
    assert thread(dat)[0] == "Phạm Quốc Bảo nộp đơn xin vào Đảng"


def test_a_form_sent_after_someone_else_decided_keeps_what_was_typed(shared_stage):
    case_id = backstage.told("three-ways-at-once")
    dat = shared_stage.as_one_of_the_cast("dat", office="Chi bộ Văn phòng Sở")
    phuoc = shared_stage.as_one_of_the_cast("phuoc")
    for each, number in ((dat, "03-BC/CB"), (phuoc, "04-BC/CB")):
        each.goes_to_case(case_id)
        gathering = each.page.locator("section.sheet", has_text="Chi ủy tổng hợp ý kiến nhận xét")
        gathering.get_by_role("link", name="Ghi bước này").last.click()
        each.type(decided_on="16/10/2024")
        each.bring("comments_summary", "16/10/2024", number=number)
    dat.record()
    before = backstage.written(case_id)

    phuoc.page.locator("[name='no_conflict']").check()
    said = phuoc.is_refused()

    assert "bước này đã được quyết định ngày 16/10/2024" in said
    assert phuoc.value["paper-comments_summary-number"] == "04-BC/CB"
    assert "“comments_summary.pdf” đã được giữ" in phuoc.page.inner_text("main")
    assert backstage.written(case_id) == before


def choose(desk, slot, content):
    """Choose a file with this content for a paper."""
    file = desk.folder / "don.pdf"
    file.write_bytes(content)
    desk.page.locator(f"[name='paper-{slot}-file']").set_input_files(file)
