"""The page of a case."""

from datetime import UTC, date, datetime

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from tests.counting import counted
from tests.flows.admission.test_corrections import correct
from workflows.engine.registry import procedure
from workflows.organisation.models import Place
from workflows.web.cases import amendments


def read(client, place):
    return client.get(place).content.decode()


class TestCasePage:
    def test_says_who_it_is_about_where_it_stands_and_since_when(self, listed, sign_in, address):
        page = read(sign_in("Đạt"), address("case"))

        assert "Nguyễn Thị Hồng Gấm" in page
        assert "Người xin vào Đảng nộp đơn" in page
        assert "04/03/2024" in page

    def test_leads_to_the_page_of_the_person_it_is_about(self, listed, sign_in, address):
        reader = sign_in("Đạt")
        person = reverse("person", args=[listed.case().subject_id])

        assert f'href="{person}"' in read(reader, address("case"))
        assert "Nguyễn Thị Hồng Gấm" in read(reader, person)

    def test_names_what_the_step_needs_with_its_article(self, prepared, sign_in, address):
        page = read(sign_in("Đạt"), address("case"))

        assert "Ít nhất 2/3" in page
        assert "7/10" in page
        assert "Điều 4.3" in page

    def test_offers_the_meeting_to_those_who_may_record_it(self, prepared, sign_in, address):
        assert address("case-meeting", step="cell_resolves") in read(
            sign_in("Đạt"), address("case")
        )

    def test_offers_nothing_to_those_who_only_read(self, prepared, sign_in, address):
        page = read(sign_in("Ủy viên 10"), address("case"))

        assert address("case-meeting", step="cell_resolves") not in page
        assert "Nguyễn Thị Hồng Gấm" in page

    def test_offers_nothing_to_a_relative(self, prepared, sign_in, address):
        prepared.world.relatives("Đạt", prepared.case().subject)

        assert address("case-meeting", step="cell_resolves") not in read(
            sign_in("Đạt"), address("case")
        )

    def test_is_not_there_for_those_outside_the_line_of_command(self, listed, sign_in, address):
        answer = sign_in("Sương").get(address("case"))

        assert answer.status_code == 404
        assert "Nguyễn Thị Hồng Gấm" not in answer.content.decode()

    def test_tells_the_journal_as_sentences(self, resolved, sign_in, address):
        page = read(sign_in("Đạt"), address("case"))

        assert "9/10 tán thành" in page
        assert "Lập và Duyên" in page
        assert "03-NQ/CB" in page

    def test_draws_each_count_with_its_threshold(self, resolved, sign_in, address):
        page = read(sign_in("Đạt"), address("case"))

        assert page.count('<rect class="y"') == 9 + 1
        assert "cần 7" in page

    def test_explains_why_the_last_day_is_that_day(self, resolved, sign_in, address):
        page = read(sign_in("Đạt"), address("case"))

        assert "60 ngày làm việc" in page
        assert "4.3.1" in page
        assert "01/10/2024" in page

    @pytest.mark.parametrize("reached", ["listed", "prepared", "resolved"])
    @pytest.mark.parametrize("reader", ["Ủy viên 1", "Ủy viên 10", "Ủy viên 15"])
    def test_shows_a_unit_that_has_left_the_tree_as_on_its_last_day(
        self, request, sign_in, address, reached, reader
    ):
        way = request.getfixturevalue(reached)
        left_on = date(2024, 10, 1)
        Place.objects.filter(unit_id=way.case().unit_id).update(
            during=DateRange(date(2016, 1, 1), left_on)
        )
        browser, step = sign_in(reader), next(iter(way.open_steps()))
        form = "case-meeting" if step == "cell_resolves" else "case-step"

        assert "Nguyễn Thị Hồng Gấm" in read(browser, address("case"))
        for page in (
            address("case-end"),
            address("case-beside", act="reviews_month"),
            address(form, step=step),
        ):
            assert browser.get(page).status_code in {200, 422}

    def test_draws_no_return_that_a_turned_count_has_set_aside(self, resolved, sign_in, address):
        resolved.does(
            "sub_committee_appraises",
            date(2024, 7, 20),
            by="Ủy viên 15",
            facts={"reason": "Thiếu chữ ký trên lý lịch"},
            manner="return",
        )
        assert "Trả lại" in read(sign_in("Đạt"), address("case"))

        correct(resolved, yes=6, no=4)

        page = sign_in("Đạt").get(address("case"))
        assert page.status_code == 200
        assert "6/10" in page.content.decode()

    def test_says_why_a_step_came_to_the_superior(self, too_small, sign_in, address):
        page = read(sign_in("Ủy viên 1"), address("case"))

        assert "chi bộ có quá ít đảng viên chính thức" in page
        assert address("case-step", step="superior_directs") in page

    def test_names_both_editions_of_a_case_that_crosses_26_july_2026(
        self, way, sign_in, address, settings
    ):
        settings.STANDING_DAY = date(2026, 8, 3)
        way.at = datetime(2026, 8, 3, 3, tzinfo=UTC)
        way.listed(date(2026, 6, 1))

        page = read(sign_in("Đạt"), address("case"))

        assert "26/07/2026" in page
        assert "29-QĐ/TW" in page
        assert "208-QĐ/TW" in page

    def test_shows_the_counts_of_bodies_above_to_the_cell_as_well(self, resolved, sign_in, address):
        resolved.does(
            "sub_committee_appraises",
            date(2024, 7, 20),
            by="Ủy viên 15",
            papers=[resolved.paper("appraisal", date(2024, 7, 20))],
        )
        resolved.meets(
            "grassroots_committee_resolves",
            date(2024, 8, 2),
            by="Ủy viên 1",
            present=[f"Ủy viên {number}" for number in range(1, 10)],
            yes=6,
            no=3,
            papers=[resolved.paper("grassroots_resolution", date(2024, 8, 2))],
        )

        assert "6/9" in read(sign_in("Diệp"), address("case"))

    @pytest.mark.parametrize("step", ["listed", "prepared", "resolved"])
    def test_asks_the_database_at_most_twenty_times(self, step, request, sign_in, address):
        request.getfixturevalue(step)
        reader, place = sign_in("Đạt"), address("case")

        with counted() as sent:
            reader.get(place)

        assert len(sent) <= 20


class TestAmendments:
    def test_of_a_case_that_crosses_26_july_2026_name_the_new_decider_and_the_new_limit(self):
        found = amendments.amendments(
            procedure("admission"), opened_on=date(2024, 3, 4), until=date(2026, 8, 3)
        )

        titles = {each.parameter for each in found}
        assert "admission.competent_committee_decides.within" in titles
        assert any(each.since == date(2026, 7, 26) for each in found)

    def test_of_a_case_within_one_edition_are_none(self):
        assert (
            amendments.amendments(
                procedure("admission"), opened_on=date(2024, 3, 4), until=date(2024, 9, 3)
            )
            == []
        )
