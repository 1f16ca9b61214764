"""A member who stays away is asked three times, is deleted from the list, gives the card back."""

from datetime import date, datetime

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.administration import sight
from tests.stories import backstage
from tests.stories.clerking import meets, stands, thread
from workflows.foundation.identifiers import new_id
from workflows.foundation.moments import LOCAL
from workflows.people.models import Card, Person

pytestmark = [pytest.mark.browser, pytest.mark.long]

TRIET = "Châu Minh Triết"
WORKING_RULES = "Quy chế làm việc của Ban Thường vụ: quá nửa tổng số ủy viên"
REQUESTED = (
    ("03/06/2024", "17/06/2024"),
    ("18/06/2024", "02/07/2024"),
    ("03/07/2024", "17/07/2024"),
)


def test_triet_is_deleted_from_the_list(stage, settings):
    triet = backstage.behind(a_card)
    dat = stage.as_one_of_the_cast("dat", office="Chi bộ Văn phòng Sở", scripts=False)
    the_cell_opens_the_file(dat)
    the_cell_asks_three_times_in_vain(dat)
    he_is_invited_and_does_not_come(dat)
    meets(dat, "02/08/2024", number="05-NQ/CB", no=1)
    case = dat.page.url
    the_sub_committee_appraises(stage.as_one_of_the_cast("vinh"))
    thuan = stage.as_one_of_the_cast("thuan", office="Đảng bộ Sở")
    thuan.opens(TRIET)
    meets(thuan, "30/08/2024", number="21-NQ/ĐU")
    my = stage.as_one_of_the_cast("my", office="Dân Chính Đảng")
    my.opens(TRIET)
    meets(my, "10/09/2024", number="60-QĐ/ĐU", basis=WORKING_RULES)
    the_decision_is_announced_and_the_card_collected(dat, case)
    settings.STANDING_DAY = date(2024, 11, 8)
    the_time_to_complain_passes(dat, case)

    reader = stage.as_one_of_the_cast("loc")
    reader.page.goto(case)
    reader.looks_right()
    assert "Đã xóa tên trong danh sách đảng viên" in reader.page.locator(".facts").inner_text()
    assert thread(reader)[:4] == [
        "Hết thời hạn khiếu nại, không có đơn khiếu nại",
        f"Chi bộ đã thu thẻ đảng viên của {TRIET}",
        f"Chi bộ công bố quyết định xóa tên; {TRIET} nhận quyết định ngày 13/09/2024,"
        " được khiếu nại đến hết ngày 25/10/2024",
        f"Cấp ủy có thẩm quyền xóa tên {TRIET} trong danh sách đảng viên từ ngày 10/09/2024:"
        " 9/9 tán thành",
    ]
    reader.goes(f"/persons/{triet}")
    assert "Đã ra khỏi Đảng" in reader.page.locator("aside").inner_text()
    reader.looks_right()


def a_card():
    """Give the member a card, and return the member's id."""
    with sight.of_everything():
        person = Person.objects.get(full_name=TRIET)
        Card.objects.create(
            person=person,
            version="2003",
            number="55.012345",
            issued_on=date(2016, 5, 19),
            document="96-QĐ/ĐU",
            state="held",
            handed_over_on=date(2016, 6, 3),
            during=DateRange(date(2016, 5, 19), None),
            entry_id=new_id(),
            path=person.path,
            recorded_at=datetime(2016, 6, 3, 9, tzinfo=LOCAL),
        )
        return person.id


def the_cell_opens_the_file(dat):
    dat.goes("/cases/new/deletion")
    dat.type(member=TRIET, decided_on="03/06/2024", lasted="2", reason="Bỏ sinh hoạt, đã nhắc")
    dat.mark("ground", "deletion.ground_absent_or_unpaid")
    dat.page.locator("[name='no_conflict']").check()
    assert "đòi hỏi ít nhất 3 tháng" in dat.is_refused()
    dat.type(lasted="4")
    dat.record()
    assert "Bỏ sinh hoạt chi bộ hoặc không đóng đảng phí" in thread(dat)[0]


def the_cell_asks_three_times_in_vain(dat):
    for number, (asked, silent) in enumerate(REQUESTED, 1):
        dat.begins()
        dat.type(decided_on=asked)
        dat.bring("self_review_request", asked, number=f"0{number}-YC/CB")
        dat.record()
        assert thread(dat)[0] == f"Chi bộ yêu cầu {TRIET} viết bản tự kiểm điểm, lần {number}/3"
        dat.presses("Không có trả lời")
        dat.type(decided_on=silent, reason="Đã nhận văn bản, không trả lời")
        dat.record()
    assert list(stands(dat)) == ["Chi bộ thông báo và nghe đảng viên trình bày ý kiến"]


def he_is_invited_and_does_not_come(dat):
    dat.begins()
    dat.type(decided_on="02/08/2024", reason="Giấy mời ngày 22/07/2024, có chữ ký nhận")
    dat.mark("how", "absent_though_invited")
    dat.record()


def the_sub_committee_appraises(vinh):
    vinh.opens(TRIET)
    vinh.begins()
    vinh.type(decided_on="15/08/2024")
    vinh.bring("deletion_appraisal", "15/08/2024")
    vinh.record()


def the_decision_is_announced_and_the_card_collected(dat, case):
    dat.page.goto(case)
    dat.begins()
    dat.type(decided_on="16/09/2024", received_on="13/09/2024")
    dat.record()
    assert set(stands(dat)) == {
        "Chi bộ thu lại thẻ đảng viên và nộp lên cấp trên",
        "Thời gian được khiếu nại quyết định xóa tên",
    }
    clocks = dat.page.locator("section[aria-labelledby='clocks']").text_content()
    assert "Thời hạn khiếu nại quyết định xóa tên" in clocks
    assert "25/10/2024" in clocks
    assert "8.2" in clocks
    dat.page.locator(".passes", has_text="thu lại thẻ").locator(".btn.main").click()
    dat.type(decided_on="16/09/2024", handed_up_on="18/09/2024")
    dat.mark("fate", "collected")
    dat.record()


def the_time_to_complain_passes(dat, case):
    dat.page.goto(case)
    dat.begins()
    dat.type(decided_on="28/10/2024")
    dat.record()
