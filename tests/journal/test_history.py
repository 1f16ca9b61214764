"""Row history: every change of every domain table leaves one event, under the entry of its act."""

import hashlib
import json
from datetime import date

import psycopg
import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models import F

from tests import histories
from tests.clerks import AT
from workflows.engine.models import Item
from workflows.foundation.identifiers import new_id
from workflows.journal import contexts, history
from workflows.people.models import Person, User

MODELS = history.event_models()
# One value of each type, and another that it can be changed to.
VALUES = {
    "uuid": ("gen_random_uuid()", "gen_random_uuid()"),
    "text": ("'Bí mật của {name}'", "'Bí mật khác của {name}'"),
    "character varying": ("'a'", "'b'"),
    "date": ("'1990-02-03'", "'1991-02-03'"),
    "timestamp with time zone": ("now()", "now() - interval '1 day'"),
    "boolean": ("true", "false"),
    "smallint": ("1", "2"),
    "integer": ("1", "2"),
    "bigint": ("1", "2"),
    "jsonb": ("'{}'", """'{"a": 1}'"""),
    "bytea": ("'\\x01'", "'\\x02'"),
    "daterange": ("'[2024-01-01,)'", "'[2024-01-01,2025-01-01)'"),
    "datemultirange": ("'{}'", "'{[2024-01-01,2025-01-01)}'"),
    "ltree": ("'a'", "'a.b'"),
    "uuid[]": ("'{}'", "ARRAY[gen_random_uuid()]"),
}


@pytest.fixture
def entry(owner):
    """Let the owner work under an entry and return its id."""
    under = new_id()
    owner.execute(f"SELECT {contexts.SET.format(place='%s')}", [contexts.under(under).text])
    return under


def columns_of(owner, table):
    """Return the type of each column that can be written."""
    return dict(
        owner.execute(
            """SELECT attname, format_type(atttypid, NULL) FROM pg_attribute
            WHERE attrelid = %s::regclass AND attnum > 0 AND attgenerated = ''
              AND NOT attisdropped""",
            [table],
        ).fetchall()
    )


def value(turn, name, kind):
    """Return what a column holds first, or then."""
    return VALUES[kind][turn].replace("{name}", name)


def changed(owner, model):
    """Insert, change and delete a row of the table, and return its events."""
    told = model.pgh_recorded
    histories.loosened(owner, told.table)
    columns = columns_of(owner, told.table)
    values = ", ".join(value(0, name, kind) for name, kind in columns.items())
    owner.execute(f"INSERT INTO {told.table} ({', '.join(columns)}) VALUES ({values})")
    others = [*told.kept.split(), *told.committed]
    others.remove(told.key)
    sets = ", ".join(f"{name} = {value(1, name, columns[name])}" for name in others)
    owner.execute(f"UPDATE {told.table} SET {sets}")
    owner.execute(f"DELETE FROM {told.table}")
    return [
        row for (row,) in owner.execute(f"SELECT to_jsonb(e) FROM {told.events} e ORDER BY pgh_id")
    ]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.pgh_recorded.table)
class TestEveryTable:
    def test_tells_each_change_once_under_its_entry(self, owner, entry, model):
        events = changed(owner, model)

        assert [event["pgh_label"] for event in events] == ["insert", "update", "delete"]
        assert {event["pgh_context"]["entry"] for event in events} == {str(entry)}
        assert len({event["pgh_obj_id"] for event in events}) == 1

    def test_tells_every_column_that_is_not_personal(self, owner, entry, model):
        inserted, updated, deleted = changed(owner, model)

        kept = set(model.pgh_recorded.kept.split()) - {model.pgh_recorded.key}
        assert all(inserted[name] != updated[name] for name in kept)
        assert all(updated[name] == deleted[name] for name in kept)

    def test_has_no_personal_text_in_its_events(self, owner, entry, model):
        events = changed(owner, model)

        told = model.pgh_recorded
        facts = owner.execute("SELECT name, text FROM journal_historicfact").fetchall()
        for _, text in facts:
            assert text in ("true", "false") or text not in json.dumps(events, ensure_ascii=False)
        assert {name for name, _ in facts} == set(told.personal.split())
        assert all(
            set(event["personal"]) == set(told.committed) for event in events[:2] if told.committed
        )


