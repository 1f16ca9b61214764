"""A ceremony after its last day is recorded only with the superior's consent."""

import pytest

from tests.stories import backstage
from tests.stories.clerking import stands, thread

pytestmark = [pytest.mark.browser, pytest.mark.long]

LIVESTOCK = "ca-mau.dcd.nong-nghiep.chan-nuoi"


def test_a_late_ceremony_waits_for_the_written_consent_of_the_superior(shared_stage):
    case_id = backstage.told("ceremony-overdue")
    deputy = shared_stage.as_officer("deputy_secretary", cell=LIVESTOCK)
    deputy.goes_to_case(case_id)
    deputy.begins()
    deputy.type(decided_on="24/10/2024")
    deputy.bring("ceremony_minutes", "24/10/2024")
    deputy.page.locator("[name='no_conflict']").check()
    before = backstage.written(case_id)

    said = deputy.is_refused()

    assert "Lễ kết nạp ngày 24/10/2024 sau ngày cuối cùng" in said
    assert "chưa được cấp trên đồng ý" in said
    assert "Điểm 4.1, 24-QĐ/TW" in said
    assert "“ceremony_minutes.pdf” đã được giữ" in deputy.page.inner_text("main")
    assert backstage.written(case_id) == before
    deputy.bring("late_ceremony_consent", "22/10/2024", number="58-CV/ĐU")
    deputy.record()
    assert thread(deputy)[0].startswith("Đã tổ chức lễ kết nạp")
    assert list(stands(deputy)) == ["Đảng viên dự bị khai lý lịch đảng viên"]
    assert "58-CV/ĐU" in deputy.page.locator("main").inner_text()
