"""A member asks to be exempted and dies before the cell meets: one record names the other."""

import pytest

from tests.stories.clerking import stands, thread

pytestmark = [pytest.mark.browser, pytest.mark.long]

SCIENCE = "ca-mau.dcd.lien-hiep-hoi.thong-tin"
DONG = "Từ Việt Đông"
DEATH = "Từ trần ngày 07/10/2024, gia đình báo tin."


def test_a_death_waits_until_the_case_that_is_open_has_ended(shared_stage):
    secretary = shared_stage.as_officer("secretary", cell=SCIENCE)
    secretary.goes("/cases/new/exemption")
    secretary.type(member=DONG, decided_on="02/10/2024", ground="sức khỏe yếu", since="02/10/2024")
    secretary.mark("what", "exemption")
    assert "thiếu đơn của đảng viên" in _recorded_in_vain(secretary)
    secretary.bring("exemption_request", "01/10/2024")
    secretary.sends()
    exemption = secretary.page.url
    assert thread(secretary)[0].startswith(f"{DONG} xin miễn công tác và sinh hoạt đảng")

    secretary.goes("/cases/new/death")
    secretary.type(member=DONG, decided_on="08/10/2024", died_on="07/10/2024")
    secretary.bring("family_notice", "08/10/2024")
    assert "cần viết bằng lời căn cứ" in _recorded_in_vain(secretary)
    secretary.type(basis="Gia đình báo tin, chưa có trích lục khai tử")
    secretary.sends()
    death = secretary.page.url
    assert "tư cách đảng viên kết thúc từ ngày đó" in thread(secretary)[0]
    assert "Hồ sơ còn mở" in secretary.page.inner_text("main")
    secretary.looks_right()

    secretary.begins()
    secretary.type(decided_on="08/10/2024")
    assert "người từ trần còn hồ sơ đang mở" in _recorded_in_vain(secretary)
    secretary.page.goto(exemption)
    secretary.presses("Kết thúc hồ sơ")
    secretary.mark("ground", "died")
    secretary.type(decided_on="08/10/2024", reason=DEATH)
    secretary.record()
    assert stands(secretary) == {}

    secretary.page.goto(death)
    secretary.begins()
    secretary.type(decided_on="08/10/2024")
    secretary.record()
    assert secretary.waits_at() == "Cấp ủy cấp trên trực tiếp ghi nhận, lưu hồ sơ đảng viên"


def _recorded_in_vain(desk) -> str:
    """Declare and send, and return what is said against it."""
    desk.page.locator("[name='no_conflict']").check()
    return desk.is_refused()
