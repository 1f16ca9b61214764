"""Seats are given and ended by a document; power begins and ends with them."""

from datetime import date, timedelta

import pytest

from tests.administration import sight
from workflows.administration import appointments, regions
from workflows.administration.appointments import Warrant, appoint, end_appointment
from workflows.authority import powers
from workflows.authority.powers import NotAuthorised
from workflows.engine.actors import Actor
from workflows.engine.refusals import InTheFuture, NotVisible
from workflows.foundation.identifiers import new_id
from workflows.journal import chains
from workflows.journal.models import Entry
from workflows.people.models import Appointment, User

CELL = "ca-mau.dcd.nong-nghiep.khuyen-nong"
SINCE, TODAY = date(2024, 10, 21), date(2024, 10, 25)
WARRANT = Warrant("126-QĐ/ĐU", date(2024, 10, 18))


@pytest.fixture
def world(committed_db, at, corner):
    """Load the corner, whose cell of Khuyến nông has nobody who may act for it."""
    regions.load("corner", at=at)
    return corner


@pytest.fixture
def keeper(world):
    """Return the administrator of the province's hierarchy."""
    account = User.objects.get(username="ha")
    return Actor(person_id=account.person_id, name="Âu Dương Nhật Hạ")


@pytest.fixture
def cell(world):
    """Return the cell without a secretary."""
    return world[CELL]


@pytest.fixture
def meeting(cell):
    """Return the meeting of that cell."""
    return cell.bodies["cell_meeting"]


@pytest.fixture
def give(keeper, cell, meeting, at):
    """Return the function that appoints a member of the cell its secretary, changed as told."""

    def given(**changed):
        told = {
            "actor": keeper,
            "person_id": cell.members[0].id,
            "body_id": meeting.id,
            "office": "secretary",
            "since": SINCE,
            "warrant": WARRANT,
            "at": at,
        }
        return appoint(**told | changed)

    return given


def may_act(person_id, body_id, on):
    return powers.may(person_id, "step.act", body_id=body_id, on=on)


class TestAppoint:
    def test_gives_the_power_from_its_first_day(self, give, cell, meeting):
        seat = give()

        assert seat.named == cell.members[0].full_name
        assert not may_act(seat.person_id, meeting.id, SINCE - timedelta(days=1))
        assert may_act(seat.person_id, meeting.id, SINCE)

    def test_is_told_in_the_chain_of_the_unit(self, give, keeper, cell, meeting, at):
        seat = give()

        with sight.of_everything():
            chain = list(Entry.objects.filter(stream_id=cell.id).order_by("number"))
        told = chain[-1]

        assert chains.breaks(chain) == []
        assert (told.number, told.act, told.decided_on) == (2, "seat.appointed", SINCE)
        assert (told.person_id, told.office) == (keeper.person_id, "hierarchy_administrator")
        assert told.subjects["appointment"] == str(seat.id)
        assert told.facts == {
            "office": "secretary",
            "document": "126-QĐ/ĐU",
            "document_on": "2024-10-18",
        }
        assert (told.instrument, told.article) == ("bang-quyen", "4.2")

    def test_refuses_a_second_secretary(self, give, cell):
        give()

        with pytest.raises(appointments.SeatTaken):
            give(person_id=cell.members[1].id)

    def test_refuses_a_seat_without_a_document(self, give):
        with pytest.raises(appointments.SeatNeedsDocument):
            give(warrant=Warrant(" ", WARRANT.signed_on))

    def test_refuses_a_document_that_is_not_signed_yet(self, give):
        with pytest.raises(InTheFuture):
            give(warrant=Warrant("126-QĐ/ĐU", TODAY + timedelta(days=1)))

    def test_refuses_to_appoint_oneself(self, give, keeper):
        with pytest.raises(appointments.OwnSeat):
            give(person_id=keeper.person_id)

    def test_refuses_an_office_that_the_body_does_not_have(self, give):
        with pytest.raises(appointments.NoSuchOffice):
            give(office="inspection_chair")

    def test_refuses_a_day_before_the_body_sat(self, give, meeting):
        with pytest.raises(appointments.BodyDoesNotSit):
            give(since=meeting.since - timedelta(days=1))

    def test_refuses_a_probationary_member_and_names_the_article(self, give, cell):
        newcomer = next(member for member in cell.members if member.recognised_on is None)

        with pytest.raises(appointments.NotAnOfficialMember) as refusal:
            give(person_id=newcomer.id)

        assert refusal.value.source is not None

    def test_records_a_post_of_the_state_whatever_the_standing(self, committed_db, at):
        regions.load("cao-lanh", at=at)
        units = {unit.code: unit for unit in regions.planned(regions.described("cao-lanh")).units}
        district, hamlet = (units[f"dong-thap.cao-lanh{code}"] for code in ("", ".my-hiep.ap-1"))
        head = next(seat for seat in district.seats if seat.office == "organisation_head")
        newcomer = next(member for member in hamlet.members if member.recognised_on is None)

        seat = appoint(
            actor=Actor(person_id=head.person_id, name=head.named),
            person_id=newcomer.id,
            body_id=hamlet.bodies["non_party"].id,
            office="youth_union_secretary",
            since=SINCE,
            warrant=WARRANT,
            at=at,
        )

        assert seat.office == "youth_union_secretary"

    def test_reaches_only_units_below_the_actor_s_own(self, give, at):
        regions.load("xuan-hoa", at=at)
        units = regions.planned(regions.described("xuan-hoa")).units
        elsewhere = next(unit for unit in units if unit.level_kind == "hamlet_cell")

        with pytest.raises(NotAuthorised):
            give(body_id=elsewhere.bodies["cell_meeting"].id)

    def test_refuses_somebody_without_the_power(self, give, at):
        secretary = User.objects.get(username="dat")

        with pytest.raises(NotAuthorised):
            give(actor=Actor(person_id=secretary.person_id, name="Phan Thành Đạt"))

    @pytest.mark.parametrize("missing", ["person_id", "body_id"])
    def test_knows_nobody_and_nothing_that_the_actor_may_not_see(self, give, missing):
        with pytest.raises(NotVisible):
            give(**{missing: new_id()})


