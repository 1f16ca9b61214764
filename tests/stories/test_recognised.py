"""From probationary to official member after votes that fell short."""

from datetime import date

import pytest

from tests.administration import sight
from tests.stories import backstage
from tests.stories.clerking import meets, stands, telling
from workflows.administration.demonstration.stories import Commented, Count, Filed, Story, Voted
from workflows.people.models import Membership

pytestmark = [pytest.mark.browser, pytest.mark.long]

CELL = "ca-mau.dcd.nong-nghiep.thuy-loi"
SA_MAY = "Thạch Thị Mỹ Sa Mây"
BLOCK = "Ban thường vụ, Đảng bộ Dân Chính Đảng tỉnh Cà Mau"
WORKING_RULES = "Quy chế làm việc: theo tổng số ủy viên"


def the_ceremony_was_held(on):
    """Let her probation count from another day than the register of the corner says."""

    def held():
        with sight.of_everything():
            Membership.objects.filter(person__full_name=SA_MAY).update(admitted_on=on)

    backstage.behind(held)


def test_after_both_votes_fell_short_the_superior_decides_with_every_count(stage):
    the_ceremony_was_held(date(2023, 8, 21))
    case = telling(BOTH_SHORT).up_to("cell_resolves_for_the_third_time")
    secretary = stage.as_officer("secretary", cell=CELL)
    secretary.goes_to_case(case.id)

    meets(secretary, "11/10/2024", number="15-NQ/CB", no=4)

    assert stands(secretary) == {"Cấp ủy có thẩm quyền quyết định công nhận chính thức": BLOCK}
    my = stage.as_one_of_the_cast("my", office="Dân Chính Đảng", scripts=False)
    my.opens(SA_MAY)
    assert my.page.locator(".tally").count() == 5
    meets(my, "18/10/2024", number="265-QĐ/ĐU", no=1, basis=WORKING_RULES)
    assert stands(my) == {"Cấp ủy cấp trên của tổ chức cơ sở đảng phát thẻ đảng viên": BLOCK}


def short(step, on, number):
    return Voted(
        on=on,
        by="secretary",
        papers={},
        step=step,
        number=number,
        count=Count(yes=6, no=4, invalid=0),
        absent=0,
        raised_cards=False,
        basis=WORKING_RULES,
    )


def filed(step, on, **papers):
    return Filed(on=on, by="secretary", papers=papers, step=step)


BOTH_SHORT = Story(
    id="both-votes-short",
    about="Recognition and deletion fell short until the superior decides.",
    procedure="recognition",
    name=SA_MAY,
    born_on=date(1992, 8, 19),
    cell=CELL,
    kin={},
    taken_in=date(2024, 10, 2),
    acts=(
        filed("cell_opens_file", date(2024, 9, 2)),
        filed("member_reviews_self", date(2024, 9, 3), new_member_course=date(2024, 5, 17)),
        Commented(on=date(2024, 9, 4), by="secretary", papers={}, helper="1"),
        filed("cell_gathers_comments", date(2024, 9, 5)),
        short("cell_resolves", date(2024, 9, 9), "11-NQ/CB"),
        short("cell_considers_deletion", date(2024, 9, 16), "12-NQ/CB"),
        short("cell_resolves", date(2024, 9, 23), "13-NQ/CB"),
        short("cell_considers_deletion", date(2024, 9, 30), "14-NQ/CB"),
    ),
    stands=("cell_resolves",),
)
