"""A member of thirty years asks for the badge: a day too early first, then the next one."""

import pytest
from django.urls import reverse

from tests.corner import unit
from tests.stories import backstage
from tests.stories.clerking import stands, thread

pytestmark = [pytest.mark.browser, pytest.mark.long]

CELL = "ca-mau.dcd.san-nhi.noi"
MEMBER = "Phan Bảo Hiếu"


def test_a_badge_is_asked_for_on_a_day_on_which_the_years_are_reached(stage):
    secretary = stage.as_officer("secretary", cell=CELL)
    cell = backstage.behind(lambda: unit(CELL).id)
    secretary.goes(reverse("unit", args=[cell]))
    secretary.presses("Huy hiệu theo tuổi Đảng")
    assert "Ngày trao tặng 07/11/2024" in secretary.page.inner_text("main")
    secretary.looks_right()

    secretary.goes("/cases/new/badge")
    secretary.type(member=MEMBER, decided_on="01/03/2024", years="30 năm", award_on="03/02/2024")
    secretary.mark("ground", "in_time")
    secretary.looks_right()
    secretary.bring("badge_declaration", "01/03/2024")
    secretary.page.locator("[name='no_conflict']").check()
    refused = secretary.is_refused()

    assert "Đến ngày 09/03/2024 mới đủ 30 năm tuổi Đảng, sau ngày 03/02/2024" in refused
    assert "Điểm 18, 01-HD/TW ngày 28/09/2021" in refused
    secretary.looks_right()
    secretary.type(award_on="19/05/2024")
    secretary.record()
    assert thread(secretary)[0].startswith(
        f"{MEMBER} làm tờ khai đề nghị tặng Huy hiệu 30 năm tuổi Đảng"
    )
    assert list(stands(secretary)) == ["Chi bộ xét, đề nghị tặng Huy hiệu Đảng"]
    secretary.looks_right()
