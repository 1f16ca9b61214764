"""Applicants on the way through organisations of every shape: who meets, and who decides."""

from datetime import date

import pytest

from tests.stories.clerking import left_out, meets, stands, telling, thread
from workflows.administration.demonstration.stories import Count, Filed, Voted

pytestmark = [pytest.mark.browser, pytest.mark.long]

COMMENTS = "Chi ủy tổng hợp ý kiến nhận xét"
APPRAISAL = "Đảng ủy bộ phận thẩm định"
GRASSROOTS = "Đảng ủy cơ sở ra nghị quyết đề nghị kết nạp"
DECISION = "Cấp ủy có thẩm quyền quyết định"
RECEIPT = "Chi bộ nhận kết quả"
BLOCK = "Ban thường vụ, Đảng bộ Dân Chính Đảng tỉnh Cà Mau"
WORKING_RULES = "Quy chế làm việc của Ban Thường vụ: quá nửa tổng số ủy viên"


@pytest.fixture(scope="module")
def my(shared_stage):
    """Let the standing deputy secretary of the block sit down, without any script."""
    return shared_stage.as_one_of_the_cast("my", office="Dân Chính Đảng", scripts=False)


def test_a_cell_without_a_cell_committee_acts_through_its_secretary(shared_stage, my):
    thai = telling("waits-for-appraisal", *through_the_sub_committee())
    rich = shared_stage.as_officer(
        "secretary", cell="ca-mau.dcd.nong-nghiep.khoi-van-phong.thanh-tra"
    )

    rich.goes_to_case(thai.up_to("cell_gathers_comments").id)
    assert stands(rich) == {COMMENTS: "Hội nghị chi bộ, Chi bộ Thanh tra Sở"}
    assert left_out(rich) == []
    rich.begins()
    rich.type(decided_on="12/08/2024")
    rich.bring("comments_summary", "12/08/2024")
    rich.record()
    thai.up_to("cell_resolves")
    meets(rich, "14/10/2024", number="07-NQ/CB", no=1)
    assert stands(rich) == {APPRAISAL: "Đảng ủy bộ phận, Đảng bộ bộ phận Khối Văn phòng Sở"}

    thai.up_to("competent_committee_decides")
    my.opens(thai.name)
    meets(my, "24/10/2024", number="250-QĐ/ĐU", basis=WORKING_RULES)

    assert stands(my) == {RECEIPT: "Hội nghị chi bộ, Chi bộ Thanh tra Sở"}
    assert thread(my)[:4] == [
        "Cấp ủy có thẩm quyền quyết định kết nạp Lý Quốc Thái: 9/9 tán thành",
        "Đảng ủy cơ sở đề nghị kết nạp: 7/9 tán thành",
        "Đảng ủy bộ phận thẩm định hồ sơ",
        "Chi bộ đề nghị kết nạp: 6/7 tán thành",
    ]


def through_the_sub_committee():
    """Return what the sub-committee and the grass-roots committee do of a case that comes up."""
    return (
        Filed(step="sub_committee_appraises", on=date(2024, 10, 16), by="vinh", papers={}),
        Voted(
            step="grassroots_committee_resolves",
            on=date(2024, 10, 18),
            by="thuan",
            papers={},
            number="44-NQ/ĐU",
            count=Count(yes=7, no=2, invalid=0),
            absent=0,
            raised_cards=False,
            basis="",
        ),
    )


def test_a_cell_right_below_a_grass_roots_committee(shared_stage, my):
    tung = telling("before-the-grassroots-committee").up_to("cell_resolves")
    secretary = shared_stage.as_officer("secretary", cell="ca-mau.dcd.nong-nghiep.kiem-lam")

    secretary.goes_to_case(tung.id)
    meets(secretary, "27/09/2024", number="11-NQ/CB", no=2, absent=2)
    assert stands(secretary) == {
        GRASSROOTS: "Ban chấp hành đảng bộ, Đảng bộ Sở Nông nghiệp và Phát triển nông thôn"
    }
    assert left_out(secretary) == [APPRAISAL]

    thuan = shared_stage.as_one_of_the_cast("thuan", office="Đảng bộ Sở")
    thuan.opens(tung.name)
    meets(thuan, "11/10/2024", number="43-NQ/ĐU", no=3)
    assert stands(thuan) == {DECISION: BLOCK}

    my.opens(tung.name)
    meets(my, "23/10/2024", number="251-QĐ/ĐU", no=4, basis=WORKING_RULES)

    assert stands(my) == {RECEIPT: "Hội nghị chi bộ, Chi bộ Chi cục Kiểm lâm"}
    assert thread(my)[:3] == [
        "Cấp ủy có thẩm quyền quyết định kết nạp Kiều Thanh Tùng: 5/9 tán thành",
        "Đảng ủy cơ sở đề nghị kết nạp: 6/9 tán thành",
        "Chi bộ đề nghị kết nạp: 20/24 tán thành",
    ]


def test_a_single_cell_goes_straight_to_the_committee_above(shared_stage, my):
    yen = telling("single-cell").up_to("cell_resolves")
    an = shared_stage.as_one_of_the_cast("an")

    an.opens(yen.name)
    assert left_out(an) == [APPRAISAL, GRASSROOTS]
    meets(an, "26/07/2024", number="06-NQ/CB", no=4)
    assert stands(an) == {DECISION: BLOCK}

    my.opens(yen.name)
    meets(my, "23/10/2024", number="252-QĐ/ĐU", basis=WORKING_RULES)

    assert stands(my) == {RECEIPT: "Hội nghị chi bộ, Chi bộ Hội Đông y tỉnh"}
    assert left_out(my) == [APPRAISAL, GRASSROOTS]
    assert thread(my)[:2] == [
        "Cấp ủy có thẩm quyền quyết định kết nạp Từ Ngọc Yến: 9/9 tán thành",
        "Chi bộ đề nghị kết nạp: 8/12 tán thành",
    ]


def test_a_delegated_grass_roots_committee_decides_by_itself(shared_stage):
    tram = telling("before-the-delegated-committee").up_to("cell_resolves")
    secretary = shared_stage.as_officer("secretary", cell="ca-mau.dcd.san-nhi.ngoai")

    secretary.goes_to_case(tram.id)
    assert left_out(secretary) == [APPRAISAL, GRASSROOTS]
    meets(secretary, "05/08/2024", number="09-NQ/CB", no=2, absent=1)
    assert stands(secretary) == {
        DECISION: "Ban chấp hành đảng bộ, Đảng bộ Bệnh viện Sản - Nhi tỉnh"
    }

    truc = shared_stage.as_one_of_the_cast("truc", scripts=False)
    truc.opens(tram.name)
    assert "Ít nhất 2/3 cấp ủy viên đương nhiệm: 6/9" in truc.page.locator(".passes").inner_text()
    meets(truc, "23/10/2024", number="31-QĐ/ĐU", no=3, basis="Quyết định ủy quyền 118-QĐ/ĐU")

    assert stands(truc) == {RECEIPT: "Hội nghị chi bộ, Chi bộ Khối Ngoại - Sản"}
    assert thread(truc)[:2] == [
        "Cấp ủy có thẩm quyền quyết định kết nạp Phùng Thị Ngọc Trâm: 6/9 tán thành",
        "Chi bộ đề nghị kết nạp: 17/20 tán thành",
    ]
