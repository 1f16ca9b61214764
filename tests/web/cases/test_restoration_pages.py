"""A restoration on the pages: who is offered, what is asked, and what is told of it."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from tests.builders import a_province_with_every_shape
from tests.flows.restoration.conftest import DELETED_ON, Restoration
from tests.web.cases.forms import paper, send

NEW = "/cases/new/restoration"


@pytest.fixture
def way(db, settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    told = Restoration(
        world=a_province_with_every_shape(), at=datetime(2024, 10, 25, 3, tzinfo=UTC)
    )
    told.world.leaves("Khiêm", on=DELETED_ON, by="deletion")
    return told


class TestForm:
    def test_offers_those_who_left_and_were_of_the_cell(self, way, sign_in):
        way.world.leaves("Linh", on=DELETED_ON, by="deletion")

        page = sign_in("Đạt").get(NEW).content.decode()

        assert f'<option value="{way.world.id("Khiêm")}">Khiêm</option>' in page
        assert "Chọn người đã ra khỏi Đảng" in page
        assert all(f'value="{way.world.id(name)}"' not in page for name in ("Vinh", "Linh"))

    def test_says_so_where_nobody_left(self, way, sign_in):
        page = sign_in("Sương").get(NEW).content.decode()

        assert "Chi bộ không có ai trong danh sách cho loại hồ sơ này" in page

    def test_offers_nobody_who_was_a_member_on_the_day(self, way, sign_in):
        answer = send(sign_in("Đạt"), NEW, decided_on=f"{DELETED_ON.replace(day=10):%d/%m/%Y}")

        assert f'value="{way.world.id("Khiêm")}"' not in answer.content.decode()

    def test_opens_a_case_that_tells_of_the_decision(self, way, sign_in):
        reader = sign_in("Đạt")

        answer = send(
            reader,
            NEW,
            member=str(way.world.id("Khiêm")),
            decided_on="02/09/2024",
            **paper("restoration_application", "30/08/2024"),
            **paper("annulling_decision", "12/08/2024", number="45-QĐ/TU"),
        )

        assert answer.status_code == 302
        page = reader.get(answer.url).content.decode()
        assert "ngày 12/08/2024 hủy việc xóa tên" in page
        assert "đảng viên chính thức đến trước ngày 11/03/2024" in page

    def test_asks_for_the_number_and_the_day_of_the_decision_once(self, way, sign_in):
        page = sign_in("Đạt").get(NEW).content.decode()

        assert 'name="paper-annulling_decision-number"' in page
        assert all(f'name="{field}"' not in page for field in ("decision_number", "annulled_on"))

    def test_refuses_a_decision_without_a_number(self, way, sign_in):
        answer = send(
            sign_in("Đạt"),
            NEW,
            member=str(way.world.id("Khiêm")),
            decided_on="02/09/2024",
            **paper("restoration_application", "30/08/2024"),
            **paper("annulling_decision", "12/08/2024"),
        )

        assert answer.status_code == 422
        assert "thiếu số của quyết định hủy việc xóa tên" in answer.content.decode()

    def test_refuses_in_words(self, way, sign_in):
        way.world.leaves("Vinh", on=DELETED_ON, by="leaving")

        answer = send(
            sign_in("Đạt"),
            NEW,
            member=str(way.world.id("Vinh")),
            decided_on="02/09/2024",
            **paper("restoration_application", "30/08/2024"),
            **paper("annulling_decision", "12/08/2024", number="45-QĐ/TU"),
        )

        assert answer.status_code == 422
        assert "Vinh không được ghi nhận là người bị xóa tên" in answer.content.decode()


class TestEnd:
    @pytest.mark.parametrize(
        ("language", "told"), [("vi", "từ ngày 18/09/2024"), ("en", "since 18/09/2024")]
    )
    def test_tells_since_when_and_that_the_dues_are_owed(
        self, way, sign_in, address, language, told
    ):
        way.is_restored()
        reader = sign_in("Đạt")
        reader.post(reverse("language"), {"value": language})

        page = reader.get(address("case")).content.decode()

        assert told in page
        assert {"vi": "chưa nộp đảng phí", "en": "are still to be paid"}[language] in page

    def test_keeps_the_days_between_on_the_page_of_the_person(self, way, sign_in):
        way.is_restored()

        page = sign_in("Đạt").get(reverse("person", args=[way.world.id("Khiêm")])).content.decode()

        assert "11/03/2024" in page
        assert "18/09/2024" in page
