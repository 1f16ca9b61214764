"""The four forms of authority agree with each other and with an oracle that shares no code."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import World
from workflows.authority import law, powers, scopes
from workflows.rules.powers import Reach

ACTS = ("case.open", "step.act", "meeting.record", "case.read", "register.read", "case.direct")
FIRST = date(2024, 1, 1)
UNITS = (
    ("P", "province", ""),
    ("B", "block_civil", "P"),
    ("G", "grassroots_committee", "B"),
    ("C1", "cell", "G"),
    ("C2", "cell", "G"),
    ("S", "grassroots_cell", "B"),
)
BODIES = (
    ("P", "standing_committee"),
    ("B", "standing_committee"),
    ("B", "organisation_department"),
    ("B", "inspection_committee"),
    ("G", "committee"),
    ("C1", "cell_meeting"),
    ("C2", "cell_meeting"),
    ("S", "cell_meeting"),
)
OFFICES = {
    "standing_committee": ("secretary", "standing_committee_member"),
    "organisation_department": ("organisation_officer", "hierarchy_administrator"),
    "inspection_committee": ("inspection_member",),
    "committee": ("secretary", "committee_member"),
    "cell_meeting": ("secretary", "deputy_secretary"),
}
PEOPLE = ("An", "Bình", "Chi")


@dataclass(frozen=True)
class SeatPlan:
    """A seat of the plan: who, in which body, which office, from and until which day."""

    person: str
    body: tuple[str, str]
    office: str
    since: int
    length: int | None


@dataclass(frozen=True)
class SuspensionPlan:
    """A suspension of the plan: of whom, from what, from and until which day."""

    person: str
    kind: str
    since: int
    length: int | None

    def empties(self, plan, on):
        """Tell by plain comparison whether it takes the power of a seat on a day."""
        lasts = self.length is None or on < day(self.since + self.length)
        return (
            self.person == plan.person
            and day(self.since) <= on
            and lasts
            and (self.kind == "suspended" or plan.body[1] != "cell_meeting")
        )


suspension_plans = st.builds(
    SuspensionPlan,
    person=st.sampled_from(PEOPLE),
    kind=st.sampled_from(("suspended", "suspended_from_committee")),
    since=st.integers(0, 20),
    length=st.none() | st.integers(1, 20),
)


@st.composite
def seat_plans(draw):
    body = draw(st.sampled_from(BODIES))
    return SeatPlan(
        person=draw(st.sampled_from(PEOPLE)),
        body=body,
        office=draw(st.sampled_from(OFFICES[body[1]])),
        since=draw(st.integers(0, 20)),
        length=draw(st.none() | st.integers(1, 20)),
    )


def without_clashes(plans):
    """Keep each (body, office) once: two holders on one day are the database's to refuse."""
    kept = {}
    for plan in plans:
        kept.setdefault((plan.body, plan.office), plan)
    return list(kept.values())


def day(number):
    return FIRST + timedelta(days=number)


def is_below(unit, top):
    parents = {name: under for name, _, under in UNITS}
    while unit:
        if unit == top:
            return True
        unit = parents[unit]
    return False


def oracle(plans, kin, suspensions, *, person, act, body, on, about):
    """Answer by plain comparison what the product answers by SQL."""
    power = law.pack().power(act, on).value
    if about is not None and (person == about or {person, about} in kin):
        return False
    for plan in plans:
        holds = plan.person == person and day(plan.since) <= on
        if plan.length is not None:
            holds = holds and on < day(plan.since + plan.length)
        holds = holds and not any(each.empties(plan, on) for each in suspensions)
        if not holds or plan.office not in power.holders.get(plan.body[1], ()):
            continue
        if power.reach is Reach.OWN_BODY and plan.body == body:
            return True
        if power.reach is Reach.OWN_UNIT and plan.body[0] == body[0]:
            return True
        if power.reach is Reach.UNITS_BELOW and is_below(body[0], plan.body[0]):
            return True
    return False


def build(plans, kin, suspensions=(), *, suspended_first=False):
    world = World()
    for name, kind, under in UNITS:
        world.unit(name, kind, under=under)
    for unit, kind in BODIES:
        world.body(unit, kind)
    for name in PEOPLE:
        world.person(name, cell="C1")
    if suspended_first:
        suspend(world, suspensions)
    for plan in plans:
        world.seat(
            plan.person,
            *plan.body,
            plan.office,
            since=day(plan.since),
            until=None if plan.length is None else day(plan.since + plan.length),
        )
    if not suspended_first:
        suspend(world, suspensions)
    for one, other in map(sorted, kin):
        world.relatives(one, other)
    # Once recorded in error and withdrawn, a kinship bars nobody.
    world.relatives("An", "Chi", withdrawn=True)
    return world


