"""A member is received elsewhere for months, keeps the seat meanwhile, and comes back early."""

from urllib.parse import urlsplit

import pytest

from tests.stories.clerking import holder, stands, thread

pytestmark = [pytest.mark.browser, pytest.mark.long]

HOSPITAL = "ca-mau.dcd.san-nhi"
CELL = f"{HOSPITAL}.noi"
MEMBER = "Lý Như Nhi"


def test_a_member_is_introduced_to_a_host_and_comes_back(shared_stage):
    secretary = shared_stage.as_officer("secretary", cell=CELL)
    case = the_member_asks(secretary)
    the_cell_introduces(secretary)
    committee = shared_stage.as_member(holder("secretary", of=HOSPITAL, body="committee"))
    the_committee_introduces(committee, case)

    secretary.goes(case)
    secretary.begins()
    secretary.type(decided_on="14/10/2024", received_on="09/10/2024")
    secretary.looks_right()
    secretary.bring("transfer_confirmation", "10/10/2024")
    secretary.record()
    assert list(stands(secretary)) == ["Chi bộ ghi nhận đảng viên trở về sinh hoạt"]
    assert "01/07/2025" in secretary.page.inner_text("main")
    secretary.looks_right()
    the_page_of_the_member_keeps_the_seat(secretary)

    secretary.goes(case)
    secretary.begins()
    secretary.type(decided_on="24/10/2024")
    secretary.mark("outcome", "ran_out")
    secretary.page.locator("[name='no_conflict']").check()
    assert "ngày cuối là 30/06/2025" in secretary.is_refused()
    secretary.looks_right()
    secretary.mark("outcome", "came_back")
    secretary.type(came_back_on="23/10/2024")
    secretary.record()
    assert stands(secretary) == {}
    assert thread(secretary)[0] == f"{MEMBER} trở về sinh hoạt tại chi bộ ngày 23/10/2024"
    assert "Đã trở về sinh hoạt tại chi bộ" in secretary.page.locator(".facts").inner_text()
    secretary.looks_right()


def the_member_asks(secretary) -> str:
    secretary.goes("/cases/new/temporary_transfer")
    secretary.type(
        member=MEMBER,
        decided_on="02/10/2024",
        place="Trung tâm Y tế Bờ Biển, tăng cường luân phiên",
        since="07/10/2024",
        until="31/12/2025",
    )
    secretary.mark("purpose", "work")
    secretary.bring("transfer_request", "01/10/2024")
    secretary.bring("transfer_grounds", "30/09/2024")
    secretary.page.locator("[name='no_conflict']").check()
    assert "cần viết bằng lời căn cứ" in secretary.is_refused()
    secretary.looks_right()
    secretary.type(until="30/06/2025")
    secretary.record()
    assert thread(secretary)[0].startswith(
        f"{MEMBER} xin chuyển sinh hoạt đảng tạm thời để đi công tác: Trung tâm Y tế Bờ Biển"
    )
    secretary.looks_right()
    return urlsplit(secretary.page.url).path


def the_cell_introduces(secretary):
    secretary.begins()
    secretary.type(decided_on="03/10/2024", number="09-GT/CB", issued_on="03/10/2024")
    secretary.bring("cell_transfer_letter", "03/10/2024")
    secretary.looks_right()
    secretary.record()
    assert list(stands(secretary)) == ["Cấp ủy giới thiệu sinh hoạt đảng tạm thời"]


def the_committee_introduces(committee, case):
    committee.goes(case)
    committee.begins()
    committee.type(
        decided_on="07/10/2024",
        number="31-GT/ĐU",
        issued_on="07/10/2024",
        host_cell="Chi bộ Trung tâm Y tế",
        host_organisation="Đảng bộ xã Bờ Biển",
        until="30/06/2025",
    )
    committee.looks_right()
    committee.bring("transfer_letter", "07/10/2024")
    committee.record()
    told = f"Cấp ủy giới thiệu {MEMBER} đến Chi bộ Trung tâm Y tế, Đảng bộ xã Bờ Biển"
    assert thread(committee)[0].startswith(told)


def the_page_of_the_member_keeps_the_seat(secretary):
    secretary.presses(MEMBER)
    told = secretary.page.inner_text("main")
    assert "Sinh hoạt tạm thời nơi khác" in told
    assert "Cấp ủy viên" in told
    secretary.looks_right()
