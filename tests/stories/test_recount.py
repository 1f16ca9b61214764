"""A member asks for a recount: the papers first, three votes, and the answer told in the cell."""

from urllib.parse import urlsplit

import pytest

from tests.stories.clerking import holder, meets, stands, thread

pytestmark = [pytest.mark.browser, pytest.mark.long]

CELL = "ca-mau.dcd.san-nhi.noi"
MEMBER = "Trần Thị Ngọc Mai"
BASIS = "Điều 9, khoản 5 Điều lệ Đảng"
ISSUED = {"recount_resolution", "grassroots_recount_resolution", "recount_decision"}


def test_a_party_age_is_recounted_and_the_member_told(stage):
    secretary = stage.as_officer("secretary", cell=CELL)
    case = the_member_asks(secretary)
    meets(secretary, "08/10/2024", number="21-NQ/CB", no=1, basis=BASIS, brought=ISSUED)
    assert list(stands(secretary)) == ["Đảng ủy cơ sở thẩm định, đề nghị xác định lại tuổi đảng"]

    for unit, body, day in (
        ("ca-mau.dcd.san-nhi", "committee", "14/10/2024"),
        ("ca-mau.dcd", "standing_committee", "21/10/2024"),
    ):
        above = stage.as_member(holder("secretary", of=unit, body=body))
        above.goes(case)
        above.looks_right()
        meets(above, day, number="33", basis=BASIS, brought=ISSUED)
    assert thread(above)[0].startswith(
        f"Cấp ủy có thẩm quyền quyết định tuổi đảng của {MEMBER} tính từ ngày 17/11/2005"
    )

    secretary.goes(case)
    secretary.begins()
    secretary.looks_right()
    secretary.type(decided_on="23/10/2024")
    secretary.record()
    assert stands(secretary) == {}
    assert "Đã xác định lại tuổi đảng" in secretary.page.locator(".facts").inner_text()
    secretary.looks_right()
    the_page_of_the_member_has_it(secretary)


def the_member_asks(secretary) -> str:
    secretary.goes("/cases/new/recount")
    secretary.type(
        member=MEMBER,
        decided_on="02/10/2024",
        admission_decided_on="19/05/2005",
        outside="01/02/2012 - 01/08/2012",
        reason="Danh sách ghi nhầm tháng của quyết định kết nạp.",
    )
    secretary.mark("asked_by", "asked")
    secretary.looks_right()
    secretary.bring("recount_request", "01/10/2024")
    secretary.bring("earlier_admission_decision", "19/05/2005")
    secretary.page.locator("[name='no_conflict']").check()
    refused = secretary.is_refused()
    assert "thiếu giấy tờ về thời gian không tham gia sinh hoạt đảng" in refused
    secretary.looks_right()
    secretary.bring("time_outside_papers", "01/10/2024")
    secretary.record()
    assert thread(secretary)[0].startswith(f"{MEMBER} đề nghị tính tuổi đảng từ ngày 17/11/2005")
    secretary.looks_right()
    return urlsplit(secretary.page.url).path


def the_page_of_the_member_has_it(secretary):
    secretary.presses(MEMBER)
    assert "Tuổi đảng tính từ ngày 17/11/2005" in secretary.page.inner_text("main")
    secretary.looks_right()
