"""The way of a transfer: introduced or not, received, back or out of time, and ended around it."""

from datetime import UTC, date, datetime

import pytest

from tests.counting import counted
from tests.flows.admission.test_shrinking import relieve
from workflows.engine.decisions import NotThisManner
from workflows.engine.ladder.directing import ReasonNeeded
from workflows.flows.temporary_transfer.steps import asking, introducing, limits, staying
from workflows.journal.chains import breaks
from workflows.journal.models import Entry
from workflows.people.electorates import electorate
from workflows.people.models import Appointment, Condition

from .conftest import (
    ASKED_ON,
    BACK_ON,
    CELL_LETTER_ON,
    DECLINED,
    LETTER_ON,
    RECEIVED_ON,
    RECEPTION,
    RECORDED_ON,
    RETURN,
    UNTIL,
)

OVER = date(2025, 9, 1)


class TestIntroduction:
    def test_goes_from_the_cell_committee_to_the_committee(self, way):
        way.asks()
        way.cell_introduces()
        assert way.open_steps() == {"committee_introduces": ("Sở", "committee")}

        way.committee_introduces()

        assert way.open_steps() == {RECEPTION: ("Phòng", "cell_meeting")}

    def test_of_a_single_cell_is_the_secretary_s_and_the_committee_s_above(self, way):
        way.cell = "Chợ"
        way.asks(of="Hương", actor=way.actor("Sương"))
        assert way.open_steps() == {"cell_introduces": ("Chợ", "cell_meeting")}

        letter = {"number": "01-GT/CB", "issued_on": CELL_LETTER_ON}
        papers = [way.paper("cell_transfer_letter", CELL_LETTER_ON)]
        way.does("cell_introduces", CELL_LETTER_ON, by="Sương", facts=letter, papers=papers)

        assert way.open_steps() == {"committee_introduces": ("Khối", "committee")}

    def test_of_the_cell_has_a_number(self, way):
        way.asks()

        with pytest.raises(introducing.LetterIncomplete):
            way.cell_introduces(number=" ")

    @pytest.mark.parametrize("name", ["number", "host_cell", "host_organisation"])
    def test_of_the_committee_has_a_number_and_a_host(self, way, name):
        way.asks()
        way.cell_introduces()

        with pytest.raises(introducing.LetterIncomplete):
            way.committee_introduces(**{name: ""})

    @pytest.mark.parametrize("issued_on", [date(2025, 2, 2), date(2025, 2, 6)])
    def test_of_the_cell_lies_between_the_request_and_its_record(self, way, issued_on):
        way.asks()

        with pytest.raises(introducing.LetterMisdated):
            way.cell_introduces(issued_on=issued_on)

    @pytest.mark.parametrize("issued_on", [date(2025, 2, 4), date(2025, 2, 18)])
    def test_of_the_committee_lies_between_the_cell_s_letter_and_its_record(self, way, issued_on):
        way.asks()
        way.cell_introduces()

        with pytest.raises(introducing.LetterMisdated):
            way.committee_introduces(issued_on=issued_on)

    def test_grants_a_time_within_the_law(self, way):
        way.asks()
        way.cell_introduces()

        with pytest.raises(limits.TooLong):
            way.committee_introduces(until=date(2026, 2, 28))

    def test_may_grant_another_time_than_was_asked_for(self, way):
        way.asks()
        way.cell_introduces()
        way.committee_introduces(until=date(2025, 6, 30))

        way.received()

        assert way.item(RETURN).due_on == date(2025, 7, 1)

    def test_comes_back_for_completion_and_goes_up_again(self, way):
        way.asks()
        way.cell_introduces()
        way.does(
            "committee_introduces",
            LETTER_ON,
            by="Ủy viên 1",
            manner="return",
            facts={"reason": "Thiếu quyết định cử đi công tác."},
        )
        assert way.open_steps() == {"cell_completes_file": ("Phòng", "cell_meeting")}

        way.does("cell_completes_file", LETTER_ON)
        way.committee_introduces()

        assert way.open_steps() == {RECEPTION: ("Phòng", "cell_meeting")}


