"""Over sixty, and back in the Party: the province consents before anybody decides."""

import pytest

from tests.stories.clerking import LIFE_HISTORY, holder, meets, stands, telling, thread

pytestmark = [pytest.mark.browser, pytest.mark.long]

CELL = "ca-mau.dcd.nong-nghiep.kiem-lam"
CONSENT = "Ban thường vụ cấp ủy trực thuộc Trung ương xem xét, đồng ý bằng văn bản"
DECISION = "Cấp ủy có thẩm quyền quyết định"
RECEIPT = "Chi bộ nhận kết quả"
PROVINCE = "Ban thường vụ, Đảng bộ tỉnh Cà Mau"
BLOCK = "Ban thường vụ, Đảng bộ Dân Chính Đảng tỉnh Cà Mau"
WORKING_RULES = "Quy chế làm việc của Ban Thường vụ: quá nửa tổng số ủy viên"
REPORT = "Báo cáo về sức khỏe, uy tín và yêu cầu đặc biệt"


@pytest.fixture(scope="module")
def secretary(shared_stage):
    """Let the secretary of the cell sit down."""
    return shared_stage.as_officer("secretary", cell=CELL)


@pytest.fixture(scope="module")
def province(shared_stage):
    """Let the secretary of the province sit down."""
    return shared_stage.as_member(holder("secretary", of="ca-mau", body="standing_committee"))


@pytest.fixture(scope="module")
def my(shared_stage):
    """Let the standing deputy secretary of the block sit down."""
    return shared_stage.as_one_of_the_cast("my", office="Dân Chính Đảng")


def needs(desk):
    """Return what the open step needs by the page of the case."""
    return desk.page.locator(".needs-list").first.inner_text()


def test_somebody_over_sixty_is_admitted_once_the_province_consents(
    shared_stage, secretary, province, my
):
    thanh = telling("over-sixty").up_to("cell_resolves")

    secretary.goes_to_case(thanh.id)
    assert REPORT in needs(secretary)
    secretary.looks_right()
    meets(secretary, "19/07/2024", number="13-NQ/CB", no=2)

    thanh.up_to("superior_consents")
    province.goes_to_case(thanh.id)
    assert stands(province) == {CONSENT: PROVINCE}
    province.looks_right()
    meets(province, "10/10/2024", number="188-CV/TU", no=1, basis=WORKING_RULES)

    assert stands(province) == {DECISION: BLOCK}
    assert thread(province)[0].startswith("Ban thường vụ cấp ủy trực thuộc Trung ương đồng ý: ")

    my.goes_to_case(thanh.id)
    meets(my, "22/10/2024", number="262-QĐ/ĐU", basis=WORKING_RULES)
    assert stands(my) == {RECEIPT: "Hội nghị chi bộ, Chi bộ Chi cục Kiểm lâm"}


def test_a_former_member_comes_back_and_is_on_probation_again(
    shared_stage, secretary, province, my
):
    thuan = shared_stage.as_one_of_the_cast("thuan", office="Đảng bộ Sở")
    cuc = telling("comes-back").up_to(LIFE_HISTORY)

    secretary.goes_to_case(cuc.id)
    secretary.begins()
    secretary.looks_right()
    secretary.type(
        decided_on="15/04/2024",
        way_of_leaving="xin ra khỏi Đảng vì gia đình đặc biệt khó khăn",
        named_2="Trần Văn Hậu",
    )
    secretary.bring("life_history", "12/04/2024")
    secretary.record()

    cuc.up_to("cell_resolves")
    secretary.goes_to_case(cuc.id)
    meets(secretary, "20/09/2024", number="16-NQ/CB")
    thuan.goes_to_case(cuc.id)
    meets(thuan, "02/10/2024", number="49-NQ/ĐU")
    province.goes_to_case(cuc.id)
    meets(province, "11/10/2024", number="189-CV/TU", basis=WORKING_RULES)
    my.goes_to_case(cuc.id)
    meets(my, "18/10/2024", number="263-QĐ/ĐU", basis=WORKING_RULES)

    secretary.goes_to_case(cuc.id)
    the_cell_admits_her(secretary)

    assert thread(secretary)[0] == (
        f"Đã tổ chức lễ kết nạp; {cuc.name} là đảng viên dự bị từ ngày này"
    )
    assert "gia đình" not in secretary.page.locator(".thread").inner_text()


def the_cell_admits_her(desk):
    """Let the result be received and the ceremony be held."""
    desk.begins()
    desk.type(decided_on="21/10/2024")
    desk.record()
    desk.begins()
    desk.type(decided_on="23/10/2024")
    desk.bring("ceremony_minutes", "23/10/2024")
    desk.record()


def test_whoever_stayed_away_of_his_own_accord_does_not_come_back(secretary):
    secretary.goes("/cases/new/admission")
    secretary.type(
        full_name="Thạch Văn Sơn",
        born_on="02/10/1980",
        decided_on="02/10/2024",
        number="21-NQ/CB",
    )
    secretary.page.locator("[name='helper']").select_option(index=1)
    secretary.bring("list_resolution", "02/10/2024", number="21-NQ/CB")
    secretary.page.locator("[name='no_conflict']").check()
    secretary.sends()
    assert "Thạch Văn Sơn, đã ra khỏi Đảng" in secretary.page.locator("main").inner_text()
    secretary.page.locator("[name='same_as']").first.check()
    secretary.record()

    secretary.begins()
    secretary.type(decided_on="03/10/2024")
    secretary.bring("course_certificate", "12/01/2024")
    secretary.bring("application", "02/10/2024")
    secretary.record()
    secretary.begins()
    secretary.type(decided_on="04/10/2024", way_of_leaving="tự bỏ sinh hoạt đảng")
    secretary.bring("life_history", "03/10/2024")
    secretary.page.locator("[name='no_conflict']").check()

    assert "Người ra khỏi Đảng vì lý do này không được xem xét kết nạp lại." in (
        secretary.is_refused()
    )
    secretary.looks_right()
