"""A small hierarchy built by hand, named by what is in it."""

import pickle
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Model

from workflows.authority import law
from workflows.foundation.identifiers import new_id
from workflows.foundation.spellings import folded
from workflows.journal import walls
from workflows.organisation.models import Body, Mandate, Place, Unit
from workflows.people.models import (
    Appointment,
    CellPlace,
    Condition,
    Kinship,
    Membership,
    Person,
    Standing,
)

SINCE = date(2020, 1, 1)
RECORDED_AT = datetime(2020, 1, 2, tzinfo=UTC)
Row = TypeVar("Row", bound=Model)


@dataclass
class World:
    """Units, bodies, people and seats, found again by the names they were given."""

    units: dict[str, Unit] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    bodies: dict[tuple[str, str], Body] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    held: list[Model] | None = None

    def write(self, row: Row) -> Row:
        """Write a row, or hold it back until all are written together."""
        if self.held is None:
            row.save(force_insert=True)
        else:
            self.held.append(row)
        return row

    def write_held(self) -> None:
        """Write the rows held back, those of a kind together; from now on each at once."""
        rows, self.held = self.held or [], None
        self.see_everything()
        for model in dict.fromkeys(map(type, rows)):
            model.objects.bulk_create([row for row in rows if type(row) is model])

    def see_everything(self) -> None:
        """Let the running transaction through the wall, as the opening of a register would."""
        if self.held is not None:
            return
        roots = "{" + ",".join(path for path in self.paths.values() if "." not in path) + "}"
        shown = (walls.REGISTER, walls.CASES, walls.JOURNAL)
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {', '.join(['set_config(%s, %s, true)'] * len(shown))}",
                [word for setting in shown for word in (setting, roots)],
            )

    def unit(self, name: str, kind: str, *, under: str = "", since: date = SINCE) -> Unit:
        """Add a unit below another."""
        unit = self.write(
            Unit(
                id=new_id(),
                code=name,
                name=name,
                level_kind=kind,
                during=DateRange(since, None),
                recorded_at=RECORDED_AT,
            )
        )
        path = f"{self.paths[under]}.{unit.id.hex}" if under else unit.id.hex
        self.write(
            Place(
                unit=unit,
                parent=self.units.get(under),
                path=path,
                during=DateRange(since, None),
                recorded_at=RECORDED_AT,
            )
        )
        self.units[name], self.paths[name] = unit, path
        return unit

    def body(self, unit: str, kind: str) -> Body:
        """Return the unit's body of a kind, made when first asked for."""
        if (unit, kind) not in self.bodies:
            self.bodies[unit, kind] = self.write(
                Body(
                    unit=self.units[unit],
                    kind=kind,
                    during=DateRange(SINCE, None),
                    recorded_at=RECORDED_AT,
                )
            )
        return self.bodies[unit, kind]

    def person(
        self, name: str, *, cell: str, standing: str = "official", since: date = SINCE
    ) -> Person:
        """Add a member of a cell."""
        self.see_everything()
        path = self.paths[cell]
        person = self.write(
            Person(
                id=new_id(),
                full_name=name,
                folded_name=folded(name),
                born_on=date(1980, 5, 1),
                path=path,
                recorded_at=RECORDED_AT,
            )
        )
        self.write(Membership(person=person, state=standing, path=path))
        shared = {"entry_id": new_id(), "path": path, "recorded_at": RECORDED_AT}
        self.write(Standing(person=person, kind=standing, during=DateRange(since, None), **shared))
        self.write(
            CellPlace(person=person, cell=self.units[cell], during=DateRange(since, None), **shared)
        )
        self.people[name] = person
        return person

    def leaves(self, name: str, *, on: date, by: str) -> None:
        """Let a member leave the list on a day, by a procedure; from then on they have no cell."""
        self.see_everything()
        person = self.people[name]
        for rows in (Standing, CellPlace):
            begun = rows.objects.get(person=person).during.lower
            rows.objects.filter(person=person).update(during=DateRange(begun, on))
        Standing.objects.create(
            person=person,
            kind="former",
            during=DateRange(on, None),
            entry_id=new_id(),
            path=person.path,
            recorded_at=RECORDED_AT,
        )
        Membership.objects.filter(person=person).update(state="former", left_on=on, left_by=by)

    def seat(
        self,
        name: str,
        unit: str,
        kind: str,
        office: str,
        *,
        since: date = SINCE,
        until: date | None = None,
    ) -> Appointment:
        """Appoint a person to an office of a body."""
        return self.write(
            Appointment(
                person=self.people[name],
                body=self.body(unit, kind),
                office=office,
                sole=law.pack().offices[office].sole,
                named=name,
                during=DateRange(since, until),
                document="01-QĐ",
                recorded_at=RECORDED_AT,
            )
        )

    def condition(
        self, name: str, kind: str, *, since: date, until: date | None = None, host: str = ""
    ) -> None:
        """Let a dated circumstance begin for a person."""
        self.see_everything()
        person = self.people[name]
        Condition.objects.create(
            person=person,
            kind=kind,
            host=self.units.get(host),
            during=DateRange(since, until),
            entry_id=new_id(),
            path=person.path,
            recorded_at=RECORDED_AT,
        )

    def relatives(
        self,
        one: str,
        other: Person | str,
        relation: str = "sibling",
        *,
        withdrawn: bool = False,
    ) -> None:
        """Make two persons relatives, or leave what was recorded of them in error."""
        self.see_everything()
        relative = self.people[other] if isinstance(other, str) else other
        Kinship.objects.create(
            person=self.people[one],
            relative=relative,
            relation=relation,
            recorded_at=RECORDED_AT,
            withdrawn_at=RECORDED_AT if withdrawn else None,
            withdrawn_reason="Trùng tên" if withdrawn else "",
        )

    def delegate(self, unit: str, *, by: tuple[str, str], since: date = SINCE) -> None:
        """Delegate the authority to admit to a unit, by a document of a body."""
        Mandate.objects.create(
            unit=self.units[unit],
            function="admits",
            given_by=self.body(*by),
            document="15-QĐ",
            document_on=since,
            during=DateRange(since, None),
            recorded_at=RECORDED_AT,
        )

    def id(self, name: str) -> UUID:
        """Return a person's id."""
        return self.people[name].id


