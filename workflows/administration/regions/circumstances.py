"""Circumstances of members that change how they count: away, exempted, suspended."""

from datetime import timedelta
from random import Random
from uuid import UUID

from workflows.administration.plans import ConditionPlan, MemberPlan
from workflows.administration.regions.identifiers import chance, identifier
from workflows.administration.regions.sites import Site

AWAY = "temporary_transfer_out"
EXEMPTED = "exempted"
SUSPENDED = "suspended"
ACCUSED = "under_criminal_proceedings"

# How many members of a thousand are in each circumstance at one time.
OF_A_THOUSAND = {AWAY: 6, EXEMPTED: 9, SUSPENDED: 0.6, ACCUSED: 0.3}
SMALLEST_CELL = 6
MARKS = {AWAY: "GT/CB", EXEMPTED: "QĐ/CB", SUSPENDED: "QĐ/ĐU", ACCUSED: "QĐ/ĐU"}


def befall(sites: list[Site]) -> None:
    """Put members of the cells in circumstances: those described, and a few others by lot."""
    cells = [site for site in sites if site.members]
    by_code = {site.code: site for site in cells}
    seated = {seat.person_id for site in sites for seat in site.seats}
    for cell in cells:
        luck = chance("circumstances", cell.code)
        members = {member.full_name: member for member in cell.members}
        for person in cell.described.people:
            if person.condition:
                host = by_code[person.host].id if person.host else None
                cell.conditions.append(
                    _condition(members[person.name], person.condition, host, cell, luck)
                )
        if len(cell.members) >= SMALLEST_CELL and not cell.described.people:
            _draw(cell, seated, cells, luck)


def _draw(cell: Site, seated: set[UUID], cells: list[Site], luck: Random) -> None:
    for member in cell.members:
        if member.id in seated or member.recognised_on is None:
            continue
        fate = luck.random() * 1000
        for kind, share in OF_A_THOUSAND.items():
            if fate < share:
                host = luck.choice(cells) if kind == AWAY else None
                if host is not cell:
                    host_id = host.id if host else None
                    cell.conditions.append(_condition(member, kind, host_id, cell, luck))
                break
            fate -= share


def _condition(
    member: MemberPlan, kind: str, host_id: UUID | None, cell: Site, luck: Random
) -> ConditionPlan:
    since = max(
        cell.opened_on - timedelta(days=luck.randint(20, 160)),
        member.in_cell_since + timedelta(days=1),
    )
    return ConditionPlan(
        id=identifier(cell.opened_on, "condition", kind, member.id.hex),
        person_id=member.id,
        kind=kind,
        host_id=host_id,
        since=since,
        until=since + timedelta(days=365) if kind == AWAY else None,
        document=f"{luck.randint(11, 199)}-{MARKS[kind]}",
    )
