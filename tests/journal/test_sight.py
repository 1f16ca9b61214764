"""Who sees which entries."""

import pytest

from tests.builders import a_province_with_every_shape
from tests.clerks import AT, Clerk
from workflows.authority import scopes
from workflows.foundation.identifiers import new_id
from workflows.journal import recording
from workflows.journal.entries import Draft
from workflows.journal.models import Entry, PersonalFact, Stream


@pytest.fixture
def clerk(db):
    """A case in a cell, and somebody who keeps the hierarchy above it and reads no case."""
    world = a_province_with_every_shape()
    world.person("Oanh", cell="Chợ")
    world.seat("Oanh", "Khối", "organisation_department", "hierarchy_administrator")
    clerk = Clerk(world)
    clerk.lists("Phòng", "Nguyễn Thị Hồng Gấm", key=new_id())
    return clerk


def seen(clerk, name):
    with scopes.opened_for(person_id=clerk.world.id(name), at=AT):
        acts = list(Entry.objects.values_list("act", flat=True))
        return acts, sorted(PersonalFact.objects.values_list("name", flat=True))


def test_who_keeps_the_hierarchy_sees_no_entry_of_a_case(clerk):
    assert seen(clerk, "Oanh") == ([], [])


def test_who_reads_cases_sees_the_entry_with_its_names(clerk):
    assert seen(clerk, "Ủy viên 10") == (["admission.cell_lists"], ["actor", "helper", "subject"])


def test_who_keeps_the_hierarchy_sees_the_entries_of_its_units(clerk):
    unit = clerk.world.units["Phòng"]
    recording.append(
        Draft(
            act="seat.appointed",
            stream_kind=Stream.UNIT,
            stream_id=unit.id,
            personal={"subject": "Đạt"},
            decided_on=AT.date(),
            recorded_at=AT,
            path=clerk.world.paths["Phòng"],
        )
    )

    assert seen(clerk, "Oanh") == (["seat.appointed"], ["subject"])
