"""A temporary transfer on the pages: the forms as they are typed, and what the case tells."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from tests.builders import a_province_with_every_shape
from tests.flows.temporary_transfer.conftest import Transfer
from tests.web.cases.forms import paper, send

DAY = "03/02/2025"


@pytest.fixture
def way(db, settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    return Transfer(world=a_province_with_every_shape(), at=datetime(2025, 12, 1, 3, tzinfo=UTC))


@pytest.fixture(autouse=True)
def late_in_2025(settings):
    settings.STANDING_DAY = date(2025, 12, 1)


def asks(way, reader, **typed):
    return send(
        reader,
        reverse("case-new", kwargs={"name": "temporary_transfer"}),
        **{
            "member": str(way.world.id("Khiêm")),
            "decided_on": DAY,
            "purpose": "work",
            "place": "Công ty Biển Tây",
            "since": "01/03/2025",
            "until": "31/08/2025",
            **paper("transfer_request", DAY),
            **paper("transfer_grounds", DAY),
            **typed,
        },
    )


class TestAsking:
    @pytest.mark.parametrize(
        ("purpose", "told"),
        [("work", "để đi công tác"), ("full_time_study", "để đi học tập trung")],
    )
    def test_opens_a_case_that_tells_where_to_and_for_how_long(self, way, sign_in, purpose, told):
        reader = sign_in("Đạt")

        answer = asks(way, reader, purpose=purpose)

        assert answer.status_code == 302, answer.content.decode()
        page = reader.get(answer.url).content.decode()
        assert f"{told}: Công ty Biển Tây, từ ngày 01/03/2025 đến ngày 31/08/2025" in page
        assert "đang sinh hoạt tại chi bộ" in page

    def test_refuses_a_time_that_is_too_short_in_words(self, way, sign_in):
        answer = asks(way, sign_in("Đạt"), until="30/04/2025")

        assert answer.status_code == 422
        assert "phải từ 3 tháng trở lên" in answer.content.decode()


class TestLetter:
    def test_of_the_committee_names_the_host_and_the_last_day(self, way, sign_in, address):
        way.asks()
        way.cell_introduces()
        reader = sign_in("Ủy viên 1")

        answer = send(
            reader,
            address("case-step", step="committee_introduces"),
            decided_on="17/02/2025",
            number="21-GT/ĐU",
            issued_on="17/02/2025",
            host_cell="Chi bộ Phân xưởng 2",
            host_organisation="Đảng bộ Công ty Biển Tây",
            until="31/08/2025",
            **paper("transfer_letter", "17/02/2025"),
        )

        assert answer.status_code == 302, answer.content.decode()
        page = reader.get(address("case")).content.decode()
        assert "giới thiệu Khiêm đến Chi bộ Phân xưởng 2, Đảng bộ Công ty Biển Tây" in page
        assert ">21-GT/ĐU</span> ngày 17/02/2025" in page

    def test_is_declined_with_a_reason_that_the_case_quotes(self, way, sign_in, address):
        way.asks()
        reader = sign_in("Đạt")

        answer = send(
            reader,
            address("case-manner", step="cell_introduces", manner="cell_declines"),
            decided_on=DAY,
            reason="Đang giữa nhiệm kỳ, chưa có người thay.",
        )

        assert answer.status_code == 302, answer.content.decode()
        page = reader.get(address("case")).content.decode()
        assert "Chi bộ không giới thiệu Khiêm" in page
        assert "Đang giữa nhiệm kỳ, chưa có người thay." in page


class TestReturn:
    def test_asks_for_the_day_of_a_member_who_came_back(self, way, sign_in, address):
        way.away()
        reader = sign_in("Đạt")
        form = address("case-step", step="cell_records_return")

        without = send(reader, form, decided_on="14/07/2025", outcome="came_back")
        unread = send(reader, form, decided_on="14/07/2025", outcome="came_back", came_back_on="x")
        answer = send(
            reader, form, decided_on="14/07/2025", outcome="came_back", came_back_on="14/07/2025"
        )

        assert (without.status_code, unread.status_code, answer.status_code) == (422, 422, 302)
        assert (
            "trở về sinh hoạt tại chi bộ ngày 14/07/2025"
            in reader.get(address("case")).content.decode()
        )

    def test_asks_for_no_day_where_the_time_ran_out(self, way, sign_in, address):
        way.away()
        reader = sign_in("Đạt")

        answer = send(
            reader,
            address("case-step", step="cell_records_return"),
            decided_on="08/09/2025",
            outcome="ran_out",
        )

        assert answer.status_code == 302
        told = "lại sinh hoạt tại chi bộ từ ngày 01/09/2025"
        assert told in reader.get(address("case")).content.decode()


def test_the_pages_of_the_case_and_of_the_person_say_since_when_a_member_is_away(
    way, sign_in, address
):
    way.away()
    reader = sign_in("Đạt")

    case = reader.get(address("case")).content.decode()
    person = reader.get(reverse("person", args=[way.world.id("Khiêm")])).content.decode()

    assert "sinh hoạt tạm thời nơi khác từ ngày 04/03/2025" in case
    assert "21-GT/ĐU" in person
