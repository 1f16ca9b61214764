"""The triggers that write row history: what a row became, under which entry."""

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import pgtrigger
from django.db import models
from pgtrigger import compiler

from workflows.journal.contexts import SETTING

# Statement by statement where many rows come at once; a single row is told for less by itself.
TRANSITION = "came"
FACTS = "journal_historicfact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """
    A table with row history; lists of columns are words in one text.

    ``kept`` are told as they are, ``personal`` as commitments whose texts stand apart, ``secret``
    as commitments that nobody can open. ``things`` are the columns by which a row is found to
    belong to one of several entries.
    """

    table: str
    key: str
    kept: str
    things: str
    personal: str = ""
    secret: str = ""

    @property
    def events(self) -> str:
        """Return the table of the history."""
        return events_of(self.table)

    @property
    def committed(self) -> list[str]:
        """Return the columns that are told as commitments."""
        return [*self.personal.split(), *self.secret.split()]


def events_of(table: str) -> str:
    """Return the name of the table that holds a table's history."""
    return f"{table}_event"


class RecordingSql(compiler.UpsertTriggerSql):
    """
    The statements that make one trigger; a migration keeps what they are made of.

    The function runs with the owner's rights: the runtime role cannot write history, and has no
    setting by which to pass it over. Its name lets it come before every other trigger of the
    table that changes rows in its turn.
    """

    def __init__(
        self, *, operation: str, in_bulk: bool = False, hash: str | None = None, **told: str
    ) -> None:
        self.recorded, self.operation, self.in_bulk = Recorded(**told), operation, in_bulk
        self.table = self.recorded.table
        self.pgid = f"history_{operation.lower()}_{self.table}"
        made = "\n".join(self._statements())
        self.hash = hash or hashlib.sha256(made.encode()).hexdigest()
        self.data = f"{made}\nCOMMENT ON TRIGGER {self.pgid} ON {self.table} IS '{self.hash}';"

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Return how a migration writes this down."""
        told = {name: text for name, text in asdict(self.recorded).items() if text}
        bulk = {"in_bulk": True} if self.in_bulk else {}
        path = f"{type(self).__module__}.{type(self).__name__}"
        return path, [], {"operation": self.operation, **bulk, **told, "hash": self.hash}

    def _statements(self) -> Iterator[str]:
        yield f"""
            CREATE OR REPLACE FUNCTION {self.pgid}() RETURNS trigger
            LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
            DECLARE
                told jsonb := nullif(current_setting('{SETTING}', true), '')::jsonb;
                belonging jsonb := told -> 'of';
            BEGIN
                {self._record()}
                RETURN NULL;
            END
            $$;
            DROP TRIGGER IF EXISTS {self.pgid} ON {self.table};"""
        each = f"REFERENCING NEW TABLE AS {TRANSITION} FOR EACH STATEMENT"
        yield f"""
            CREATE TRIGGER {self.pgid} AFTER {self.operation} ON {self.table}
            {each if self.in_bulk else f"FOR EACH ROW {self._when()}"}
            EXECUTE FUNCTION {self.pgid}();"""

    def _when(self) -> str:
        if self.operation != "UPDATE":
            return ""
        told = [*self.recorded.kept.split(), *self.recorded.committed]
        before, after = (", ".join(f"{row}.{name}" for name in told) for row in ("OLD", "NEW"))
        return f"WHEN (({before}) IS DISTINCT FROM ({after}))"

    @property
    def _row(self) -> str:
        if self.in_bulk:
            return TRANSITION
        return "OLD" if self.operation == "DELETE" else "NEW"

    def _record(self) -> str:
        if not self.recorded.committed:
            return self._tell({}, f"FROM {TRANSITION}" if self.in_bulk else "")
        if self.operation == "DELETE":
            return self._tell({"personal": "'{}'"}, "")
        return self._commit()

    def _tell(self, also: dict[str, str], source: str) -> str:
        """Return the statement that adds to the history, with the values of further columns."""
        row, recorded = self._row, self.recorded
        values = {
            "pgh_created_at": "now()",
            "pgh_label": f"'{self.operation.lower()}'",
            "pgh_obj_id": f"{row}.{recorded.key}",
            "pgh_context": self._context(),
            **also,
            **{name: f"{row}.{name}" for name in recorded.kept.split()},
        }
        return f"""INSERT INTO {recorded.events} ({", ".join(values)})
                SELECT {", ".join(values.values())} {source};"""

    def _context(self) -> str:
        named = ", ".join(
            f"belonging ->> {self._row}.{name}::text" for name in self.recorded.things.split()
        )
        return f"""CASE WHEN belonging IS NULL THEN told
                    ELSE jsonb_build_object('entry', coalesce({named}, told ->> 'entry')) END"""

    def _commit(self) -> str:
        """Return the statement that keeps personal texts apart and tells their commitments."""
        recorded, row = self.recorded, self._row
        salts = ", ".join(
            f"""CASE WHEN {self._changed(name)} AND {self._text(name)} <> ''
                        THEN uuid_send(gen_random_uuid()) END AS {name}_salt"""
            for name in recorded.committed
        )
        facts = ", ".join(
            f"('{name}', {name}_salt, {self._text(name)})" for name in recorded.personal.split()
        )
        personal = " || ".join(
            f"""CASE WHEN {self._changed(name)} THEN jsonb_build_object('{name}',
                        CASE WHEN {name}_salt IS NULL THEN {self._text(name)} ELSE
                            encode(sha256({name}_salt || convert_to({self._text(name)}, 'UTF8')),
                                'hex') END) ELSE '{{}}' END"""
            for name in recorded.committed
        )
        every = f", {TRANSITION}.* FROM {TRANSITION}" if self.in_bulk else ""
        path = f"{row}.path" if "path" in recorded.kept.split() else "NULL::ltree"
        salted = f"FROM salted AS {TRANSITION}" if self.in_bulk else "FROM salted"
        apart = f"""facts AS (
                    INSERT INTO {FACTS} (source, pgh_id, name, salt, text, path)
                    SELECT '{recorded.table}', pgh_id, fact.name, fact.salt, fact.text, {path}
                    {salted} CROSS JOIN LATERAL (VALUES {facts}) fact (name, salt, text)
                    WHERE fact.salt IS NOT NULL)"""
        return f"""WITH salted AS MATERIALIZED (
                    SELECT nextval('{recorded.events}_pgh_id_seq') AS pgh_id, {salts}{every}
                ){f", {apart}" if facts else ""}
                {self._tell({"pgh_id": "pgh_id", "personal": personal}, salted)}"""

    def _changed(self, name: str) -> str:
        if self.operation == "INSERT":
            return f"{self._row}.{name} IS NOT NULL"
        return f"OLD.{name} IS DISTINCT FROM NEW.{name}"

    def _text(self, name: str) -> str:
        # As JSON writes it, a day reads the same under every setting of a session.
        return f"(to_jsonb({self._row}.{name}) #>> '{{}}')"


class Recording(pgtrigger.Trigger):
    """Adds to the history of a table what one kind of statement made of its rows."""

    when = pgtrigger.After

    def __init__(self, *, recorded: Recorded, operation: pgtrigger.Operation, in_bulk: bool):
        self.sql = RecordingSql(operation=str(operation), in_bulk=in_bulk, **asdict(recorded))
        super().__init__(name=f"history_{str(operation).lower()}", operation=operation)

    def get_pgid(self, model: type[models.Model]) -> str:  # noqa: ARG002 - pgtrigger's signature
        """Return the name of the trigger and of its function."""
        return self.sql.pgid

    def compile(self, model: type[models.Model]) -> compiler.Trigger:  # noqa: ARG002
        """Return the trigger as a migration keeps it."""
        return compiler.Trigger(name=self.name, sql=self.sql)
