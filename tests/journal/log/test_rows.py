"""Row history in the log: a change of it is found and named, and so is a row no act changed."""

import pytest
from django.db import transaction

from tests.builders import World
from tests.tamper.runs import as_owner
from workflows.journal import contexts
from workflows.journal.log import configured, rounds, whole
from workflows.journal.log.sources import histories

from .conftest import AT, an_entry

EVENTS = {each.table: each for each in histories()}


@pytest.fixture
def entry(sealer):
    """Record a cell with one member under an entry, sealed, and return the entry."""
    told = an_entry()
    with transaction.atomic():
        contexts.enter(told.id)
        world = World()
        world.unit("Sở", "grassroots_committee")
        world.unit("Phòng", "cell", under="Sở")
        world.person("An", cell="Phòng")
    rounds.seal(AT)
    return told


def found():
    report = whole.verify(configured.keys().believed, {}, processes=1)
    return [(each.kind, each.table, each.field) for each in report.findings]


def owner_does(statement):
    with as_owner() as owner:
        owner.execute(statement)


def test_every_event_is_sealed_once(entry, sealer):
    report = whole.verify(configured.keys().believed, {}, processes=2)

    assert report.findings == ()
    assert report.rows == 8
    assert report.leaves == report.entries + report.rows
    assert rounds.seal(AT) is None
    assert sealer.execute("SELECT count(*) FROM journal_leaf").fetchone() == (report.leaves,)


@pytest.mark.parametrize(
    ("column", "change"),
    [
        ("recorded_at", "recorded_at + interval '1 second'"),
        ("path", "path || 'x'"),
        ("personal", """personal || '{"full_name": "00"}'"""),
        ("pgh_context", "NULL"),
        ("pgh_label", "'update'"),
        ("transaction", "'7'::xid8"),
    ],
)
def test_a_changed_event_is_named_with_its_column(entry, column, change):
    owner_does(f"UPDATE people_person_event SET {column} = {change}")

    assert ("changed", "people_person_event", column) in found()


def test_every_column_of_every_history_is_sealed(sealer):
    for table, source in EVENTS.items():
        rows = sealer.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0"
            " AND NOT attisdropped",
            [table],
        )
        assert {name for (name,) in rows} == set(source.columns)


def test_a_removed_event_is_named(entry):
    owner_does("DELETE FROM people_membership_event")

    assert ("removed", "people_membership_event", "") in found()


def test_an_added_event_is_found_before_it_is_sealed(entry):
    with transaction.atomic():
        an_entry(1)
    rounds.seal(AT)

    owner_does(
        "INSERT INTO organisation_unit_event (pgh_created_at, pgh_label, pgh_obj_id, transaction)"
        " SELECT pgh_created_at, pgh_label, pgh_obj_id, '5'::xid8 FROM organisation_unit_event"
        " LIMIT 1"
    )

    assert ("unsealed", "organisation_unit_event", "") in found()


def test_another_text_than_the_one_committed_to_is_found(entry):
    owner_does("UPDATE journal_historicfact SET text = 'Bình' WHERE name = 'full_name'")

    assert found() == [("changed", "people_person_event", "personal.full_name")]


def test_a_text_that_was_destroyed_with_its_salt_breaks_nothing(entry):
    owner_does("DELETE FROM journal_historicfact WHERE name = 'full_name'")

    assert found() == []


def test_a_row_changed_by_hand_shows_up_as_exactly_that(entry):
    owner_does("UPDATE people_membership SET state = 'former'")
    rounds.seal(AT)

    assert found() == [("changed_outside_an_act", "people_membership", "state")]
