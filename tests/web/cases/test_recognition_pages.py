"""The form that opens a recognition, and the page of its case."""

from datetime import date

import pytest
from django.urls import reverse

from tests.builders import a_province_with_every_shape
from tests.flows.recognition.conftest import CEREMONY, Probation
from tests.web.cases.forms import send
from workflows.engine.models import Case

NEW = reverse("case-new", kwargs={"name": "recognition"})


@pytest.fixture
def way(db, settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    way = Probation(world=a_province_with_every_shape())
    membership = way.membership()
    membership.admitted_on, membership.admission_decided_on = CEREMONY, date(2023, 6, 1)
    membership.save()
    return way


def test_offers_the_probationary_members_of_the_cell(way, sign_in):
    page = sign_in("Đạt").get(NEW).content.decode()

    assert f'<option value="{way.world.id("Ngân")}">Ngân</option>' in page
    assert f'value="{way.world.id("Lập")}"' not in page
    assert 'name="full_name"' not in page


def test_opens_the_case_and_shows_what_waits(way, sign_in):
    reader = sign_in("Đạt")

    answer = send(reader, NEW, member=str(way.world.id("Ngân")), decided_on="06/05/2024")

    assert answer.status_code == 302
    way.world.see_everything()
    assert Case.objects.get().procedure == "recognition"
    page = reader.get(answer.url).content.decode()
    assert "lễ kết nạp ngày 03/07/2023" in page
    assert "Chi bộ lập hồ sơ xét công nhận chính thức cho Ngân" in page


@pytest.mark.parametrize(
    ("language", "told"), [("vi", "chính thức từ ngày 03/07/2024"), ("en", "since 03/07/2024")]
)
def test_tells_since_when_the_member_is_official(way, sign_in, address, language, told):
    way.prepares()
    way.cell_votes(date(2024, 7, 5), yes=9, no=1)
    way.appraised(date(2024, 7, 12))
    way.committee_votes("grassroots_committee_resolves", date(2024, 7, 20), yes=8, no=1)
    way.block_votes("competent_committee_decides", date(2024, 9, 10), yes=3, no=1)
    reader = sign_in("Đạt")
    reader.post(reverse("language"), {"value": language})

    page = reader.get(address("case")).content.decode()

    assert told in page
    assert page.count('class="tally') == 3


def test_offers_to_put_recognition_to_the_vote_again_where_the_cell_considers_deletion(
    way, sign_in, address
):
    way.prepares()
    way.cell_votes(date(2024, 7, 5), yes=6, no=4)

    page = sign_in("Đạt").get(address("case")).content.decode()

    assert "Đưa việc công nhận ra biểu quyết lại" in page


def test_the_time_of_the_decision_is_extended_from_a_form_of_its_own(way, sign_in, address):
    way.prepares()
    way.cell_votes(date(2024, 7, 5), yes=9, no=1)
    way.appraised(date(2024, 7, 12))
    way.committee_votes("grassroots_committee_resolves", date(2024, 7, 20), yes=8, no=1)
    due_on = way.item("competent_committee_decides").due_on

    answer = send(
        sign_in("Ủy viên 10"),
        address("case-beside", act="extends_limit"),
        decided_on="05/08/2024",
        working_days="10",
        document="21-CV",
        reason="Chờ kết luận",
    )

    assert answer.status_code == 302
    assert way.item("competent_committee_decides").due_on > due_on


def test_says_on_which_grounds_of_its_own_the_case_may_end(way, sign_in, address):
    way.opens()

    page = sign_in("Đạt").get(address("case")).content.decode()

    assert "Đảng viên dự bị từ trần" in page
    assert "Người xin vào Đảng rút đơn" not in page
