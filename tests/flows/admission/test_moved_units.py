"""A unit that comes under another superior while a case of its cell waits above."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.builders import NEIGHBOURS, RECORDED_AT, a_neighbouring_block
from workflows.engine.ladder import voting
from workflows.organisation.models import Place

MOVED = date(2024, 8, 20)


def moves(way):
    """Put “Sở” and what is below it under the second block."""
    world = way.world
    world.see_everything()
    for name in ("Sở", "Bộ phận", "Phòng"):
        place = Place.objects.get(unit=world.units[name])
        Place.objects.filter(pk=place.pk).update(during=DateRange(place.during.lower, MOVED))
        Place.objects.create(
            unit=place.unit,
            parent=world.units["Khối Hai"] if name == "Sở" else place.parent,
            path=str(place.path).replace(world.paths["Khối"], world.paths["Khối Hai"]),
            during=DateRange(MOVED, None),
            recorded_at=RECORDED_AT,
        )


@pytest.fixture
def moved(way):
    a_neighbouring_block(way.world)
    way.world.seat(NEIGHBOURS[0], "Khối Hai", "standing_committee", "secretary")
    way.proposed()
    moves(way)
    return way


def test_the_former_superior_decides_no_more(moved):
    with pytest.raises(voting.AuthorityMoved):
        moved.decided(on=date(2024, 9, 10))


def test_the_former_superior_hands_the_case_over_to_the_new_one(moved):
    moved.does(
        "competent_committee_decides", date(2024, 9, 10), by="Ủy viên 10", manner="hand_over"
    )

    assert moved.open_steps() == {"competent_committee_decides": ("Khối Hai", "standing_committee")}
