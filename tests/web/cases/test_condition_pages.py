"""The forms of an exemption, a suspension and a death, and the pages of their cases."""

from datetime import date

import pytest
from django.urls import reverse

from tests.builders import a_province_with_every_shape
from tests.flows.suspension.conftest import Suspending
from tests.web.cases.forms import paper, send
from workflows.engine.models import Case


@pytest.fixture
def way(db, settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    return Suspending(world=a_province_with_every_shape())


def opens(way, reader, name, **typed):
    address = reverse("case-new", kwargs={"name": name})
    return send(reader, address, member=str(way.world.id("Khiêm")), **typed)


class TestExemption:
    def test_is_opened_from_a_form_and_told_in_words(self, way, sign_in):
        reader = sign_in("Đạt")

        answer = opens(
            way,
            reader,
            "exemption",
            what="exemption",
            ground="poor_health",
            since="06/05/2024",
            decided_on="06/05/2024",
            **paper("exemption_request", "06/05/2024"),
        )

        assert answer.status_code == 302
        page = reader.get(answer.url).content.decode()
        told = "Khiêm xin miễn công tác và sinh hoạt đảng từ ngày 06/05/2024, lý do: sức khỏe yếu"
        assert told in page

        reader.post(reverse("language"), {"value": "en"})
        assert "on the ground of poor health" in reader.get(answer.url).content.decode()

    def test_asks_for_ground_and_day_only_where_an_exemption_is_asked_for(self, way, sign_in):
        reader = sign_in("Đạt")

        exempted = opens(way, reader, "exemption", what="exemption", decided_on="06/05/2024")
        returning = opens(
            way,
            reader,
            "exemption",
            what="return",
            decided_on="06/05/2024",
            **paper("return_request", "06/05/2024"),
        )

        assert exempted.status_code == 422
        assert "id_ground" in exempted.content.decode()
        assert "không được miễn; không có gì để kết thúc" in returning.content.decode()


class TestSuspension:
    def test_offers_what_its_last_day_allows(self, way, sign_in, address):
        way.suspended()
        reader = sign_in("Ủy viên 10")

        page = reader.get(address("case")).content.decode()

        assert "Ghi nhận hết thời hạn đình chỉ" in page
        assert "Ghi nhận hết thời hạn tố tụng" not in page
        assert "bị đình chỉ từ ngày 20/05/2024" in page
        ran_out = address("case-manner", step="competent_committee_lifts", manner="ran_out")
        answer = send(reader, ran_out, decided_on="19/08/2024")
        assert answer.status_code == 302
        way.world.see_everything()
        assert Case.objects.get().outcome == "ended"


@pytest.fixture
def idle(way, settings, sign_in):
    """Suspend the secretary of the cell, and be the secretary on a day within."""
    settings.STANDING_DAY = date(2024, 7, 10)
    way.listed(date(2024, 3, 4))
    way.world.condition("Đạt", "suspended", since=date(2024, 5, 20), until=date(2024, 8, 19))
    return sign_in("Đạt")


class TestTheSuspendedSecretary:
    def test_finds_nothing_and_is_told_why(self, idle):
        page = idle.get(reverse("inbox")).content.decode()
        notices = idle.get(reverse("notices")).content.decode()

        assert "Chưa có việc nào đến với đồng chí trong thời gian chức vụ không có quyền" in page
        assert "chức vụ của đồng chí tạm không có quyền hạn" in page
        assert "Chưa có tin báo trong thời gian chức vụ của đồng chí không có quyền" in notices

    def test_does_not_find_the_case_of_the_cell(self, idle, address):
        assert idle.get(address("case")).status_code == 404
        assert idle.get(address("case-step", step="applicant_applies")).status_code == 404

    def test_cannot_choose_the_seat(self, idle, way):
        seat = way.world.people["Đạt"].appointments.first()

        assert idle.post(reverse("seat"), {"seat": str(seat.pk)}).status_code == 404

    def test_reads_on_the_own_page_when_the_office_gave_no_power(self, idle, way):
        own = reverse("person", kwargs={"person_id": way.world.id("Đạt")})

        page = idle.get(own).content.decode()

        assert "không có quyền hạn: <" not in page
        assert "không có quyền hạn: 20/05/2024 đến 18/08/2024" in page

    def test_is_marked_on_the_page_of_the_unit(self, idle, way, sign_in):
        unit = reverse("unit", kwargs={"unit_id": way.world.units["Phòng"].id})

        page = sign_in("Diệp").get(unit).content.decode()

        assert page.count("chức vụ không có quyền hạn: đang bị đình chỉ") == 2

    def test_works_again_once_it_has_run_out(self, idle, settings, address):
        settings.STANDING_DAY = date(2024, 8, 19)

        assert idle.get(address("case")).status_code == 200
        assert "tạm không có quyền hạn" not in idle.get(reverse("inbox")).content.decode()


class TestDeath:
    def test_of_which_the_family_tells_asks_for_the_basis(self, way, sign_in):
        reader = sign_in("Đạt")
        typed = {
            "died_on": "28/05/2024",
            "decided_on": "03/06/2024",
            **paper("family_notice", "03/06/2024"),
        }

        asked = opens(way, reader, "death", **typed)

        assert asked.status_code == 422
        assert 'name="basis"' in asked.content.decode()
        answer = opens(
            way,
            reader,
            "death",
            **{**typed, **paper("family_notice", "03/06/2024")},
            basis="Báo tin",
        )
        page = reader.get(answer.url).content.decode()
        assert "Khiêm từ trần ngày 28/05/2024" in page