MEMBERS = ("Đạt", "Diệp", "Lập", "Duyên", "Vinh", "Thủy", "Ân", "Triết", "Hân", "Khiêm")


def a_province_with_every_shape() -> World:
    """
    Build a province with one block and one organisation of each shape.

    “Phòng” is a cell under a sub-committee under a grass-roots committee;
    “Chợ” a single cell right under the block; “Hai” a cell of two members.

    Many tests begin with it: a process builds it once, and writes the same rows for each.
    """
    province, statements = _province()
    with connection.cursor() as cursor:
        cursor.execute(statements)
    world: World = pickle.loads(province)
    return world


@cache
def _province() -> tuple[bytes, str]:
    """Build the province: return what is found in it, and the statements that write it."""
    statements: list[str] = []

    def keep(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        statements.append(context["cursor"].mogrify(sql, params))
        return execute(sql, params, many, context)

    world = World(held=[])
    _build(world)
    with transaction.atomic(), connection.execute_wrapper(keep):
        world.write_held()
        transaction.set_rollback(True)
    return pickle.dumps(world), ";\n".join(statements)


def _build(world: World) -> None:
    world.unit("Tỉnh", "province")
    world.unit("Khối", "block_agencies_enterprises", under="Tỉnh")
    world.unit("Sở", "grassroots_committee", under="Khối")
    world.unit("Bộ phận", "sub_committee_unit", under="Sở")
    world.unit("Phòng", "cell", under="Bộ phận")
    world.unit("Chợ", "grassroots_cell", under="Khối")
    world.unit("Hai", "cell", under="Sở")
    world.unit("Cơ quan khối", "cell", under="Sở")
    for name in MEMBERS:
        world.person(name, cell="Phòng")
    world.person("Ngân", cell="Phòng", standing="probationary")
    for name in ("Sương", "Ri", "Linh", "Hương"):
        world.person(name, cell="Chợ")
    for name in ("Nhân", "Lộc"):
        world.person(name, cell="Hai")
    for number in range(1, 16):
        world.person(f"Ủy viên {number}", cell="Cơ quan khối")
    world.body("Phòng", "cell_committee")
    world.seat("Đạt", "Phòng", "cell_meeting", "secretary")
    world.seat("Diệp", "Phòng", "cell_meeting", "deputy_secretary")
    world.seat("Đạt", "Phòng", "cell_committee", "secretary")
    world.seat("Sương", "Chợ", "cell_meeting", "secretary")
    world.seat("Nhân", "Hai", "cell_meeting", "secretary")
    world.seat("Ủy viên 15", "Bộ phận", "sub_committee", "secretary")
    world.seat("Ủy viên 1", "Sở", "committee", "secretary")
    for number in range(2, 10):
        world.seat(f"Ủy viên {number}", "Sở", "committee", "committee_member")
    world.seat("Ủy viên 10", "Khối", "committee", "secretary")
    world.seat("Ủy viên 10", "Khối", "standing_committee", "secretary")
    for number in (11, 12, 13):
        world.seat(f"Ủy viên {number}", "Khối", "standing_committee", "standing_committee_member")
    world.seat("Ủy viên 14", "Tỉnh", "standing_committee", "secretary")
    world.seat("Ủy viên 14", "Tỉnh", "standing_members", "secretary")


NEIGHBOURS = tuple(f"Khách {number}" for number in range(1, 6))


def a_neighbouring_block(world: World) -> None:
    """Add a second block to the province, whose standing committee may sit with the first's."""
    world.unit("Khối Hai", "block_agencies_enterprises", under="Tỉnh")
    world.unit("Cơ quan hai", "cell", under="Khối Hai")
    for name in NEIGHBOURS:
        world.person(name, cell="Cơ quan hai")
        world.seat(name, "Khối Hai", "standing_committee", "standing_committee_member")
