"""A wrong admission is annulled and the name struck; a decision of a wrong body is made again."""

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
SUONG = "Kim Thị Ngọc Sương"
BLOCK = "Ban thường vụ, Đảng bộ Dân Chính Đảng tỉnh Cà Mau"
CELL = "Chi bộ Văn phòng Sở"
WORKING_RULES = "Quy chế làm việc của Ban Thường vụ: quá nửa tổng số ủy viên"
ANNULLING = "Cấp ủy đã quyết định hoặc cấp trên hủy bỏ quyết định"


def test_who_did_not_meet_the_standards_is_struck_off_and_gives_the_card_back(stage):
    triet = backstage.behind(a_card)
    dat = stage.as_one_of_the_cast("dat", office=CELL)
    the_cell_opens_the_file(dat, TRIET, decision="admission", ground="wrong_standards")
    case = dat.page.url
    assert thread(dat)[0] == (
        f"Chi bộ lập hồ sơ đề nghị hủy bỏ quyết định kết nạp {TRIET}."
        " Lý do: Không đúng tiêu chuẩn, điều kiện tại thời điểm quyết định"
    )
    the_member_is_heard(dat)
    assert stands(dat) == {ANNULLING: BLOCK}

    my = the_committee_annuls(stage, TRIET)
    assert list(stands(my)) == [
        "Chi bộ công bố quyết định hủy bỏ và thông báo cho người bị xóa tên"
    ]
    my.looks_right()
    dat.page.goto(case)
    dat.begins()
    dat.type(decided_on="16/07/2024", received_on="15/07/2024")
    dat.record()
    the_card_is_collected(dat)
    dat.begins()
    dat.type(decided_on="27/08/2024")
    dat.record()

    assert "Đã hủy bỏ quyết định và xóa tên" in dat.page.locator(".facts").inner_text()
    assert thread(dat)[:3] == [
        "Hết thời hạn khiếu nại, không có đơn khiếu nại",
        f"Chi bộ đã thu thẻ đảng viên của {TRIET}",
        f"Chi bộ công bố quyết định hủy bỏ; {TRIET} nhận quyết định ngày 15/07/2024,"
        " được khiếu nại đến hết ngày 26/08/2024",
    ]
    dat.looks_right()
    reader = stage.as_one_of_the_cast("loc")
    reader.goes(f"/persons/{triet}")
    assert "Bị hủy bỏ quyết định kết nạp" in reader.page.locator("aside").inner_text()
    reader.looks_right()


def test_what_a_body_without_authority_decided_is_decided_again_by_the_right_one(stage):
    dat = stage.as_one_of_the_cast("dat", office=CELL)
    the_cell_opens_the_file(dat, SUONG, decision="recognition", ground="wrong_authority")
    case = dat.page.url
    the_member_is_heard(dat)

    my = the_committee_annuls(stage, SUONG)

    assert stands(my) == {"Cấp ủy có thẩm quyền quyết định lại": BLOCK}
    meets(my, "30/07/2024", number="71-QĐ/ĐU", basis=WORKING_RULES)
    assert list(stands(my)) == ["Cấp ủy cấp trên xem xét trách nhiệm"]
    my.begins()
    my.looks_right()
    my.type(decided_on="30/07/2024", reason="Đảng ủy Sở đã kiểm điểm, rút kinh nghiệm")
    my.record()
    dat.page.goto(case)
    dat.begins()
    dat.type(decided_on="05/08/2024")
    dat.record()
    assert "Đã hủy bỏ và làm lại đúng quy định" in dat.page.locator(".facts").inner_text()
    assert thread(dat)[1:3] == [
        "Cấp ủy cấp trên đã xem xét trách nhiệm",
        f"Cấp ủy có thẩm quyền quyết định lại như trước: 8/8 tán thành; {SUONG} vẫn giữ tư cách"
        " đảng viên",
    ]
    dat.looks_right()


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


def the_cell_opens_the_file(dat, member, *, decision, ground):
    dat.goes("/cases/new/annulment")
    dat.type(member=member, decided_on="03/06/2024", reason="Kết luận xác minh của cấp trên")
    dat.mark("annuls", decision)
    dat.mark("ground", f"annulment.ground_{ground}")
    dat.bring("annulment_finding", "31/05/2024", number="12-BC/ĐU")
    dat.looks_right()
    dat.record()


def the_member_is_heard(dat):
    dat.begins()
    dat.type(decided_on="20/06/2024", reason="Đã nghe thông báo, không có ý kiến khác")
    dat.mark("how", "in_person")
    dat.record()


def the_committee_annuls(stage, member):
    my = stage.as_one_of_the_cast("my", office="Dân Chính Đảng")
    my.opens(member)
    meets(my, "12/07/2024", number="63-QĐ/ĐU", basis=WORKING_RULES)
    return my


def the_card_is_collected(dat):
    assert set(stands(dat)) == {
        "Chi bộ thu lại thẻ đảng viên và nộp lên cấp trên",
        "Thời gian được khiếu nại quyết định hủy bỏ",
    }
    dat.page.locator(".passes", has_text="thu lại thẻ").locator(".btn.main").click()
    dat.type(decided_on="16/07/2024", handed_up_on="18/07/2024")
    dat.mark("fate", "collected")
    dat.record()
