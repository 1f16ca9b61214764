"""Deleted wrongly: the complaint succeeded, the committee restores him, the cell takes him in."""

from urllib.parse import urlsplit

import pytest

from tests.stories.clerking import holder, meets, stands, thread

pytestmark = [pytest.mark.browser, pytest.mark.long]

CELL = "ca-mau.dcd.nong-nghiep.kiem-lam"
PERSON = "Thạch Văn Sơn"
WORKING_RULES = "Quy chế làm việc của Ban Thường vụ: quá nửa tổng số ủy viên"
RESTORES = "Chi bộ công bố quyết định, khôi phục sinh hoạt cho đảng viên"


def test_somebody_deleted_wrongly_is_a_member_again_and_is_issued_a_card(stage):
    secretary = stage.as_officer("secretary", cell=CELL)
    case = the_person_applies(secretary)
    assert stands(secretary) == {
        "Cấp ủy có thẩm quyền quyết định khôi phục quyền đảng viên": (
            "Ban thường vụ, Đảng bộ Dân Chính Đảng tỉnh Cà Mau"
        )
    }

    above = stage.as_member(holder("secretary", of="ca-mau.dcd", body="standing_committee"))
    above.goes(case)
    above.looks_right()
    meets(above, "17/10/2024", number="246", basis=WORKING_RULES, brought={"restoration_decision"})
    assert list(stands(above)) == [RESTORES]

    the_cell_takes_him_in(secretary, case)
    secretary.presses(PERSON)
    shown = secretary.page.inner_text("main")
    assert "17/10/2024" in shown
    assert "11/06/2018" in shown
    secretary.looks_right()
    another_card_is_asked_for(secretary)


def the_person_applies(secretary) -> str:
    secretary.goes("/cases/new/restoration")
    secretary.type(
        member=PERSON,
        decided_on="09/09/2024",
    )
    secretary.looks_right()
    secretary.bring("restoration_application", "03/09/2024")
    secretary.bring("annulling_decision", "12/08/2016", number="45-QĐ/UBKTTW")
    secretary.page.locator("[name='no_conflict']").check()
    assert "không thể bị hủy ngày 12/08/2016" in secretary.is_refused()
    secretary.looks_right()
    secretary.type(**{"paper-annulling_decision-dated_on": "12/08/2024"})
    secretary.record()
    assert thread(secretary)[0].startswith(f"Chi bộ nhận đơn của {PERSON} và quyết định số 45")
    secretary.looks_right()
    return urlsplit(secretary.page.url).path


def the_cell_takes_him_in(secretary, case) -> None:
    secretary.goes(case)
    secretary.begins()
    secretary.looks_right()
    secretary.type(decided_on="23/10/2024", dues_paid_on="22/10/2024")
    secretary.page.locator("[name='no_conflict']").check()
    assert "thiếu chứng từ nộp đảng phí" in secretary.is_refused()
    secretary.bring("gap_dues_receipt", "22/10/2024")
    secretary.record()
    assert stands(secretary) == {}
    assert thread(secretary)[0].startswith(
        f"Chi bộ công bố quyết định: {PERSON} được khôi phục quyền đảng viên từ ngày 17/10/2024"
    )
    assert "Đã khôi phục quyền đảng viên" in secretary.page.locator(".facts").inner_text()
    secretary.looks_right()


def another_card_is_asked_for(secretary) -> None:
    secretary.goes("/cases/new/card")
    secretary.type(
        member=PERSON,
        decided_on="24/10/2024",
        reason="Thẻ đã nộp lên cấp trên khi bị xóa tên.",
    )
    secretary.mark("ground", "restored")
    secretary.looks_right()
    secretary.bring("card_request", "24/10/2024")
    secretary.record()
    assert thread(secretary)[0].endswith(f"cấp lại hoặc đổi thẻ đảng viên cho {PERSON}")
