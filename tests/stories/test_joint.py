"""Two committees sit jointly: each has its list and its count, and both must carry."""

import pytest

from tests.stories import backstage
from tests.stories.clerking import asked, stands, telling, thread

pytestmark = [pytest.mark.browser, pytest.mark.long]

CELL = "Chi bộ Chi cục Kiểm lâm"
DEPARTMENT = "Đảng bộ Sở Nông nghiệp và Phát triển nông thôn"
HOSPITAL = "Đảng bộ Bệnh viện Sản - Nhi tỉnh"
DAY = "18/10/2024"


def test_a_joint_meeting_carries_only_if_both_committees_carry(stage):
    case = telling("before-the-grassroots-committee").up_to("grassroots_committee_resolves")
    thuan = stage.as_one_of_the_cast("thuan", office="Đảng bộ Sở", scripts=False)
    thuan.goes_to_case(case.id)
    sits_with(thuan, HOSPITAL)
    assert attendance(thuan) == ["9", "9", "9", "9"]
    question, theirs = asked(thuan), f"{asked(thuan)}-partner"
    counts(thuan, question, in_favour="8", against="1", number="45-NQ/ĐU")
    thuan.type(**{f"{question}-issued_on": DAY})
    thuan.mark(f"{question}-ballot_form", "secret")
    counts(thuan, theirs, in_favour="5", against="5", number="12-NQ/ĐU")
    thuan.bring(f"{question}-grassroots_resolution", DAY, number="45-NQ/ĐU")
    thuan.page.locator("[name='no_conflict']").check()

    assert f"{HOSPITAL}. Thu về 9 phiếu nhưng cộng lại là 10" in thuan.is_refused()
    assert "cộng lại là 10" in beside(thuan, f"{theirs}-in_favour")
    assert "cộng lại là 10" not in beside(thuan, f"{question}-in_favour")
    typed = thuan.value
    assert (typed[f"{question}-number"], typed[f"{theirs}-number"]) == ("45-NQ/ĐU", "12-NQ/ĐU")
    assert attendance(thuan) == ["9", "9", "9", "9"]
    before = backstage.written(case.id)
    counts(thuan, theirs, in_favour="5", against="4", number="12-NQ/ĐU")
    thuan.record()

    assert tallies(thuan) == {
        CELL: "Đạt: 20/24",
        DEPARTMENT: "Đạt: 8/9",
        HOSPITAL: "Chưa đạt: 5/9",
    }
    assert thread(thuan)[0] == (
        "Đảng ủy cơ sở biểu quyết chưa đủ: 8/9 tán thành; toàn bộ kết quả gửi lên cấp ủy có thẩm"
        " quyền; bên cùng họp liên tịch: 5/9"
    )
    after = backstage.written(case.id)
    assert after["meetings"] == before["meetings"] + 2
    assert after["counts"] == before["counts"] + 2
    assert after["entries"] == before["entries"] + 1

    thuan.page.locator(".tally", has_text=HOSPITAL).get_by_role("link").click()
    thuan.type(decided_on="21/10/2024", reason="Đọc nhầm một phiếu")
    thuan.type(handed_out="9", collected="9", in_favour="6", against="3", invalid="0")
    thuan.bring("correction_note", "21/10/2024", number="02-BB/ĐU")
    thuan.record()

    assert tallies(thuan) == {
        CELL: "Đạt: 20/24",
        DEPARTMENT: "Đạt: 8/9",
        HOSPITAL: "Đạt: 6/9",
    }
    assert thread(thuan)[0] == (
        "Đính chính kết quả: 6 tán thành thay vì 5; kết luận thay đổi, các bước sau không còn giá"
        " trị; đó là kết quả kiểm phiếu của bên cùng họp liên tịch"
    )
    assert list(stands(thuan)) == ["Cấp ủy có thẩm quyền quyết định"]


def sits_with(desk, partner):
    """Begin the record of a meeting at which everybody of both bodies was there."""
    desk.begins()
    desk.page.locator("summary", has_text="Họp liên tịch").click()
    desk.type(decided_on=DAY, partner=partner)
    desk.page.locator("button[name='reread'][value='3']").click()
    desk.page.locator("button[name='everyone']").click()
    for name, place in (("presiding", 1), ("minutes_by", 2)):
        desk.page.locator(f"[name='{name}']").select_option(index=place)


def counts(desk, prefix, *, in_favour, against, number):
    """Write the count of one of the two bodies, of whom all nine voted."""
    figures = {"handed_out": "9", "collected": "9", "invalid": "0"}
    typed = {**figures, "in_favour": in_favour, "against": against, "number": number}
    desk.type(**{f"{prefix}-{name}": value for name, value in typed.items()})


def beside(desk, name):
    """Return what the page says beside a field."""
    return desk.page.locator(".field", has=desk.page.locator(f"[name='{name}']")).inner_text()


def attendance(desk):
    """Return the base of each body, and how many of it are marked present."""
    return desk.page.locator(".sumline b").all_inner_texts()


def tallies(desk):
    """Return what the page says of the counts that stand, by the body."""
    found = {}
    for each in desk.page.locator(".tally:not(.replaced)").all():
        body = each.locator("p").first.inner_text().partition(" · ")[0].partition(", ")[2]
        found[body] = each.locator(".badge").inner_text().strip()
    return found
