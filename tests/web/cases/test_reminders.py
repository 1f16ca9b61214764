"""Reminders in words: on the list of notices, in the thread of the case, beside its clocks."""

from datetime import UTC, date, datetime, timedelta
from http import HTTPStatus

import pytest
from django.urls import reverse

from tests.web.cases.test_notices import read
from workflows.engine.models import Clock
from workflows.engine.relay import relay_once
from workflows.engine.reminding.sweeping import sweep_once

DECISION = "Cấp ủy có thẩm quyền quyết định"
CEREMONY = date(2023, 10, 2)
ENDS = date(2024, 10, 2)


def swept(day):
    """Sweep on the morning of a day, and make it known."""
    at = datetime(day.year, day.month, day.day, 1, tzinfo=UTC)
    while sweep_once(at) or relay_once(at):
        continue


@pytest.fixture
def clock(way):
    """Give the clock of the decision on a case whose cell has resolved."""
    way.resolved()
    way.world.see_everything()
    return Clock.objects.get(case_id=way.case_id, kind="competent_committee_decides")


@pytest.fixture
def probation(way):
    """Let Ngân's probation end on 02/10/2024."""
    way.world.see_everything()
    membership = way.world.people["Ngân"].membership
    membership.admitted_on = CEREMONY
    membership.save()
    return way


class TestANotice:
    @pytest.mark.parametrize(
        ("days_after", "said"),
        [
            pytest.param(-7, "Còn 7 ngày, đến hết ngày", id="a week before"),
            pytest.param(0, "Hết thời hạn vào ngày", id="on the last day"),
            pytest.param(1, "Quá hạn 1 ngày làm việc", id="the day after"),
            pytest.param(7, "Quá hạn 5 ngày làm việc", id="a week after"),
        ],
    )
    def test_says_how_much_was_left(self, clock, sign_in, days_after, said):
        swept(clock.due_on + timedelta(days=days_after))

        shown = read(sign_in("Đạt"))

        assert said in shown
        assert f"{clock.due_on:%d/%m/%Y}" in shown
        assert DECISION in shown

    def test_says_that_a_day_is_provisional(self, clock, sign_in):
        Clock.objects.filter(pk=clock.pk).update(provisional=True)

        swept(clock.due_on)

        assert "hạn tạm tính, vì lịch nghỉ mới công bố đến" in read(sign_in("Đạt"))

    def test_tells_the_cell_whose_probation_ends(self, probation, sign_in):
        swept(ENDS - timedelta(days=60))
        browser = sign_in("Đạt")

        shown = read(browser)

        person = reverse("person", kwargs={"person_id": probation.world.id("Ngân")})
        assert "Còn 60 ngày, đến hết ngày 02/10/2024: Thời gian dự bị" in shown
        assert f'<a href="{person}">Ngân</a>' in shown
        assert browser.get(person).status_code == HTTPStatus.OK

    def test_tells_no_other_cell(self, probation, sign_in):
        swept(ENDS)

        assert "Ngân" not in read(sign_in("Sương"))


class TestTheCasePage:
    def test_marks_the_clock_and_tells_it_in_the_thread(self, clock, sign_in, address):
        swept(clock.due_on - timedelta(days=7))

        shown = sign_in("Đạt").get(address("case")).content.decode()

        assert f"Đã nhắc ngày {clock.due_on - timedelta(days=7):%d/%m/%Y}" in shown
        assert "Còn 7 ngày, đến hết ngày" in shown

    def test_marks_nothing_for_a_limit_that_was_extended_since(self, clock, sign_in, address):
        swept(clock.due_on)
        Clock.objects.filter(pk=clock.pk).update(due_on=clock.due_on + timedelta(days=30))

        shown = sign_in("Đạt").get(address("case")).content.decode()

        assert "Đã nhắc ngày" not in shown
