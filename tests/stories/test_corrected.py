"""A vote that falls short goes up with its count; a count that is corrected turns the road."""

from dataclasses import replace

import pytest

from tests.administration.demonstration.the_stories import story
from tests.stories import backstage
from tests.stories.clerking import left_out, meets, stands, telling, thread, writes

pytestmark = [pytest.mark.browser, pytest.mark.long]

WATER = "ca-mau.dcd.nong-nghiep.thuy-loi"
WORKING_RULES = "Quy chế làm việc của Ban Thường vụ: quá nửa tổng số ủy viên"
DECIDES = "Cấp ủy có thẩm quyền quyết định"
PROPOSES = "Đảng ủy cơ sở ra nghị quyết đề nghị kết nạp"
SHORT = "Chi bộ biểu quyết chưa đủ: 3/5 tán thành; toàn bộ kết quả gửi lên cấp ủy có thẩm quyền"
TURNED = "kết luận thay đổi, các bước sau không còn giá trị"


def test_a_short_vote_ends_nothing_and_goes_up_with_the_full_count(shared_stage):
    case = telling("short-vote-goes-up").up_to("cell_resolves")
    secretary = shared_stage.as_officer("secretary", cell=case.scene.story.cell)
    secretary.goes_to_case(case.id)
    meets(secretary, "07/10/2024", number="05-NQ/CB", no=2)

    assert list(stands(secretary)) == [DECIDES]
    assert thread(secretary)[0] == SHORT
    my = shared_stage.as_one_of_the_cast("my", office="Dân Chính Đảng")
    my.opens(case.name)
    assert tallies(my) == ["Chưa đạt: 3/5"]
    meets(my, "23/10/2024", number="250-QĐ/ĐU", no=1, basis=WORKING_RULES)
    assert list(stands(my)) == ["Chi bộ nhận kết quả"]
    assert tallies(my) == ["Đạt: 8/9", "Chưa đạt: 3/5"]


def test_a_corrected_count_that_turns_takes_the_case_from_the_committee_above(shared_stage):
    told = replace(story("short-vote-goes-up"), id="read-wrongly", name="Vương Thị Hồng Thảo")
    case = telling(told).up_to("cell_resolves")
    secretary = shared_stage.as_officer("secretary", cell=case.scene.story.cell)
    secretary.goes_to_case(case.id)
    meets(secretary, "08/10/2024", number="06-NQ/CB", no=2)
    my = shared_stage.as_one_of_the_cast("my", office="Dân Chính Đảng")
    my.opens(case.name)
    writes(my, "23/10/2024", number="251-QĐ/ĐU", no=1, basis=WORKING_RULES)
    before = backstage.written(case.id)

    secretary.presses("Đính chính kết quả này")
    corrects(secretary, ballots="5", in_favour="4", against="1", reason="Đọc nhầm một phiếu")
    secretary.record()
    backstage.made_known()

    assert list(stands(secretary)) == [PROPOSES]
    assert thread(secretary)[0] == f"Đính chính kết quả: 4 tán thành thay vì 3; {TURNED}"
    assert tallies(secretary) == ["Đạt: 4/5", "Đã thay bằng bản đính chính"]
    my.page.locator("[name='no_conflict']").check()
    assert "bước này không còn chờ nữa" in my.is_refused()
    assert "251-QĐ/ĐU" in my.value.values()
    after = backstage.written(case.id)
    assert (after["meetings"], after["counts"]) == (before["meetings"], before["counts"] + 1)
    my.goes("/notices")
    assert "Đính chính kết quả: 4 tán thành thay vì 3" in my.page.inner_text("main")


def test_a_corrected_count_voids_what_followed_and_opens_the_right_step(shared_stage):
    case_id = backstage.told("decision-due-today")
    secretary = shared_stage.as_officer("secretary", cell=WATER)
    secretary.goes_to_case(case_id)
    assert tallies(secretary) == ["Đạt: 7/9", "Đạt: 8/10"]

    secretary.page.locator(".tally", has_text="Chi bộ xét").get_by_role("link").click()
    corrects(secretary, ballots="10", in_favour="6", against="3", reason="Đọc nhầm hai phiếu")
    secretary.page.locator("[name='no_conflict']").check()
    said = secretary.is_refused()
    assert "Thu về 10 phiếu nhưng cộng lại là 9" in said
    assert secretary.value["reason"] == "Đọc nhầm hai phiếu"
    secretary.type(against="4")
    secretary.record()
    backstage.made_known()

    assert list(stands(secretary)) == [DECIDES]
    assert PROPOSES in left_out(secretary)
    assert tallies(secretary) == ["Chưa đạt: 6/10", "Hết giá trị", "Đã thay bằng bản đính chính"]
    thuan = shared_stage.as_one_of_the_cast("thuan", office="Đảng bộ Sở")
    thuan.goes("/notices")
    told = thuan.page.inner_text("main")
    assert f"Đính chính kết quả: 6 tán thành thay vì 8; {TURNED}" in told
    assert "“Đọc nhầm hai phiếu”" in told


def tallies(desk):
    """Return what the page says of each count, the latest first."""
    return [each.strip() for each in desk.page.locator(".tally .badge").all_inner_texts()]


def corrects(desk, *, ballots, in_favour, against, reason):
    """Fill in the right count, with the paper that shows it."""
    desk.type(
        decided_on="21/10/2024",
        handed_out=ballots,
        collected=ballots,
        in_favour=in_favour,
        against=against,
        invalid="0",
        reason=reason,
    )
    desk.bring("correction_note", "21/10/2024", number="02-BB/CB")
