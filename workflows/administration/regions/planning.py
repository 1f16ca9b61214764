"""Turns the description of a region into the plan of its registers, the same on every machine."""

import hashlib
from collections import defaultdict
from datetime import timedelta
from uuid import UUID

from workflows.administration.plans import MandatePlan, MemberPlan, RegisterPlan
from workflows.administration.regions import circumstances, seating
from workflows.administration.regions.composing import compose
from workflows.administration.regions.descriptions import Region
from workflows.administration.regions.identifiers import identifier
from workflows.administration.regions.membership import settle
from workflows.administration.regions.person_names import NameStock
from workflows.administration.regions.shapes import Limits, Shapes
from workflows.administration.regions.sites import CELLS, Site

TERMS = {"province": "province", "grassroots_committee": "grassroots", "sub_committee_unit": "cell"}
ABOVE_GRASSROOTS = "above_grassroots"


def plan(region: Region, *, names: NameStock, shapes: Shapes, limits: Limits) -> RegisterPlan:
    """Return the plan of all registers of the region, its units fully described."""
    roots = [Site(each, region.opened_on, None) for each in region.units]
    sites = [site for root in roots for site in root.below()]
    taken = frozenset(person.name for site in sites for person in site.described.people)
    for site in sites:
        settle(site, region, stock=names, taken=taken, probation_months=limits.probation_months)
    named = _named_seats(sites)
    reserved = _named_people(sites)
    by_code = {site.code: site for site in sites}
    # From the cells upwards, so that a committee can be drawn from the heads below it.
    for site in reversed(sites):
        pool = seating.pool_for(site, reserved=reserved)
        elsewhere = site.described.leaders_from
        chooser = seating.Seating(
            site=site,
            named=named,
            reserved=reserved,
            terms=region.terms,
            term=_term(site),
            mark=shapes.marks[site.parent.kind if site.parent else "centre"],
            pool=pool,
            leading=seating.pool_for(by_code[elsewhere], reserved=reserved) if elsewhere else pool,
        )
        compose(chooser, shapes, limits)
    for site in sites:
        _give_mandates(site, by_code)
    circumstances.befall(sites)
    return RegisterPlan(
        id=region.id,
        opened_on=region.opened_on,
        source=region.source,
        units=tuple(site.plan() for site in sites),
    )


def checksum(registers: RegisterPlan) -> str:
    """Return the SHA-256 of everything the plan holds, in hexadecimal digits."""
    digest = hashlib.sha256()
    for unit in registers.units:
        digest.update(repr(unit).encode())
    return digest.hexdigest()


def _named_seats(sites: list[Site]) -> seating.Named:
    found: dict[tuple[str, str], list[tuple[str, MemberPlan]]] = defaultdict(list)
    for site in sites:
        members = {member.full_name: member for member in site.members}
        for person in site.described.people:
            for seat in person.seats:
                found[seat.unit, seat.body].append((seat.office, members[person.name]))
    return found


def _named_people(sites: list[Site]) -> frozenset[UUID]:
    return frozenset(
        identifier(site.opened_on, "person", site.code, person.name)
        for site in sites
        for person in site.described.people
    )


def _term(site: Site) -> str:
    if site.kind in CELLS:
        return "cell"
    return TERMS.get(site.kind, ABOVE_GRASSROOTS)


def _give_mandates(site: Site, by_code: dict[str, Site]) -> None:
    for mandate in site.described.mandates:
        site.mandates.append(
            MandatePlan(
                id=identifier(site.opened_on, "mandate", site.code, mandate.function),
                function=mandate.function,
                given_by=by_code[mandate.by_unit].bodies[mandate.by_body].id,
                document=mandate.document,
                document_on=mandate.document_on,
                since=mandate.document_on + timedelta(days=1),
            )
        )