class TestEndAppointment:
    def test_takes_the_power_on_the_day_it_ends(self, give, keeper, meeting, at):
        seat = give()

        ended = end_appointment(
            actor=keeper, appointment_id=seat.id, until=TODAY, warrant=WARRANT, at=at
        )

        assert (ended.during.upper, ended.end_recorded_at) == (TODAY, at)
        assert may_act(seat.person_id, meeting.id, TODAY - timedelta(days=1))
        assert not may_act(seat.person_id, meeting.id, TODAY)

    def test_makes_room_for_another_holder(self, give, keeper, cell, at):
        first = give()
        end_appointment(actor=keeper, appointment_id=first.id, until=TODAY, warrant=WARRANT, at=at)

        second = give(person_id=cell.members[1].id, since=TODAY)

        assert Appointment.objects.filter(body_id=first.body_id, office="secretary").count() == 2
        assert second.during.lower == TODAY

    def test_is_told_in_the_chain_of_the_unit(self, give, keeper, cell, at):
        seat = give()
        end_appointment(actor=keeper, appointment_id=seat.id, until=TODAY, warrant=WARRANT, at=at)

        with sight.of_everything():
            chain = list(Entry.objects.filter(stream_id=cell.id).order_by("number"))

        assert chains.breaks(chain) == []
        assert [entry.act for entry in chain] == [
            "register.opened",
            "seat.appointed",
            "seat.ended",
        ]

    def test_refuses_a_second_end(self, give, keeper, at):
        seat = give()
        ending = {"actor": keeper, "appointment_id": seat.id, "warrant": WARRANT, "at": at}
        end_appointment(until=TODAY, **ending)

        with pytest.raises(appointments.SeatHasEnded):
            end_appointment(until=TODAY + timedelta(days=1), **ending)

    def test_refuses_an_end_before_the_first_day_is_over(self, give, keeper, at):
        seat = give()

        with pytest.raises(appointments.EndsBeforeItBegins):
            end_appointment(
                actor=keeper, appointment_id=seat.id, until=SINCE, warrant=WARRANT, at=at
            )

    def test_refuses_to_end_one_s_own_seat(self, keeper, at):
        own = Appointment.objects.get(person_id=keeper.person_id)

        with pytest.raises(appointments.OwnSeat):
            end_appointment(
                actor=keeper, appointment_id=own.id, until=TODAY, warrant=WARRANT, at=at
            )

    def test_knows_no_seat_that_is_not_there(self, keeper, at):
        with pytest.raises(NotVisible):
            end_appointment(
                actor=keeper, appointment_id=new_id(), until=TODAY, warrant=WARRANT, at=at
            )
