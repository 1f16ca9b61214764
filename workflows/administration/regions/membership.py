"""The members of a cell: those named in the description, and invented ones up to its headcount."""

from datetime import date, timedelta
from random import Random

from workflows.administration.plans import MemberPlan
from workflows.administration.regions.descriptions import NamedPerson, Region
from workflows.administration.regions.identifiers import chance, identifier
from workflows.administration.regions.person_names import SEXES, NameStock
from workflows.administration.regions.sites import Site

DAYS_OF_YEAR = 365.25
# In hamlets the retired are members too; elsewhere people leave their cell when they retire.
OLDEST = {"hamlet_cell": 84}
OLDEST_AT_WORK = 61


def settle(
    site: Site, region: Region, *, stock: NameStock, taken: frozenset[str], probation_months: int
) -> None:
    """
    Give the cell its members, the longest official first, and those who have left it.

    ``taken`` names are kept free.
    """
    headcount = site.described.members
    if headcount is None:
        return
    luck = chance("members", site.code)
    used = set(taken)
    people = [_member(each, site, luck, probation_months) for each in site.described.people]
    known = sum(1 for each in people if each.recognised_on is None)
    missing = [True] * (headcount.official - (len(people) - known))
    missing += [False] * (headcount.probationary - known)
    kinds, weights = tuple(region.peoples), tuple(region.peoples.values())
    for official in missing:
        (kind,) = luck.choices(kinds, weights)
        sex = luck.choices(SEXES, (58, 42))[0]
        name = stock.invent(luck, people=kind, sex=sex, taken=used)
        used.add(name)
        invented = _invented_official if official else _invented_probationary
        person = invented(name, sex, site, luck)
        people.append(_member(person, site, luck, probation_months))
    site.members = sorted(people, key=lambda each: (each.recognised_on or date.max, each.id))
    # Drawn last: whoever has left changes nothing of whoever is there.
    site.former = [_member(each, site, luck, probation_months) for each in site.described.former]


def _member(person: NamedPerson, site: Site, luck: Random, probation_months: int) -> MemberPlan:
    return MemberPlan(
        id=identifier(site.opened_on, "person", site.code, person.name),
        full_name=person.name,
        sex=person.sex,
        born_on=person.born_on,
        decided_on=person.admitted_on - timedelta(days=luck.randint(5, 30)),
        admitted_on=person.admitted_on,
        recognised_on=(
            None if person.probationary else _months_after(person.admitted_on, probation_months)
        ),
        in_cell_since=person.in_cell_since or max(person.admitted_on, site.described.since),
        left_on=person.left_on,
        left_by=person.left_by,
    )


def _invented_official(name: str, sex: str, site: Site, luck: Random) -> NamedPerson:
    oldest = OLDEST.get(site.kind, OLDEST_AT_WORK)
    age = luck.triangular(26, oldest, min(41, oldest))
    admitted_at = luck.triangular(20, min(age - 2.2, 45), 25)
    born_on = site.opened_on - timedelta(days=round(age * DAYS_OF_YEAR))
    admitted_on = born_on + timedelta(days=round(admitted_at * DAYS_OF_YEAR))
    earliest = max(admitted_on, site.described.since)
    stayed = (site.opened_on - earliest).days
    return NamedPerson(
        name=name,
        sex=sex,
        born_on=born_on,
        admitted_on=admitted_on,
        in_cell_since=earliest + timedelta(days=round(luck.triangular(0, stayed, stayed * 0.2))),
    )


def _invented_probationary(name: str, sex: str, site: Site, luck: Random) -> NamedPerson:
    earliest = max(site.described.since, site.opened_on - timedelta(days=355))
    admitted_on = earliest + timedelta(days=luck.randint(0, (site.opened_on - earliest).days))
    age = luck.triangular(19, 44, 27)
    return NamedPerson(
        name=name,
        sex=sex,
        born_on=admitted_on - timedelta(days=round(age * DAYS_OF_YEAR)),
        admitted_on=admitted_on,
        probationary=True,
        in_cell_since=admitted_on,
    )


def _months_after(day: date, months: int) -> date:
    """Return the same-numbered day so many months later, or the month's last day."""
    year, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + year, month + 1, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))
