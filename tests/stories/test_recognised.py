"""From probationary to official member: late with a card, or after short votes; or deleted."""

from dataclasses import replace
from datetime import date

import pytest

from tests.administration import sight
from tests.stories import backstage
from tests.stories.clerking import meets, stands, telling, thread, writes
from workflows.administration.demonstration.stories import (
    Commented,
    Count,
    Filed,
    Stamp,
    Story,
    Voted,
)
from workflows.people.models import Membership, Person

pytestmark = [pytest.mark.browser, pytest.mark.long]

CELL = "ca-mau.dcd.nong-nghiep.thuy-loi"
SA_MAY = "Thạch Thị Mỹ Sa Mây"
HELPER = "Đoàn Hữu Nghĩa"
BLOCK = "Ban thường vụ, Đảng bộ Dân Chính Đảng tỉnh Cà Mau"
WORKING_RULES = "Quy chế làm việc: theo tổng số ủy viên"


def the_ceremony_was_held(on):
    """Let her probation count from another day than the register of the corner says."""

    def held():
        with sight.of_everything():
            Membership.objects.filter(person__full_name=SA_MAY).update(admitted_on=on)

    backstage.behind(held)


def her_page():
    """Return the address of her page."""

    def found():
        with sight.of_everything():
            return Person.objects.get(full_name=SA_MAY).pk

    return f"/persons/{backstage.behind(found)}"


def test_a_late_recognition_is_dated_back_and_brings_the_card(stage):
    the_ceremony_was_held(date(2023, 8, 21))
    secretary = stage.as_officer("secretary", cell=CELL)
    the_cell_prepares_the_file(secretary)
    the_cell_resolves(secretary)
    thuan = stage.as_one_of_the_cast("thuan", office="Đảng bộ Sở")
    thuan.opens(SA_MAY)
    meets(thuan, "14/10/2024", number="47-NQ/ĐU", basis=WORKING_RULES)
    my = stage.as_one_of_the_cast("my", office="Dân Chính Đảng", scripts=False)
    my.opens(SA_MAY)
    meets(my, "18/10/2024", number="265-QĐ/ĐU", basis=WORKING_RULES)

    my.begins()
    my.type(decided_on="18/10/2024", number="05.001203", document="266-QĐ/ĐU")
    my.bring("card_decision", "18/10/2024", number="266-QĐ/ĐU")
    my.record()
    deputy = stage.as_officer("deputy_secretary", cell=CELL)
    deputy.opens(SA_MAY)
    deputy.begins()
    deputy.looks_right()
    deputy.type(decided_on="22/10/2024")
    deputy.record()

    thread = deputy.page.locator(".thread li h3").all_inner_texts()
    assert thread[:3] == [
        f"Chi bộ công bố quyết định và trao thẻ đảng viên cho {SA_MAY}",
        f"Đã phát thẻ đảng viên cho {SA_MAY} theo quyết định 266-QĐ/ĐU",
        f"Cấp ủy có thẩm quyền công nhận {SA_MAY} là đảng viên chính thức từ ngày 21/08/2024:"
        " 9/9 tán thành",
    ]
    deputy.goes(her_page())
    deputy.looks_right()
    beside = deputy.page.locator("aside").inner_text()
    assert "từ 21/08/2024" in beside
    assert "Quyết định ngày 18/10/2024" in beside
    assert "trao ngày 22/10/2024" in beside
    assert "05.001203" in beside


def the_cell_prepares_the_file(secretary):
    secretary.goes("/cases/new/recognition")
    secretary.type(member=SA_MAY, decided_on="09/09/2024")
    secretary.record()
    takes(secretary, "tự kiểm điểm")
    secretary.type(decided_on="01/10/2024")
    secretary.bring("new_member_course", "17/05/2024")
    secretary.bring("self_review", "01/10/2024")
    secretary.record()
    takes(secretary, "giúp đỡ nhận xét")
    secretary.type(decided_on="02/10/2024", helper=HELPER)
    secretary.bring("helper_comment", "02/10/2024")
    secretary.record()
    secretary.begins()
    secretary.type(decided_on="03/10/2024")
    secretary.bring("probation_comments", "03/10/2024")
    secretary.record()


def the_cell_resolves(secretary):
    """Forget the resolution that has just been typed in, be told so, and bring it."""
    writes(secretary, "08/10/2024", number="11-NQ/CB", no=1, brought=())
    secretary.page.locator("[name='no_conflict']").check()
    assert "1 điểm dựa trên quy định chưa được đối chiếu" in secretary.is_refused()
    assert "đề nghị công nhận" in secretary.page.locator("aside .note ul").inner_text()
    resolution = (
        secretary.page.locator("[name='slot']").first.get_attribute("value").partition(":")[0]
    )
    secretary.bring(resolution, "08/10/2024", number="11-NQ/CB")
    secretary.record()


def takes(desk, step):
    """Press the button of one of the steps that wait side by side."""
    waits = desk.page.locator("section", has=desk.page.locator(".act"))
    waits.filter(has_text=step).locator(".btn.main").click()


