"""What finding people costs among a million, for readers of a province, a commune and a cell."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from django.db import transaction

from tests import provinces
from tests.bench import crowds
from tests.builders import World
from tests.clerks import AT, Clerk
from workflows.authority.scopes import opened_for
from workflows.foundation.moments import local_day
from workflows.organisation.models import Place
from workflows.web.questions import register

MILLISECONDS_AT_MOST = 100
SAMPLES = 7
# Common names, one letter, three, one word of two spellings, the very marks, nobody, and words
# from the midst of names that are longer than the columns.
SOUGHT = (
    *("nguyen", "n", "t", "tra", "dung", "Tuấn", "Nguyên", "nguyen thi", "Nguyễn Văn An"),
    *("nguyen van t", "Trân", "zzz", "nguyen zzz", "le thi thu ha y", "Hồng Ngọc", "nu thi hong a"),
)


@dataclass(frozen=True)
class Search:
    """One search of one reader with the median of its milliseconds."""

    reader: str
    sought: str
    milliseconds: float


@dataclass(frozen=True)
class Searches:
    """All searches among so many people."""

    people: int
    searches: list[Search]

    @property
    def short(self) -> list[str]:
        """Return what falls short of what is asked."""
        return [
            f"“{each.sought}” takes {each.milliseconds:.0f} ms for a reader of a {each.reader}"
            for each in self.searches
            if each.milliseconds > MILLISECONDS_AT_MOST
        ]

    @property
    def figures(self) -> str:
        """Return the longest and the middle search of each reader in words."""
        slowest = {}
        for each in sorted(self.searches, key=lambda each: each.milliseconds):
            slowest[each.reader] = each
        told = ", ".join(
            f"at most {each.milliseconds:.0f} ms for a {reader} (“{each.sought}”)"
            for reader, each in slowest.items()
        )
        return f"a name among {self.people:,} people {told}"


def measured(clerk: Clerk, *, communes: int) -> Searches:
    """Gather the people and search for every name as every reader."""
    world = clerk.world
    with provinces.as_owner() as owner:
        crowds.gather(owner, under=world.units["Tỉnh"], path=world.paths["Tỉnh"], communes=communes)
    with transaction.atomic():
        _seat_in_the_crowd(world)
    readers = {"province": "Ủy viên 14", "commune": "Linh", "cell": "Hương"}
    searches = [each for reader, name in readers.items() for each in _searched(reader, name, world)]
    return Searches(crowds.people(communes), searches)


def _seat_in_the_crowd(world: World) -> None:
    """Let somebody lead the committee of a commune, and somebody a cell of it."""
    places = Place.objects.filter(unit__name__startswith=crowds.NAMED).select_related("unit")
    commune = places.filter(parent=world.units["Tỉnh"]).order_by("path")[0].unit
    cell = places.filter(parent__in=places.filter(parent=commune).values("unit"))[0].unit
    world.units |= {"Xã": commune, "Thôn": cell}
    world.seat("Linh", "Xã", "committee", "secretary")
    world.seat("Hương", "Thôn", "cell_meeting", "secretary")


def _searched(reader: str, name: str, world: World) -> Iterator[Search]:
    for sought in SOUGHT:
        wanted = register.Wanted(sought, local_day(AT))
        times, people = [], []
        for _ in range(SAMPLES):
            with opened_for(person_id=world.id(name), at=AT):
                began = time.perf_counter()
                people = register.listed(wanted).people
                times.append(time.perf_counter() - began)
        if sought == SOUGHT[0] and not people:
            raise RuntimeError(f"the reader of a {reader} finds nobody of the commonest name")
        yield Search(reader, sought, median(times) * 1000)
