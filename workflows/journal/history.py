"""Row history: a second ledger, which no code can forget to write."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, TypeVar

import pghistory
import pghistory.models
import pgtrigger
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models.expressions import RawSQL

from workflows.journal.fields import TransactionIdField
from workflows.journal.history_triggers import Recorded, Recording, events_of

Domain = TypeVar("Domain", bound=type[models.Model])

# What domain rooms keep without a history, each with its reason.
UNRECORDED = {
    "engine_message": "the outbox is written with the entry it tells of, and only marked as told",
    "engine_notice": "the relay derives it from a message of the outbox and nobody acts on it",
    "papers_storedfile": "a file is named by the checksum of its bytes, and kept before any act",
    "engine_reminder": "an entry of the journal names each reminder and says all it holds",
}
OWN_COLUMNS = frozenset(
    {"pgh_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "transaction"}
)


class Event(pghistory.models.Event):
    """What a row became by one statement, or was when it was deleted."""

    pgh_recorded: ClassVar[Recorded]
    pgh_id = models.BigAutoField(primary_key=True)
    transaction = TransactionIdField(db_index=True, db_default=RawSQL("pg_current_xact_id()", ()))

    class Meta:
        abstract = True


class _Tracker(pghistory.RowEvent):
    """Lets one of our own triggers tell a kind of change."""

    row = "NEW"

    def __init__(self, recorded: Recorded, operation: pgtrigger.Operation, *, in_bulk: bool):
        self._trigger = Recording(recorded=recorded, operation=operation, in_bulk=in_bulk)
        if operation is pgtrigger.Delete:
            self.row = "OLD"
        super().__init__(label=str(operation).lower(), operation=operation, condition=None)

    def add_event_trigger(self, event_model: type[models.Model]) -> None:
        pgtrigger.register(self._trigger)(event_model.pgh_tracked_model)


def recorded(
    *,
    personal: tuple[str, ...] = (),
    secret: tuple[str, ...] = (),
    unrecorded: tuple[str, ...] = (),
    in_bulk: bool = False,
) -> Callable[[Domain], Domain]:
    """
    Give each table it decorates a history: one row for each row that a statement changes.

    Columns are told as they are after the change, and on deletion as they were. Of those that
    are ``personal`` only a salted commitment is told, in the event where they changed; the text
    stands apart and can be erased. What is ``secret`` leaves no text at all. A column that is
    ``unrecorded`` can change without an event. Rows that come ``in_bulk`` are told statement by
    statement.

    :raises ValueError: if the table has no such column
    """

    def add_history(model: Domain) -> Domain:
        columns = {field.column: field for field in model._meta.local_concrete_fields}
        named = {*personal, *secret, *unrecorded}
        if missing := named - set(columns):
            raise ValueError(f"{model.__name__} has no {', '.join(sorted(missing))}")
        kept = {name: field for name, field in columns.items() if name not in named}
        told = Recorded(
            table=model._meta.db_table,
            key=model._meta.pk.column,
            kept=" ".join(kept),
            things=" ".join(_things(kept, key=model._meta.pk.column)),
            personal=" ".join(personal),
            secret=" ".join(secret),
        )
        pghistory.create_event_model(
            model,
            _Tracker(told, pgtrigger.Insert, in_bulk=in_bulk),
            _Tracker(told, pgtrigger.Update, in_bulk=False),
            _Tracker(told, pgtrigger.Delete, in_bulk=False),
            fields=[],
            obj_field=pghistory.ObjForeignKey(related_name="+"),
            context_field=pghistory.ContextJSONField(),
            context_id_field=None,
            append_only=False,
            base_model=Event,
            model_name=f"{model.__name__}Event",
            attrs={
                **{name: _plain(field) for name, field in kept.items()},
                **({"personal": models.JSONField()} if told.committed else {}),
                "pgh_recorded": told,
            },
            meta={"db_table": events_of(model._meta.db_table)},
            abstract=False,
        )
        return model

    return add_history


def _things(kept: dict[str, Any], *, key: str) -> Iterator[str]:
    """Yield the columns that say what a row belongs to, the surest first."""
    yield key
    if "path" in kept:
        yield "path"
    yield from (name for name, field in kept.items() if field.is_relation and name != key)


def _plain(field: Any) -> models.Field:
    """Return a column of the same type that asks nothing: no key, no index, no constraint."""
    if field.is_relation:
        return _plain(field.target_field)
    if isinstance(field, models.AutoField):
        return models.BigIntegerField(null=True)
    if isinstance(field, models.CharField):
        return models.CharField(max_length=field.max_length, null=True)
    if isinstance(field, ArrayField):
        return ArrayField(field.base_field, null=True)
    return type(field)(null=True)


@dataclass(frozen=True, slots=True)
class RecordedTable:
    """A table of row history and its columns, in the order of the database."""

    events: str
    columns: tuple[str, ...]


def event_models() -> list[type[Event]]:
    """Return the models of row history, by the name of their tables."""
    found = [model for model in apps.get_models() if issubclass(model, Event)]
    return sorted(found, key=lambda model: model._meta.db_table)


def recorded_tables() -> list[RecordedTable]:
    """Return every table of row history, by name."""
    return [
        RecordedTable(
            model._meta.db_table, tuple(field.column for field in model._meta.concrete_fields)
        )
        for model in event_models()
    ]


@dataclass(frozen=True, slots=True)
class ChangedOutside:
    """A row that no act changed: where, which, how, which columns of it, and when."""

    table: str
    row: str
    label: str
    columns: tuple[str, ...]
    at: datetime


def rows_changed_outside_an_act() -> list[ChangedOutside]:
    """
    Return what the session may see of rows whose change no entry of the journal stands for.

    An inserted or a deleted row is told without columns.
    """
    with connection.cursor() as cursor:
        cursor.execute(*changes_outside())
        return [
            ChangedOutside(table, row, label, tuple(columns), at)
            for table, row, label, columns, at in cursor.fetchall()
        ]


def changes_outside() -> tuple[str, dict[str, list[str]]]:
    """Return the statement that asks for such rows, and its values, for whoever may ask."""
    parts = [
        _OUTSIDE.format(
            table=model.pgh_recorded.table,
            events=model._meta.db_table,
            personal=_personal(model),
        )
        for model in event_models()
    ]
    statement = f"{' UNION ALL '.join(parts)} ORDER BY changed_at, table_name, row_id"
    return statement, {"own": sorted({*OWN_COLUMNS, "personal"})}


def every_recorded() -> list[Recorded]:
    """Return what the history of each table tells."""
    return [model.pgh_recorded for model in event_models()]


def _personal(model: type[Event]) -> str:
    return "event.personal" if model.pgh_recorded.committed else "'{}'::jsonb"


_OUTSIDE = """
    SELECT '{table}' AS table_name, event.pgh_obj_id::text AS row_id, event.pgh_label,
        ARRAY(
            SELECT now.key FROM jsonb_each(to_jsonb(event) - %(own)s::text[]) now
            WHERE event.pgh_label = 'update'
              AND before.columns -> now.key IS DISTINCT FROM now.value
            UNION SELECT jsonb_object_keys({personal}) WHERE event.pgh_label = 'update'
            ORDER BY 1),
        event.pgh_created_at AS changed_at
    FROM {events} event
    LEFT JOIN LATERAL (
        SELECT to_jsonb(earlier) AS columns FROM {events} earlier
        WHERE earlier.pgh_obj_id = event.pgh_obj_id AND earlier.pgh_id < event.pgh_id
        ORDER BY earlier.pgh_id DESC LIMIT 1) before ON true
    WHERE NOT EXISTS (SELECT FROM journal_entry entry
        WHERE entry.id = (event.pgh_context ->> 'entry')::uuid)"""
