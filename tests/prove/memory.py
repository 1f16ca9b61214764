"""The tables of one case kept in memory: written as the engine writes, read as it reads."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.apps import apps
from psycopg.types.json import Jsonb

from tests.prove.own_rows import Own
from tests.prove.shapes import Shape
from workflows.engine.registry import Procedure
from workflows.engine.setting_aside import OnRecord, clock_on_record, entry_on_record
from workflows.engine.situations import CaseFacts, ClockFacts, ItemFacts, PaperFacts, Situation
from workflows.foundation.identifiers import new_id

Row = Mapping[str, Any]
Tables = dict[str, dict[UUID, Row]]
NAMED_IN_ROWS = {"decided_by": "decided_by_id", "came_from": "came_from_id"}


class Memory:
    """Tables of rows by their ids; a row is replaced as a whole and never changed."""

    def __init__(self) -> None:
        self.tables: Tables = defaultdict(dict)
        self._facts: dict[UUID, tuple[Row, ItemFacts]] = {}

    def rows(self, table: str) -> list[Row]:
        """Return the rows of a table in the order in which they came."""
        return list(self.tables[table].values())

    @property
    def case(self) -> Row:
        """Return the one case."""
        return self.rows("engine_case")[0]

    def items(self, *states: str) -> list[Row]:
        """Return the items in one of the states, or all."""
        found = self.rows("engine_item")
        return [row for row in found if not states or row["state"] in states]

    def image(self) -> Tables:
        """Return what stands in all tables now."""
        return {name: dict(rows) for name, rows in self.tables.items() if rows}

    def situation(
        self,
        item_id: UUID,
        *,
        procedure: Procedure,
        shape: Shape,
        on: date,
        today: date,
        barred: bool = False,
    ) -> Situation:
        """Read everything a decision on an item is taken on."""
        items = tuple(self._item(row) for row in self.rows("engine_item"))
        entries = self.rows("journal_entry")
        case = self.case
        standing = next(row for row in self.rows("people_standing") if row["during"].upper is None)
        return Situation(
            case=CaseFacts(
                **{name: case[name] for name in CaseFacts.__slots__ if name in case},
                subject_name="Nguyễn Thị Hồng Gấm",
                subject_born_on=date(1998, 3, 8),
                standing=standing["kind"],
                standing_since=standing["during"].lower,
            ),
            item=next(each for each in items if each.id == item_id),
            items=items,
            on=on,
            today=today,
            ladder=shape.ladder(on),
            official_members=frozenset(str(each) for each in shape.members),
            papers=tuple(
                PaperFacts(**{name: row[name] for name in PaperFacts.__slots__})
                for row in self.rows("papers_document")
                if not row["withdrawn_reason"]
            ),
            clocks=tuple(
                ClockFacts(**{name: row[name] for name in ClockFacts.__slots__})
                for row in self.rows("engine_clock")
                if row["state"] == "running"
            ),
            number=len(entries) + 1,
            previous=entries[-1]["hash"] if entries else None,
            seat=None,
            barred=barred,
            own=Own(self, procedure.own, on),
        )

    def _item(self, row: Row) -> ItemFacts:
        """Return an item as a decision reads it, made once of each row."""
        made_of, facts = self._facts.get(row["id"], (None, None))
        if facts is None or made_of is not row:
            facts = ItemFacts(
                **{name: row.get(NAMED_IN_ROWS.get(name, name)) for name in ItemFacts.__slots__}
            )
            self._facts[row["id"]] = row, facts
        return facts

    def record(self) -> OnRecord:
        """Read what stands of the case beside its situation."""
        entries, counts = self.rows("journal_entry"), self.rows("engine_question")
        return OnRecord(
            tuple(
                entry_on_record(each["id"], each["decided_on"], each["subjects"])
                for each in entries
            ),
            tuple((each["id"], each["item_id"]) for each in counts if each["current"]),
            tuple(clock_on_record(each) for each in self.rows("engine_clock")),
        )


class Writing:
    """Rows to add and to change in memory; nothing reaches the tables before ``write``."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._parts: list[tuple[str, UUID, Row, bool]] = []

    def under(self, entry_id: UUID, *things: UUID | str) -> None:
        """Take no note of the entry: no history is kept in memory."""

    def insert(self, table: str, rows: Sequence[Row], *, after: Sequence[str] = ()) -> None:
        """Add rows to a table."""
        del after
        for row in rows:
            plain = {**_blank(table), **{name: _plain(value) for name, value in row.items()}}
            self._parts.append((table, plain.get("id") or new_id(), plain, True))

    def update(self, table: str, id: UUID, columns: Row, *, key: str = "id") -> str:
        """Set columns of one row."""
        del key
        self._parts.append((table, id, columns, False))
        return str(len(self._parts))

    def write(self) -> None:
        """Bring all parts into the tables, what is changed before what is new."""
        for table, id, columns, fresh in sorted(self._parts, key=lambda part: part[3]):
            rows = self._memory.tables[table]
            assert fresh is (id not in rows), f"{table}: a row that is there once"
            rows[id] = MappingProxyType({**rows.get(id, {}), **columns})


@cache
def _blank(table: str) -> Row:
    """Return a row of a table as the database fills in what nobody gives."""
    models = (model for model in apps.get_models() if model._meta.db_table == table)
    fields = next(iter(model._meta.concrete_fields for model in models), ())
    return {
        each.attname: each.get_default() if each.has_default() else None if each.null else ""
        for each in fields
        if not each.primary_key
    }


def _plain(value: Any) -> Any:
    return value.obj if isinstance(value, Jsonb) else value
