"""The forms of an exemption, a suspension and a death, and the pages of their cases."""

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