class TestDeclined:
    def test_by_the_cell_is_told_and_ends_the_case(self, way):
        way.asks()
        way.does("cell_introduces", CELL_LETTER_ON, manner="cell_declines", facts=DECLINED)

        way.does("cell_tells_member", CELL_LETTER_ON)

        assert way.case().outcome == "not_introduced"
        assert way.times_away() == []

    def test_by_the_committee_is_told_and_ends_the_case(self, way):
        way.asks()
        way.cell_introduces()
        way.does(
            "committee_introduces",
            LETTER_ON,
            by="Ủy viên 1",
            manner="committee_declines",
            facts=DECLINED,
        )

        way.does("cell_tells_member", LETTER_ON)

        assert way.case().outcome == "not_introduced"

    def test_has_a_reason(self, way):
        way.asks()

        with pytest.raises(ReasonNeeded):
            way.does(
                "cell_introduces", CELL_LETTER_ON, manner="cell_declines", facts={"reason": ""}
            )


class TestReception:
    def test_begins_the_time_away_and_the_clock_of_the_return(self, way):
        way.away()

        assert way.times_away() == [(RECEIVED_ON, None)]
        assert way.item(RETURN).due_on == OVER
        assert Condition.objects.get(kind=asking.AWAY).document == "21-GT/ĐU"

    def test_takes_the_member_out_of_the_base_unless_present(self, way):
        way.away()
        afterwards = datetime(2025, 12, 2, tzinfo=UTC)
        body = way.world.body("Phòng", "cell_meeting").id

        found = electorate(body_id=body, on=date(2025, 4, 7), known_at=afterwards)

        rules = {"left_out_always": frozenset[str]()}
        rules["left_out_unless_present"] = frozenset({asking.AWAY})
        absent = found.base(present=frozenset(), **rules)
        present = found.base(present=frozenset({way.world.id("Khiêm")}), **rules)
        assert (len(absent), len(present)) == (9, 10)

    def test_leaves_the_seats_of_the_member_alone(self, way):
        way.asks(of="Diệp")
        way.cell_introduces()
        way.committee_introduces()

        way.received()

        assert way.times_away("Diệp") == [(RECEIVED_ON, None)]
        seats = Appointment.objects.filter(person=way.world.people["Diệp"])
        assert [seat.during.upper for seat in seats] == [None]

    @pytest.mark.parametrize(
        ("received_on", "recorded_on"),
        [
            pytest.param(date(2025, 2, 16), RECORDED_ON, id="before the letter"),
            pytest.param(date(2025, 3, 11), RECORDED_ON, id="after its record"),
            pytest.param(OVER, date(2025, 9, 8), id="after the time granted"),
        ],
    )
    def test_lies_within_the_time(self, way, received_on, recorded_on):
        way.asks()
        way.cell_introduces()
        way.committee_introduces()

        with pytest.raises(staying.ReceivedOutsideTheTime):
            way.received(recorded_on, received_on=received_on)

    @pytest.mark.parametrize("since", [date(2025, 2, 20), date(2025, 11, 3)])
    def test_is_not_recorded_for_somebody_who_is_away_already_or_was_later(self, way, since):
        way.asks()
        way.cell_introduces()
        way.committee_introduces()
        way.world.condition("Khiêm", asking.AWAY, since=since)

        with pytest.raises(asking.AlreadyAway):
            way.received()

    def test_is_recorded_in_four_statements(self, way):
        way.asks()
        way.cell_introduces()
        way.committee_introduces()
        item = way.item(RECEPTION)
        way.item = lambda _: item

        with counted() as sent:
            way.received()

        assert len(sent) <= 4, sent


