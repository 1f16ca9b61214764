"""One organisation of each shape under one province, committed once for all walks on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from random import Random
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from config.grants import TABLES
from tests.builders import SINCE, World
from tests.corner import standing_in
from tests.prove.deeds import TODAY
from tests.prove.shapes import LAW_OF, MEETING, SHAPES, TOP, Place, Shape, bodies_of
from workflows.administration import databases
from workflows.engine.actors import Actor
from workflows.organisation.models import Mandate
from workflows.people.models import Appointment

OFFICE = "the office cell"
PLAIN = 8
# Whose members have a vote because they hold a seat in it.
VOTING = ("sub_committee", "committee", "standing_committee", "standing_members")
OFFICES = ("secretary", "deputy_secretary", "committee_member", "committee_member")
NOBODY = "nobody"
LONG_BEFORE = date(2010, 1, 1)


@dataclass
class Organisation(Shape):
    """
    A shape whose units, bodies and members stand in the database.

    ``heads`` are the secretary and the deputy of each level, ``voters`` the members of each body
    that votes. All bodies of a unit fall vacant together, as its heads may act for each of them.
    """

    heads: list[tuple[Actor, Actor]] = field(default_factory=list)
    voters: dict[UUID, tuple[UUID, ...]] = field(default_factory=dict)

    def level(self, body_id: UUID) -> int:
        """Return on which level, counted from the cell, a body sits."""
        return next(level for (level, _), id in self.bodies.items() if id == body_id)

    def head(self, level: int) -> Actor:
        """Return who acts for the bodies of a level."""
        return self.heads[level][0]

    def deserted(self, level: int) -> bool:
        """Tell whether nobody may act on a level."""
        return (level, bodies_of(self.kinds[level], LAW_OF)[0]) in self.vacant

    def seat_changes(self, random: Random) -> None:
        """Let all who may act for a unit lose their seats, or take them again."""
        empty = sorted({level for level, _ in self.vacant})
        if empty and random.random() < 0.6:
            self.seats(random.choice(empty), filled=True)
        else:
            self.seats(random.randrange(len(self.kinds)), filled=False)

    def seats(self, level: int, *, filled: bool) -> None:
        """Fill or empty the seats of those who may act on a level, from today on."""
        places: set[Place] = {(level, kind) for kind in bodies_of(self.kinds[level], LAW_OF)}
        self.vacant = self.vacant - places if filled else self.vacant | places
        until = None if filled else TODAY
        held = Appointment.objects.filter(
            person_id__in=[each.person_id for each in self.heads[level]]
        )
        held.update(during=DateRange(SINCE, until))

    def authority_moves(self) -> None:
        """Give the grass-roots unit the authority to admit, or take it away."""
        before = self.delegated
        super().authority_moves()
        if self.delegated is None:
            moved, until = before, LONG_BEFORE.replace(day=2)
        else:
            moved, until = self.delegated, None
        if moved is not None:
            mandates = Mandate.objects.filter(unit_id=self.units[moved], function="admits")
            mandates.update(during=DateRange(LONG_BEFORE, until))

    def again(self) -> "Organisation":
        """Return it as it stands in the database, for a walk that is undone afterwards."""
        return Organisation(
            self.kinds,
            members=list(self.members),
            units=self.units,
            bodies=dict(self.bodies),
            heads=self.heads,
            voters=dict(self.voters),
        )


@dataclass
class Ground:
    """The organisations, and the world in which they stand."""

    world: World
    organisations: list[Organisation]
    database: str = ""


def build() -> Ground:
    """Build the province."""
    world = World()
    world.unit("province", TOP)
    world.unit(OFFICE, "cell", under="province")
    top = _seated(world, "province", TOP)
    organisations = []
    for number, kinds in enumerate(SHAPES):
        under, levels = "province", [("province", *top)]
        for kind in reversed(kinds):
            name = f"{number} {kind}"
            world.unit(name, kind, under=under)
            levels.insert(0, (name, *_seated(world, name, kind)))
            under = name
        organisations.append(_organisation(world, kinds, levels))
    return Ground(world, organisations)


def _seated(world: World, unit: str, kind: str) -> tuple[list[str], list[str]]:
    """Give a unit its bodies and the people in them; return the heads and the plain members."""
    for each in bodies_of(kind, LAW_OF):
        world.body(unit, each)
    meets = MEETING in bodies_of(kind, LAW_OF)
    people = [f"{unit} {number}" for number in range(PLAIN + 2 if meets else len(OFFICES))]
    for name in people:
        world.person(name, cell=unit if meets else OFFICE)
    if meets:
        for name, office in zip(people[:2], OFFICES, strict=False):
            world.seat(name, unit, MEETING, office)
    for each in set(VOTING) & set(bodies_of(kind, LAW_OF)):
        for name, office in zip(people, OFFICES, strict=True):
            world.seat(name, unit, each, office)
    return people[:2], people[2:]


def _organisation(
    world: World, kinds: tuple[str, ...], levels: list[tuple[str, list[str], list[str]]]
) -> Organisation:
    made = Organisation((*kinds, TOP), units=[world.units[name].id for name, _, _ in levels])
    made.members = [world.id(name) for name in levels[0][2]]
    for level, (unit, heads, plain) in enumerate(levels):
        secretary, deputy = (Actor(world.id(name), name) for name in heads)
        made.heads.append((secretary, deputy))
        for kind in bodies_of(made.kinds[level], LAW_OF):
            body_id = world.body(unit, kind).id
            made.bodies[level, kind] = body_id
            # Whoever is related to somebody neither presides nor keeps the minutes: so last.
            made.voters[body_id] = tuple(world.id(name) for name in (*plain, *heads))
        grassroots = world.units[unit]
        Mandate.objects.get_or_create(
            unit=grassroots,
            function="admits",
            defaults={
                "given_by": world.body("province", "standing_committee"),
                "document": "15-QĐ",
                "document_on": SINCE,
                "during": DateRange(LONG_BEFORE, LONG_BEFORE.replace(day=2)),
                "recorded_at": grassroots.recorded_at,
            },
        )
    return made


@contextmanager
def made(name: str, *, template: str) -> Iterator[Ground]:
    """Make a database with the province in it, which is gone afterwards."""
    databases.drop_database(settings.LOGINS, name=name)
    databases.make_database(settings.LOGINS, name=name, template=template)
    try:
        with standing_in(name), transaction.atomic():
            ground = build()
        _left_alone(name)
        ground.database = name
        yield ground
    finally:
        databases.drop_database(settings.LOGINS, name=name)


def _left_alone(name: str) -> None:
    """
    Let the server not look through the tables by itself.

    A province of a few hundred rows tells it little about the tables of a case, which are empty
    for everybody else: on what it finds there it plans what a decision reads twice as slow.
    """
    with databases.connect(settings.LOGINS, database=name) as owner:
        for table in TABLES:
            owner.execute(f"ALTER TABLE {table} SET (autovacuum_enabled = false)")
