"""From the source list to probationary member: six people at four levels, with real files."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.long]

DAO = "Nguyễn Thị Hồng Đào"


def test_dao_becomes_a_probationary_member(stage):
    dat = stage.through_the_door("dat", office="Chi bộ Văn phòng Sở", scripts=False)
    the_cell_lists_her(dat)
    she_applies_and_files_her_life_history(dat)
    the_committee_verifies(stage.as_one_of_the_cast("diep"))
    members_introduce_her_and_comments_are_gathered(dat)
    the_cell_resolves(dat)
    the_sub_committee_appraises(stage.as_one_of_the_cast("vinh"))
    the_grassroots_committee_resolves(stage.as_one_of_the_cast("thuan", office="Đảng bộ Sở"))
    the_block_decides(stage.as_one_of_the_cast("my", office="Dân Chính Đảng"))
    the_cell_admits_her(dat)

    reader = stage.as_one_of_the_cast("loc")
    reader.page.goto(dat.page.url)

    reader.looks_right()
    assert reader.page.locator(".thread li h3").all_inner_texts() == [
        f"{DAO} khai lý lịch đảng viên",
        f"Đã tổ chức lễ kết nạp; {DAO} là đảng viên dự bị từ ngày này",
        "Chi bộ nhận kết quả",
        f"Cấp ủy có thẩm quyền quyết định kết nạp {DAO}: 9/9 tán thành",
        "Đảng ủy cơ sở đề nghị kết nạp: 9/9 tán thành",
        "Đảng ủy bộ phận thẩm định hồ sơ",
        "Chi bộ đề nghị kết nạp: 17/18 tán thành",
        "Tổng hợp ý kiến nhận xét",
        f"Châu Minh Triết và Kim Thị Ngọc Sương giới thiệu {DAO}",
        "Thẩm tra lý lịch xong: 3 người, không còn phần nào bỏ ngỏ",
        f"{DAO} khai lý lịch, có 2 người thân",
        f"{DAO} nộp đơn xin vào Đảng",
        f"Chi bộ đưa {DAO} vào danh sách cảm tình theo nghị quyết 03-NQ/CB;"
        " phân công Kim Thị Ngọc Sương giúp đỡ",
    ]


def the_cell_lists_her(dat):
    dat.page.goto(dat.page.url.rstrip("/") + "/cases/new/admission")
    dat.type(
        full_name=DAO,
        born_on="08/03/1998",
        decided_on="01/10/2024",
        number="03-NQ/CB",
        helper="Kim Thị Ngọc Sương",
    )
    dat.bring("list_resolution", "01/10/2024", number="03-NQ/CB")
    dat.record()


def she_applies_and_files_her_life_history(dat):
    dat.begins()
    dat.type(decided_on="02/10/2024")
    dat.bring("course_certificate", "12/01/2024")
    dat.bring("application", "02/10/2024")
    dat.record()
    dat.begins()
    dat.type(decided_on="04/10/2024", named_0="Nguyễn Văn Tám", named_1="Trần Thị Sáu")
    dat.bring("life_history", "03/10/2024")
    dat.record()


def the_committee_verifies(diep):
    diep.opens(DAO)
    diep.begins()
    diep.looks_right()
    diep.type(decided_on="09/10/2024")
    for number in range(3):
        diep.type(
            **{
                f"check_{number}_result": "Đã trả lời: không có vấn đề",
                f"check_{number}_asked_on": "04/10/2024",
                f"check_{number}_replied_on": "08/10/2024",
                f"check_{number}_reply_number": "112-CV/ĐU",
            }
        )
    diep.bring("verification_result", "08/10/2024")
    diep.record()


def members_introduce_her_and_comments_are_gathered(dat):
    dat.opens(DAO)
    dat.begins()
    dat.type(
        decided_on="09/10/2024",
        member_1="Châu Minh Triết",
        since_1="01/03/2021",
        member_2="Kim Thị Ngọc Sương",
        since_2="01/03/2021",
    )
    dat.bring("introduction_1", "07/10/2024")
    dat.bring("introduction_2", "08/10/2024")
    dat.record()
    dat.begins()
    dat.type(decided_on="10/10/2024")
    dat.bring("comments_summary", "10/10/2024")
    dat.record()


def the_cell_resolves(dat):
    dat.begins()
    dat.page.locator("button[name='everyone']").click()
    counted(dat, day="11/10/2024", presiding="Phan Thành Đạt", minutes="Châu Minh Triết", no=1)
    dat.record()


def the_sub_committee_appraises(vinh):
    vinh.opens(DAO)
    vinh.begins()
    vinh.type(decided_on="14/10/2024")
    vinh.bring("appraisal", "14/10/2024")
    vinh.record()


def the_grassroots_committee_resolves(thuan):
    thuan.opens(DAO)
    thuan.looks_right()
    thuan.begins()
    thuan.page.locator("button[name='everyone']").click()
    thuan.looks_right()
    counted(thuan, day="16/10/2024", presiding="Lê Minh Thuận", minutes="Phan Thành Đạt")
    thuan.record()


def the_block_decides(my):
    my.opens(DAO)
    my.begins()
    my.page.locator("button[name='everyone']").click()
    counted(my, day="18/10/2024", presiding="Trịnh Công Lập", minutes="Trần Thị Diễm My")
    my.type(basis="Quy chế làm việc của Ban Thường vụ")
    my.record()


def counted(desk, *, day, presiding, minutes, no=0):
    """Record a count in which everyone marked present voted, all but a few in favour."""
    voters = int(desk.page.locator(".sumline b").nth(1).inner_text())
    question = desk.page.locator("[name$='-handed_out']").get_attribute("name").partition("-")[0]
    desk.type(
        decided_on=day,
        presiding=presiding,
        minutes_by=minutes,
        **{
            f"{question}-handed_out": str(voters),
            f"{question}-collected": str(voters),
            f"{question}-in_favour": str(voters - no),
            f"{question}-against": str(no),
            f"{question}-invalid": "0",
            f"{question}-number": "07-NQ",
            f"{question}-issued_on": day,
        },
    )
    desk.mark(f"{question}-ballot_form", "secret")
    for slot in desk.page.locator("[name='slot']").all():
        desk.bring(slot.get_attribute("value").partition(":")[0], day, number="07-NQ")


def the_cell_admits_her(dat):
    dat.opens(DAO)
    dat.begins()
    dat.type(decided_on="21/10/2024")
    dat.record()
    dat.begins()
    dat.type(decided_on="23/10/2024")
    dat.bring("ceremony_minutes", "23/10/2024")
    dat.record()
    dat.begins()
    dat.type(decided_on="24/10/2024")
    dat.bring("member_record", "24/10/2024")
    dat.record()