class TestReturn:
    def test_ends_the_time_away_and_the_case(self, way):
        way.away()

        way.back()

        assert way.times_away() == [(RECEIVED_ON, BACK_ON)]
        assert way.case().outcome == "returned"
        entries = list(Entry.objects.filter(stream_id=way.case_id).order_by("number"))
        assert breaks(entries) == []

    def test_may_come_after_the_time(self, way):
        way.away()

        way.back(date(2025, 9, 15))

        assert way.times_away() == [(RECEIVED_ON, date(2025, 9, 15))]

    @pytest.mark.parametrize("came_back_on", [RECEIVED_ON, date(2025, 7, 15)])
    def test_lies_between_the_reception_and_its_record(self, way, came_back_on):
        way.away()

        with pytest.raises(staying.BackOutsideTheTime):
            way.back(came_back_on, recorded_on=BACK_ON)

    def test_is_taken_for_granted_once_the_time_has_run_out(self, way):
        way.away()

        way.runs_out(date(2025, 9, 8))

        assert way.times_away() == [(RECEIVED_ON, OVER)]
        assert way.case().outcome == "time_ran_out"

    def test_is_not_taken_for_granted_before(self, way):
        way.away()

        with pytest.raises(staying.TimeStillRuns):
            way.runs_out(UNTIL)

    def test_lets_the_member_ask_again(self, way):
        way.away()
        way.back()

        way.asks(BACK_ON, since=date(2025, 9, 1), until=date(2025, 12, 31))

        assert way.case().state == "open"


class TestEndings:
    def test_a_request_is_withdrawn_until_the_host_has_the_member(self, way):
        way.asks()
        way.cell_introduces()
        way.committee_introduces()

        way.does(RECEPTION, RECORDED_ON, manner="withdrew", facts={"reason": "Không đi nữa."})

        assert way.case().outcome == "withdrawn"

    def test_a_request_is_not_withdrawn_after_that(self, way):
        way.away()

        with pytest.raises(NotThisManner):
            way.does(RETURN, BACK_ON, manner="withdrew", facts={"reason": "Không đi nữa."})

    @pytest.mark.parametrize("manner", ["died", "left"])
    def test_before_the_reception_leaves_no_time_away(self, way, manner):
        way.asks()

        way.does("cell_introduces", ASKED_ON, manner=manner, facts={"reason": "Giấy kèm theo."})

        assert (way.case().outcome, way.times_away()) == (manner, [])

    @pytest.mark.parametrize("manner", ["died", "left"])
    def test_after_the_reception_ends_the_time_away(self, way, manner):
        way.away()

        way.does(RETURN, BACK_ON, manner=manner, facts={"reason": "Giấy kèm theo."})

        assert way.case().outcome == manner
        assert way.times_away() == [(RECEIVED_ON, BACK_ON)]

    def test_on_the_day_of_the_reception_leaves_that_day(self, way):
        way.asks()
        way.cell_introduces()
        way.committee_introduces()
        way.received(received_on=RECORDED_ON)

        way.does(RETURN, RECORDED_ON, manner="left", facts={"reason": "Giấy kèm theo."})

        assert way.times_away() == [(RECORDED_ON, date(2025, 3, 11))]

    def test_leaves_a_time_away_alone_that_another_act_has_ended(self, way):
        way.away()
        way.world.see_everything()
        Condition.objects.filter(kind=asking.AWAY).update(during=(RECEIVED_ON, BACK_ON))

        way.does(RETURN, date(2025, 7, 21), manner="died", facts={"reason": "Từ trần 14/07."})

        assert way.times_away() == [(RECEIVED_ON, BACK_ON)]

    def test_by_the_superior_ends_the_time_away(self, way):
        way.away()
        way.world.see_everything()
        for name in ("Đạt", "Diệp"):
            way.world.people[name].appointments.update(during=("2020-01-01", "2025-04-01"))
        relieve(way)

        way.does(
            "superior_directs",
            BACK_ON,
            by="Ủy viên 1",
            facts={"way": "close", "reason": "Chi bộ không còn người ghi nhận"},
        )

        assert way.case().outcome == "closed_by_superior"
        assert way.times_away() == [(RECEIVED_ON, BACK_ON)]
