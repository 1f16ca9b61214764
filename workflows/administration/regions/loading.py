"""Loads a region: one transaction in which every register is opened and the cast gets accounts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection

from workflows.administration import cast, databases, registers
from workflows.administration.plans import RegisterPlan
from workflows.administration.regions.descriptions import Region
from workflows.administration.regions.growing import grown
from workflows.administration.regions.identifiers import identifier
from workflows.administration.regions.person_names import read_names
from workflows.administration.regions.planning import plan
from workflows.administration.regions.progress import Progress
from workflows.administration.regions.reading import FILE, read_region
from workflows.administration.regions.shapes import limits, read_shapes
from workflows.administration.regions.stock import read_stock
from workflows.authority import law
from workflows.foundation.moments import LOCAL

FOLDER = Path("fixtures/regions")
OFFICE_HOUR = time(8, tzinfo=LOCAL)


class RegionsOverlap(Exception):
    """A part of the region is in the database already, from another region that shares it."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded of a region; nothing if it was there before."""

    name: str
    was_there: bool
    units: int = 0
    members: int = 0

    def summary(self) -> str:
        """Return the line that a command ends with."""
        if self.was_there:
            return f"{self.name} is there already."
        return f"{self.name}: {self.units} units and {self.members} members are on record."


def names() -> list[str]:
    """Return the names of the regions there are descriptions of."""
    return sorted(file.parent.name for file in (settings.ROOT / FOLDER).glob(f"*/{FILE}"))


def described(name: str) -> Region:
    """
    Return the region as its files describe it.

    :raises PackFault: if they cannot be read
    """
    return read_region(settings.ROOT / FOLDER / name)


def opening(name: str) -> datetime:
    """
    Return the moment at which the region's registers were opened, as their acts tell.

    :raises PackFault: if the description cannot be read
    """
    return datetime.combine(described(name).opened_on, OFFICE_HOUR)


def planned(region: Region) -> RegisterPlan:
    """
    Return the plan of the region's registers, the same whenever and wherever it is made.

    :raises PackFault: if what regions have in common cannot be read
    """
    folder = settings.ROOT / FOLDER
    of_the_day = limits(law.pack(), on=region.opened_on)
    return plan(
        grown(region, stock=read_stock(folder / "organisations.yaml"), limits=of_the_day),
        names=read_names(folder / "names.yaml"),
        shapes=read_shapes(folder / "shapes.yaml"),
        limits=of_the_day,
    )


def load(name: str, *, at: datetime, say: Callable[[str], None] | None = None) -> Loaded:
    """
    Load the region into the database of the default connection, unless it is there.

    All of it or nothing: an interrupted load leaves no trace. Where the deployment
    shows the cast page, the people of the cast who belong to the region get accounts.
    ``say`` is told in lines how far the load has come. A region that lives later than
    ``at`` is recorded on the day its registers show.

    :raises PackFault: if a description cannot be read
    :raises RegionsOverlap: if another region has brought a part of this one
    """
    region = described(name)
    database = connection.settings_dict["NAME"]
    with databases.connect(settings.LOGINS, database=database) as owner:
        with owner.transaction():
            owner.execute("SELECT pg_advisory_xact_lock(hashtext('hoso regions'))")
            if _is_there(region, owner):
                return Loaded(name, was_there=True)
            plan_of_all = planned(region)
            progress = Progress(plan_of_all, say=say or _silent)
            entries = registers.open_registers(
                plan_of_all,
                at=max(at, datetime.combine(region.opened_on, OFFICE_HOUR)),
                owner=owner,
                tell=progress.written,
            )
            if settings.CAST_PAGE:
                cast.open_accounts(plan_of_all, owner=owner, entries=entries)
        owner.execute("ANALYZE")
    members = sum(len(unit.members) for unit in plan_of_all.units)
    return Loaded(name, was_there=False, units=len(plan_of_all.units), members=members)


def _is_there(region: Region, owner: psycopg.Connection) -> bool:
    roots = [identifier(region.opened_on, "unit", unit.code) for unit in region.units]
    row = owner.execute("SELECT count(*) FROM organisation_unit WHERE id = ANY (%s)", [roots])
    (found,) = row.fetchone() or (0,)
    if 0 < found < len(roots):
        raise RegionsOverlap(f"{found} of {len(roots)} leading units of {region.id} are there")
    return found == len(roots)


def _silent(line: str) -> None:
    """Say nothing."""
