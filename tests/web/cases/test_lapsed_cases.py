"""The page of a case whose person another case has brought to another standing."""

from datetime import date

import pytest
from django.urls import reverse

from tests.builders import a_province_with_every_shape
from tests.flows.admission.test_shrinking import relieve
from tests.flows.exemption.conftest import Request
from tests.flows.suspension.conftest import Suspending
from workflows.engine.models import Question
from workflows.flows.suspension.steps.prolonging import PROLONG

LEFT_ON = date(2024, 10, 8)
NOTE = "Hồ sơ cần được kết thúc"


@pytest.fixture
def way(db, settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    return Request(world=a_province_with_every_shape())


@pytest.fixture
def asked(way):
    """Let “Khiêm” ask to be exempted, and be deleted before the cell has met."""
    way.asks()
    way.world.leaves("Khiêm", on=LEFT_ON, by="deletion")
    return way


def read(client, place):
    return client.get(place).content.decode()


class TestNote:
    def test_says_what_the_person_is_since_when_and_on_which_grounds_the_case_ends(
        self, asked, sign_in, address
    ):
        page = read(sign_in("Đạt"), address("case"))

        assert NOTE in page
        assert "Từ ngày 08/10/2024, tư cách của Khiêm trong hồ sơ là: đã ra khỏi Đảng." in page
        assert "Hãy kết thúc hồ sơ theo lý do phù hợp: “" in page

    def test_stands_above_the_steps(self, asked, sign_in, address):
        page = read(sign_in("Đạt"), address("case"))

        assert page.index(NOTE) < page.index(f'id="need-{asked.item("cell_resolves").id.hex}"')

    def test_says_it_in_english_as_well(self, asked, sign_in, address):
        reader = sign_in("Đạt")
        reader.post(reverse("language"), {"value": "en"})

        page = read(reader, address("case"))

        assert "has been on record as former member since 08/10/2024" in page

    def test_leads_once_to_the_end_for_who_may_end_it(self, asked, sign_in, address):
        assert read(sign_in("Đạt"), address("case")).count(address("case-end")) == 1

    def test_names_the_unit_to_who_only_reads(self, asked, sign_in, address):
        page = read(sign_in("Ủy viên 10"), address("case"))

        assert NOTE in page
        assert "Đơn vị của hồ sơ ghi nhận việc kết thúc: Phòng." in page
        assert address("case-end") not in page

    def test_is_not_there_while_the_person_is_what_the_case_is_about(self, way, sign_in, address):
        way.asks()

        page = read(sign_in("Đạt"), address("case"))

        assert NOTE not in page
        assert address("case-meeting", step="cell_resolves") in page

    def test_is_not_there_once_the_case_has_ended(self, asked, sign_in, address):
        asked.does(
            "cell_resolves",
            date(2024, 10, 14),
            by="Đạt",
            manner="left",
            facts={"reason": "Đã bị xóa tên"},
        )

        assert NOTE not in read(sign_in("Đạt"), address("case"))


class TestButtons:
    def test_offer_no_meeting(self, asked, sign_in, address):
        page = read(sign_in("Đạt"), address("case"))

        assert address("case-meeting", step="cell_resolves") not in page
        assert "Bước này không thực hiện nữa: hồ sơ cần được kết thúc." in page

    def test_offer_no_act_beside_the_steps(self, way, sign_in):
        way = Suspending(world=way.world)
        way.suspended()
        case = reverse("case", kwargs={"case_id": way.case_id})
        longer = reverse("case-beside", kwargs={"case_id": way.case_id, "act": PROLONG})
        before = read(sign_in("Ủy viên 10"), case)
        way.world.leaves("Khiêm", on=date(2024, 6, 3), by="deletion")

        after = read(sign_in("Ủy viên 10"), case)

        assert longer in before
        assert longer not in after

    def test_still_let_the_superior_direct(self, way, sign_in, address):
        way.asks()
        way.cell_votes()
        way.world.see_everything()
        way.world.people["Ủy viên 1"].appointments.update(during=("2020-01-01", "2024-06-01"))
        way.world.leaves("Khiêm", on=LEFT_ON, by="deletion")
        relieve(way)
        way.world.see_everything()

        page = read(sign_in("Ủy viên 10"), address("case"))

        assert NOTE in page
        assert address("case-step", step="superior_directs") in page

    def test_still_let_a_slip_be_corrected(self, way, sign_in, address):
        way.asks()
        way.cell_votes(yes=8, no=2)
        way.world.leaves("Khiêm", on=LEFT_ON, by="deletion")
        correction = address("case-count", question_id=Question.objects.get().id)

        page = read(sign_in("Đạt"), address("case"))

        assert NOTE in page
        assert correction in page
