"""How an exemption ends: the member asks, or the period is over."""

from datetime import UTC, date, datetime

import pytest

from tests.counting import counted
from workflows.engine.refusals import InTheFuture
from workflows.flows.exemption.steps import asking, exempting
from workflows.people.electorates import electorate

from .conftest import BACK_ON, MET_ON

FIRST = date(2023, 1, 1)


class TestAPeriodThatEnds:
    def test_waits_for_the_cell_s_next_meeting_on_a_clock(self, way):
        way.asks(until=BACK_ON)
        way.cell_votes()
        way.noted()

        assert way.item("cell_records_return").due_on == date(2024, 10, 2)
        way.back()
        assert way.case().outcome == "returned"
        assert way.exemptions() == [(MET_ON, BACK_ON)]

    def test_may_end_sooner(self, way):
        way.asks(until=BACK_ON)
        way.cell_votes()
        way.noted()

        way.back(date(2024, 8, 5), recorded_on=date(2024, 8, 6))

        assert way.exemptions() == [(MET_ON, date(2024, 8, 5))]

    def test_is_recorded_in_four_statements(self, way):
        way.asks(until=BACK_ON)
        way.cell_votes()
        way.noted()
        item = way.item("cell_records_return")
        way.item = lambda _: item

        with counted() as sent:
            way.back()

        assert len(sent) <= 4, sent

    def test_does_not_end_before_it_began(self, way):
        way.asks(until=BACK_ON)
        way.cell_votes()
        way.noted()

        with pytest.raises(exempting.ReturnTooEarly):
            way.back(MET_ON, recorded_on=date(2024, 6, 3))

    def test_ends_the_exemption_of_its_own_case_and_leaves_a_later_one(self, way):
        way.asks(since=date(2024, 9, 1))
        way.cell_votes()
        way.noted()
        way.asks(date(2024, 5, 21), since=date(2024, 5, 21), until=date(2024, 7, 1))
        way.cell_votes(date(2024, 5, 21), number="08-NQ")
        way.noted(date(2024, 5, 21))

        way.back(date(2024, 6, 24), recorded_on=date(2024, 7, 1))

        assert way.case().outcome == "returned"
        assert way.exemptions() == [
            (date(2024, 5, 21), date(2024, 6, 24)),
            (date(2024, 9, 1), None),
        ]


class TestAnExemptionWithoutAnEnd:
    def test_that_is_the_first_to_last_ends_when_the_member_asks_to_return(self, way):
        way.world.condition("Khiêm", "exempted", since=FIRST, until=date(2024, 12, 2))
        way.world.condition("Khiêm", "exempted", since=date(2025, 3, 3))
        way.asks(what="return", ground="", since=None)

        way.back()

        assert way.exemptions() == [(FIRST, BACK_ON), (date(2025, 3, 3), None)]

    def test_ends_when_the_member_asks_to_return(self, way):
        way.world.condition("Khiêm", "exempted", since=FIRST)
        way.asks(what="return", ground="", since=None)

        way.back()

        assert way.exemptions() == [(FIRST, BACK_ON)]
        assert way.case().outcome == "returned"

    def test_is_there_before_it_can_end(self, way):
        with pytest.raises(asking.NotExempted):
            way.asks(what="return", ground="", since=None)


@pytest.mark.parametrize("until", [date(2024, 8, 1), None])
def test_a_return_is_not_recorded_before_it_happens(way, until):
    way.asks(until=until)
    way.cell_votes()
    way.noted()
    if until is None:
        way.asks(on=date(2024, 6, 1), what="return")

    with pytest.raises(InTheFuture):
        way.back(date(2034, 9, 2), recorded_on=date(2024, 6, 2))


def test_a_return_recorded_late_leaves_the_last_day_that_was_known(way):
    way.world.condition("Khiêm", "exempted", since=date(2024, 5, 1), until=date(2024, 8, 1))
    way.asks(on=date(2024, 6, 20), what="return")
    way.back(date(2024, 7, 1), recorded_on=date(2024, 7, 1))

    assert circumstances(way, date(2024, 9, 2)) == frozenset()
    assert circumstances(way, date(2024, 7, 10)) == {"exempted"}


def circumstances(way, on):
    """Return what was known of the member at the end of a day, though it was recorded after."""
    way.world.see_everything()
    body = way.world.body("Phòng", "cell_meeting").id
    known_at = datetime(on.year, on.month, on.day, 16, tzinfo=UTC)
    found = electorate(body_id=body, on=on, known_at=known_at)
    return next(each.conditions for each in found.members if each.name == "Khiêm")