def suspend(world, suspensions):
    for each in suspensions:
        world.condition(
            each.person,
            each.kind,
            since=day(each.since),
            until=None if each.length is None else day(each.since + each.length),
        )


@pytest.mark.django_db
@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    plans=st.lists(seat_plans(), max_size=6).map(without_clashes),
    kin=st.lists(
        st.sampled_from([frozenset(("An", "Bình")), frozenset(("Bình", "Chi"))]),
        unique=True,
        max_size=2,
    ),
    suspensions=st.lists(
        suspension_plans, max_size=3, unique_by=lambda each: (each.person, each.kind)
    ),
    suspended_first=st.booleans(),
    act=st.sampled_from(ACTS),
    on=st.integers(0, 41).map(day),
    about=st.none() | st.sampled_from(PEOPLE),
)
def test_four_forms_are_one_truth(plans, kin, suspensions, suspended_first, act, on, about):
    point = transaction.savepoint()
    world = build(plans, kin, suspensions, suspended_first=suspended_first)
    subject = world.id(about) if about else None

    for person in PEOPLE:
        bodies = powers.bodies_where(world.id(person), act, on=on, about=subject)
        for place in BODIES:
            body_id = world.bodies[place].id
            expected = oracle(
                plans, kin, suspensions, person=person, act=act, body=place, on=on, about=about
            )
            answer = powers.may(world.id(person), act, body_id=body_id, on=on, about=subject)
            everyone = powers.people_who_may(act, body_id=body_id, on=on, about=subject)
            assert answer is expected
            assert (body_id in bodies) is expected
            assert (world.id(person) in everyone) is expected

    transaction.savepoint_rollback(point)


@pytest.mark.django_db
class TestScopes:
    def seen(self, world, name, on):
        at = datetime(on.year, on.month, on.day, 5, tzinfo=UTC)
        person_id = world.id(name) if name else None
        with scopes.opened_for(person_id=person_id, at=at), connection.cursor() as cursor:
            cursor.execute("SELECT full_name FROM people_person ORDER BY full_name")
            return [row[0] for row in cursor.fetchall()]

    @pytest.fixture
    def world(self):
        world = build([], [])
        world.person("Dung", cell="C2")
        world.person("Em", cell="S")
        return world

    def test_without_a_person_nobody_is_seen(self, world):
        assert self.seen(world, "", FIRST) == []

    def test_a_cell_secretary_sees_the_own_cell_and_no_sibling(self, world):
        world.seat("An", "C1", "cell_meeting", "secretary", since=FIRST)

        assert self.seen(world, "An", FIRST) == ["An", "Bình", "Chi"]

    def test_a_committee_sees_everyone_below_and_nobody_beside(self, world):
        world.seat("Em", "G", "committee", "secretary", since=FIRST)

        assert self.seen(world, "Em", FIRST) == ["An", "Bình", "Chi", "Dung", "Em"]

    def test_the_sight_is_gone_on_the_day_the_appointment_ends(self, world):
        until = FIRST + timedelta(days=10)
        world.seat("An", "C1", "cell_meeting", "secretary", since=FIRST, until=until)

        assert self.seen(world, "An", until - timedelta(days=1)) == ["An", "Bình", "Chi"]
        assert self.seen(world, "An", until) == ["An"]

    def test_the_sight_is_gone_while_its_holder_is_suspended(self, world):
        lifted = FIRST + timedelta(days=10)
        world.seat("An", "C1", "cell_meeting", "secretary", since=FIRST - timedelta(days=1))
        world.condition("An", "suspended", since=FIRST, until=lifted)

        assert self.seen(world, "An", FIRST - timedelta(days=1)) == ["An", "Bình", "Chi"]
        assert self.seen(world, "An", FIRST) == ["An"]
        assert self.seen(world, "An", lifted) == ["An", "Bình", "Chi"]

    def test_a_unit_whose_id_begins_like_another_is_not_swallowed(self, world):
        world.seat("An", "C1", "cell_meeting", "secretary", since=FIRST)
        path = world.paths["C1"]
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s::ltree <@ %s::ltree", [path + "0", path])

            assert cursor.fetchone() == (False,)
