"""A register is opened by one act a unit, and what the act says stands in the tables."""

from datetime import date

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.administration import sight
from workflows.administration import cast, databases, regions, registers
from workflows.journal import acts, chains
from workflows.journal.models import Entry
from workflows.organisation.models import Body, Mandate, Place, Unit
from workflows.people.models import (
    Appointment,
    CellPlace,
    Condition,
    Membership,
    Person,
    Standing,
    User,
)

TABLES = (
    *(Unit, Place, Body, Mandate, Person, Membership, Standing, CellPlace, Condition),
    *(Appointment, User, Entry),
)


@pytest.fixture
def loaded(committed_db, at):
    """Load the corner into a database of the test's own."""
    return regions.load("corner", at=at)


def counts():
    with sight.of_everything():
        return {model.__name__: model.objects.count() for model in TABLES}


def test_everything_planned_is_on_record(loaded, corner):
    units = corner.values()
    former = [each for unit in units for each in unit.former]

    found = counts()

    assert (loaded.units, loaded.members) == (len(corner), 321)
    assert found == {
        "Unit": len(units),
        "Place": len(units),
        "Body": sum(len(unit.bodies) for unit in units),
        "Mandate": 1,
        "Person": 321 + len(former),
        "Membership": 321 + len(former),
        "Standing": 3 * len(former)
        + sum(2 if member.recognised_on else 1 for unit in units for member in unit.members),
        "CellPlace": 321 + len(former),
        "Condition": sum(len(unit.conditions) for unit in units),
        "Appointment": sum(len(unit.seats) for unit in units),
        "User": sum(1 for each in cast.members() if each.region == "corner"),
        "Entry": len(units),
    }


def test_a_second_load_changes_nothing(loaded, at):
    before = counts()

    again = regions.load("corner", at=at)

    assert again == regions.Loaded("corner", was_there=True)
    assert counts() == before


def test_a_region_that_shares_a_part_with_what_is_there_is_refused_whole(loaded, at):
    before = counts()

    with pytest.raises(regions.RegionsOverlap):
        regions.load("nam-song-hau", at=at)

    assert counts() == before


def test_each_unit_s_chain_begins_with_its_opening_act_and_is_whole(loaded, corner, at):
    with sight.of_everything():
        entries = {entry.stream_id: entry for entry in Entry.objects.all()}

    assert set(entries) == {unit.id for unit in corner.values()}
    for unit in corner.values():
        entry = entries[unit.id]
        assert chains.breaks([entry]) == []
        assert entry.act == registers.OPENED.code
        assert entry.recorded_at == at
        assert (entry.instrument, entry.article) == ("bang-quyen", "4.1")
        assert entry.facts["papers"].startswith("Danh sách đảng viên")
        assert entry.facts["official"] + entry.facts["probationary"] == len(unit.members)
        assert entry.facts["seats"] == len(unit.seats)


def test_the_opening_act_is_declared_with_a_sentence():
    assert acts.act("register.opened").sentence == "The register of the unit was opened"


def test_every_standing_and_every_place_names_the_act_that_brought_it(loaded):
    with sight.of_everything():
        entries = {entry.stream_id: entry.id for entry in Entry.objects.all()}
        places = CellPlace.objects.values_list("cell_id", "entry_id", "person_id")
        acts_of_people = {person: entries[cell] for cell, _, person in places}

        assert all(entry == entries[cell] for cell, entry, _ in places)
        for person, entry in Standing.objects.values_list("person_id", "entry_id"):
            assert entry == acts_of_people[person]


def test_membership_is_the_present_end_of_the_standings(loaded):
    with sight.of_everything():
        states = dict(Membership.objects.values_list("person_id", "state"))
        now = dict(Standing.objects.filter(during__upper_inf=True).values_list("person_id", "kind"))

    assert states == now


def test_without_context_the_runtime_role_sees_no_person(loaded):
    assert Unit.objects.count() > 0
    for model in (Person, Membership, Standing, CellPlace, Condition, Entry):
        assert not model.objects.exists()


def test_the_database_refuses_a_second_secretary_on_one_day(loaded, corner, at):
    unit = corner["ca-mau.dcd"]
    secretary = next(seat for seat in unit.seats if seat.office == "secretary")
    other = next(seat for seat in unit.seats if seat.office == "committee_member")

    with pytest.raises(IntegrityError, match="a_sole_office"), transaction.atomic():
        Appointment.objects.create(
            person_id=other.person_id,
            body_id=secretary.body_id,
            office="secretary",
            sole=True,
            named=other.named,
            during=DateRange(secretary.since, None),
            document="01-QĐ/TU",
            recorded_at=at,
        )


def test_an_interrupted_load_leaves_no_trace(committed_db, at):
    def stumble(line):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        regions.load("corner", at=at, say=stumble)

    with databases.connect(settings.LOGINS, database=committed_db) as owner:
        assert owner.execute("SELECT count(*) FROM organisation_unit").fetchone() == (0,)


def test_a_region_of_the_future_is_recorded_on_its_own_day(committed_db, at):
    regions.load("xuan-hoa", at=at)

    moment = Unit.objects.values_list("recorded_at", flat=True).distinct().get()

    assert moment.isoformat() == "2026-01-05T01:00:00+00:00"


def test_whoever_has_left_is_known_and_belongs_to_no_cell(loaded):
    with sight.of_everything():
        person = Person.objects.get(full_name="Đoàn Thị Bạch Cúc")
        held = person.membership
        places = [each.during.upper for each in CellPlace.objects.filter(person=person)]
        kinds = [each.kind for each in Standing.objects.filter(person=person).order_by("during")]

    assert (held.state, held.left_by, held.left_on) == ("former", "leaving", date(2019, 11, 4))
    assert places == [date(2019, 11, 4)]
    assert kinds == ["probationary", "official", "former"]
