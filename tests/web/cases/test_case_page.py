"""The page of a case."""

from datetime import date

import pytest

from workflows.engine.registry import procedure
from workflows.web.cases import amendments


def read(client, place):
    return client.get(place).content.decode()


class TestCasePage:
    def test_says_who_it_is_about_where_it_stands_and_since_when(self, listed, sign_in, address):
        page = read(sign_in("Đạt"), address("case"))

        assert "Nguyễn Thị Hồng Gấm" in page
        assert "Người xin vào Đảng nộp đơn" in page
        assert "04/03/2024" in page

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

    def test_says_that_nobody_may_act_and_why_the_superior_has_it(self, way, sign_in, address):
        way.world.relatives("Đạt", way.world.people["Diệp"])
        way.listed(date(2024, 3, 4))
        for name in ("Đạt", "Diệp"):
            way.world.relatives(name, way.case().subject)

        page = read(sign_in("Ủy viên 1"), address("case"))

        assert "Chưa ai được xử lý" in page or "Không ai được xử lý" in page

    @pytest.mark.parametrize("step", ["listed", "prepared", "resolved"])
    def test_asks_the_database_at_most_twenty_times(
        self, step, request, sign_in, address, django_assert_max_num_queries
    ):
        request.getfixturevalue(step)
        reader, place = sign_in("Đạt"), address("case")

        with django_assert_max_num_queries(20):
            reader.get(place)


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