def test_after_both_votes_fell_short_the_superior_decides_with_every_count(stage):
    the_ceremony_was_held(date(2023, 8, 21))
    case = telling(BOTH_SHORT).up_to("cell_resolves_for_the_third_time")
    secretary = stage.as_officer("secretary", cell=CELL)
    secretary.goes_to_case(case.id)

    meets(secretary, "11/10/2024", number="15-NQ/CB", no=4, brought=())

    assert stands(secretary) == {"Cấp ủy có thẩm quyền quyết định công nhận chính thức": BLOCK}
    my = stage.as_one_of_the_cast("my", office="Dân Chính Đảng", scripts=False)
    my.opens(SA_MAY)
    assert my.page.locator(".tally").count() == 5
    meets(my, "18/10/2024", number="265-QĐ/ĐU", no=1, basis=WORKING_RULES)
    assert stands(my) == {"Cấp ủy cấp trên của tổ chức cơ sở đảng phát thẻ đảng viên": BLOCK}


def test_whom_it_ends_by_deleting_is_told_and_complains_in_vain(stage):
    the_ceremony_was_held(date(2023, 7, 24))
    case = telling(NOT_FIT).up_to("competent_committee_deletes")
    my = stage.as_one_of_the_cast("my", office="Dân Chính Đảng")
    my.goes_to_case(case.id)
    meets(my, "19/08/2024", number="240-QĐ/ĐU", basis=WORKING_RULES)
    assert list(stands(my)) == [
        "Chi bộ công bố quyết định xóa tên và thông báo cho đảng viên dự bị"
    ]
    my.looks_right()

    secretary = stage.as_officer("secretary", cell=CELL)
    secretary.goes_to_case(case.id)
    secretary.begins()
    secretary.looks_right()
    secretary.type(decided_on="21/08/2024", received_on="20/08/2024")
    secretary.record()
    secretary.looks_right()
    secretary.presses("Có đơn khiếu nại")
    secretary.type(decided_on="03/09/2024")
    secretary.bring("deletion_complaint", "03/09/2024")
    secretary.record()
    secretary.begins()
    secretary.type(decided_on="18/10/2024")
    secretary.mark("answer", "upheld")
    secretary.bring("complaint_answer", "16/10/2024", number="31-CV/ĐU")
    secretary.looks_right()
    secretary.record()

    assert "Xóa tên trong danh sách đảng viên" in secretary.page.locator(".facts").inner_text()
    assert thread(secretary)[:3] == [
        "Khiếu nại đã được giải quyết: giữ nguyên quyết định xóa tên",
        f"{SA_MAY} khiếu nại quyết định xóa tên; trong khi chờ giải quyết vẫn chấp hành quyết định",
        f"Chi bộ công bố quyết định xóa tên; {SA_MAY} nhận quyết định ngày 20/08/2024,"
        " được khiếu nại đến hết ngày 03/10/2024",
    ]
    secretary.goes(her_page())
    assert "Đã ra khỏi Đảng" in secretary.page.locator("aside").inner_text()
    secretary.looks_right()


def short(step, on, number):
    return voted(step, on, number, Count(yes=6, no=4, invalid=0))


def voted(step, on, number, count, by="secretary"):
    return Voted(
        on=on,
        by=by,
        papers={},
        step=step,
        number=number,
        count=count,
        absent=0,
        raised_cards=False,
        basis=WORKING_RULES,
    )


def filed(step, on, **papers):
    stamped = {kind: Stamp(day) for kind, day in papers.items()}
    return Filed(on=on, by="secretary", papers=stamped, step=step)


BOTH_SHORT = Story(
    id="both-votes-short",
    about="Recognition and deletion fell short until the superior decides.",
    procedure="recognition",
    name=SA_MAY,
    born_on=date(1992, 8, 19),
    cell=CELL,
    kin={},
    taken_in=date(2024, 10, 2),
    acts=(
        filed("cell_opens_file", date(2024, 9, 2)),
        filed("member_reviews_self", date(2024, 9, 3), new_member_course=date(2024, 5, 17)),
        Commented(on=date(2024, 9, 4), by="secretary", papers={}, helper="1"),
        filed("cell_gathers_comments", date(2024, 9, 5)),
        short("cell_resolves", date(2024, 9, 9), "11-NQ/CB"),
        short("cell_considers_deletion", date(2024, 9, 16), "12-NQ/CB"),
        short("cell_resolves", date(2024, 9, 23), "13-NQ/CB"),
        short("cell_considers_deletion", date(2024, 9, 30), "14-NQ/CB"),
    ),
    stands=("cell_resolves",),
)

NOT_FIT = replace(
    BOTH_SHORT,
    id="deleted-at-the-end-of-probation",
    about="The cell and the committees propose deletion; the decision waits.",
    acts=(
        filed("cell_opens_file", date(2024, 7, 1)),
        filed("member_reviews_self", date(2024, 7, 15), new_member_course=date(2024, 5, 17)),
        Commented(on=date(2024, 7, 16), by="secretary", papers={}, helper="1"),
        filed("cell_gathers_comments", date(2024, 7, 17)),
        voted("cell_resolves", date(2024, 7, 29), "11-NQ/CB", Count(yes=2, no=8, invalid=0)),
        voted(
            "cell_considers_deletion", date(2024, 7, 29), "12-NQ/CB", Count(yes=9, no=1, invalid=0)
        ),
        voted(
            "grassroots_committee_proposes_deletion",
            date(2024, 8, 9),
            "40-NQ/ĐU",
            Count(yes=9, no=0, invalid=0),
            by="thuan",
        ),
    ),
    stands=("competent_committee_deletes",),
)