class TestCommitments:
    def test_are_the_hash_of_salt_and_text(self, clerk):
        person = clerk.world.people["Đạt"]

        event = Person.pgh_event_model.objects.get(pgh_obj_id=person.pk)

        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT name, salt, text FROM journal_historicfact"
                " WHERE source = 'people_person' AND pgh_id = %s",
                [event.pk],
            )
            facts = {name: (bytes(salt), text) for name, salt, text in cursor.fetchall()}
        assert {name: text for name, (_, text) in facts.items()} == {
            "full_name": "Đạt",
            "born_on": "1980-05-01",
        }
        for name, (salt, text) in facts.items():
            assert len(salt) == 16
            assert event.personal[name] == hashlib.sha256(salt + text.encode()).hexdigest()

    def test_are_told_again_only_where_the_text_changed(self, clerk):
        person = clerk.world.people["Đạt"]

        Person.objects.filter(pk=person.pk).update(full_name="Đạt Em", path=person.path)

        event = Person.pgh_event_model.objects.filter(pgh_obj_id=person.pk).latest("pk")
        assert set(event.personal) == {"full_name"}

    def test_tell_of_a_text_that_was_emptied(self, clerk):
        person = clerk.world.people["Đạt"]

        Person.objects.filter(pk=person.pk).update(born_on=None)

        event = Person.pgh_event_model.objects.filter(pgh_obj_id=person.pk).latest("pk")
        assert event.personal == {"born_on": None}

    def test_of_a_secret_leave_no_text(self, owner, entry):
        owner.execute("ALTER TABLE people_user DROP CONSTRAINT people_user_person_id_key CASCADE")
        histories.loosened(owner, "people_user")

        owner.execute(
            "INSERT INTO people_user (id, username, person_id, password, is_active, language,"
            " theme) VALUES (gen_random_uuid(), 'lan', gen_random_uuid(), 'hash', true, 'vi', '')"
        )

        (personal,) = owner.execute("SELECT personal FROM people_user_event").fetchone()
        facts = owner.execute("SELECT name FROM journal_historicfact").fetchall()
        assert set(personal) == {"username", "password"}
        assert facts == [("username",)]


class TestNoEvent:
    def test_is_left_by_a_statement_that_changes_nothing(self, clerk):
        events = Person.pgh_event_model.objects
        before = events.count()

        Person.objects.update(full_name=F("full_name"))

        assert events.count() == before

    def test_is_left_by_what_is_unrecorded(self, clerk):
        waiting = clerk.brings_to("applicant_applies")
        clerk.world.see_everything()
        before = Item.pgh_event_model.objects.count()

        Item.objects.filter(pk=waiting.item_id).update(first_seen_at=AT)

        assert Item.pgh_event_model.objects.count() == before

    def test_is_left_by_what_is_rolled_back(self, clerk):
        before = Person.pgh_event_model.objects.count()

        point = transaction.savepoint()
        Person.objects.update(born_on=date(1990, 1, 1))
        during = Person.pgh_event_model.objects.count()
        transaction.savepoint_rollback(point)

        assert during > before
        assert Person.pgh_event_model.objects.count() == before


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO people_person_event (pgh_label) VALUES ('insert')",
        "UPDATE people_person_event SET pgh_label = 'delete'",
        "DELETE FROM people_person_event",
        "TRUNCATE people_person_event",
        "INSERT INTO journal_historicfact (source) VALUES ('people_person')",
        "UPDATE journal_historicfact SET text = ''",
        "DELETE FROM journal_historicfact",
        "TRUNCATE journal_historicfact",
        "SELECT FROM pghistory_context",
    ],
)
def test_the_runtime_role_cannot_write_history(db, statement):
    with (
        pytest.raises(DatabaseError) as refused,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert isinstance(refused.value.__cause__, psycopg.errors.InsufficientPrivilege)


def test_the_choices_of_an_account_are_no_history(db):
    assert {"language", "theme", "seat_id", "last_login"}.isdisjoint(
        field.column for field in User.pgh_event_model._meta.concrete_fields
    )


def test_every_domain_table_is_recorded_or_listed_with_its_reason():
    domain = {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_config.name.startswith("workflows.")
        and model._meta.app_label not in {"journal", "web"}
        and not issubclass(model, history.Event)
    }
    recorded = {each.events.removesuffix("_event") for each in history.recorded_tables()}

    assert recorded | set(history.UNRECORDED) == domain
    assert recorded.isdisjoint(history.UNRECORDED)
    assert all(history.UNRECORDED.values())
