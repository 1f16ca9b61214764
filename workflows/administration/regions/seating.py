"""Fills the seats of a unit's bodies from the people below it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from uuid import UUID

from workflows.administration.plans import BodyPlan, MemberPlan, SeatPlan
from workflows.administration.regions.identifiers import chance, identifier
from workflows.administration.regions.shapes import Limits, Shapes
from workflows.administration.regions.sites import CELLS, Site

LEADERS = ("secretary", "standing_deputy_secretary", "deputy_secretary")
STANDING = "standing_committee_member"
SENIOR_AGES = range(36, 59)
DAYS_OF_YEAR = 365.25
# A cell of so few official members has no deputy.
DEPUTY_FROM = 4

Named = Mapping[tuple[str, str], list[tuple[str, MemberPlan]]]


@dataclass(slots=True)
class Seating:
    """
    The filling of one unit's seats.

    ``named`` lists, by unit and body, the offices that the description gives to
    people, and ``reserved`` are those people, who get no other seat; ``pool`` are the
    people the others are drawn from, in the order in which they are asked, and
    ``leading`` those who are asked for the leading offices.
    """

    site: Site
    named: Named
    reserved: frozenset[UUID]
    terms: Mapping[str, date]
    term: str
    mark: str
    pool: list[MemberPlan]
    leading: list[MemberPlan]
    luck: Random = field(init=False)

    def __post_init__(self) -> None:
        self.luck = chance("seats", self.site.code)

    def fill(self, body: BodyPlan, offices: Iterable[str]) -> None:
        """Fill the offices of a body: first with those named for it, then from the pool."""
        wanted = list(offices)
        for office, person in self.named.get((self.site.code, body.kind), ()):
            self._seat(body, office, person)
            if office in wanted:
                wanted.remove(office)
            elif wanted:
                wanted.pop()
        for office in wanted:
            if office in self.site.described.vacant:
                continue
            person = next(self._free(office), None)
            if person is not None:
                self._seat(body, office, person)

    def repeat(self, body: BodyPlan, seats: Iterable[SeatPlan], *, office: str = "") -> None:
        """Seat the holders in another body too, in the same office or in the one given."""
        sitting = {seat.person_id for seat in self.site.holders(body.kind)}
        for seat in seats:
            if seat.person_id not in sitting:
                self._add(replace(seat, body_id=body.id, office=office or seat.office), body)

    def plain(self, body: str, *offices: str) -> list[SeatPlan]:
        """Return the seats in a body that are held by people the description does not name."""
        return [
            seat
            for seat in self.site.holders(body, *offices)
            if seat.person_id not in self.reserved
        ]

    def _free(self, office: str) -> Iterator[MemberPlan]:
        sitting = {seat.person_id for seat in self.site.seats}
        for person in self._seniors() if office in LEADERS else self.pool:
            if person.id not in sitting:
                yield person

    def _seniors(self) -> list[MemberPlan]:
        """Return those asked to lead who are of an age for it; all of them if nobody is."""
        day = self.site.opened_on
        seniors = [
            person
            for person in self.leading
            if int((day - person.born_on).days / DAYS_OF_YEAR) in SENIOR_AGES
        ]
        return seniors or self.leading

    def _seat(self, body: BodyPlan, office: str, person: MemberPlan) -> None:
        since = max(self.terms[self.term], self.site.described.since)
        if self.luck.random() < 0.15:
            since += timedelta(
                days=self.luck.randint(0, max((self.site.opened_on - since).days, 0))
            )
        official_since = person.recognised_on or person.admitted_on
        since = max(since, official_since + timedelta(days=20), person.in_cell_since)
        since = min(since, self.site.opened_on)
        number = self.luck.randint(11, 399)
        seat = SeatPlan(
            id=person.id,
            person_id=person.id,
            named=person.full_name,
            body_id=body.id,
            office=office,
            since=since,
            document=f"{number}-{self.mark}",
            document_on=since - timedelta(days=self.luck.randint(1, 9)),
        )
        self._add(seat, body)

    def _add(self, seat: SeatPlan, body: BodyPlan) -> None:
        key = identifier(
            self.site.opened_on, "seat", self.site.code, body.kind, seat.office, seat.person_id.hex
        )
        self.site.seats.append(replace(seat, id=key))


def seat_cell(seating: Seating, shapes: Shapes, limits: Limits) -> None:
    """Fill the seats of a cell: its secretary and deputy, and a cell committee if it is large."""
    site = seating.site
    official = sum(1 for member in site.members if member.recognised_on)
    meeting = site.found_body("cell_meeting", size=None)
    seating.fill(meeting, ["secretary", "deputy_secretary"][: 2 if official >= DEPUTY_FROM else 1])
    if official >= limits.cell_committee_from:
        size = min(shapes.cell_committee.at(official), limits.cell_committee_most)
        committee = site.found_body("cell_committee", size=size)
        seating.repeat(committee, site.holders("cell_meeting"))
        # A vacant leading seat stays vacant in the committee too.
        seating.fill(committee, ["cell_committee_member"] * (size - 2))


def seat_sub_committee(seating: Seating, shapes: Shapes, limits: Limits) -> None:
    """Fill the sub-committee of a section."""
    size = min(shapes.sub_committee.at(len(seating.site.people())), limits.sub_committee_most)
    body = seating.site.found_body("sub_committee", size=size)
    seating.fill(body, ["secretary", "deputy_secretary", *["committee_member"] * (size - 2)])


def seat_committee(seating: Seating, shapes: Shapes, limits: Limits) -> None:
    """Fill a committee and the bodies it forms: standing committee, standing members and more."""
    site = seating.site
    size = site.described.committee or shapes.committee[site.kind].at(len(site.people()))
    leaders = LEADERS if site.kind in shapes.standing_members else (LEADERS[0], LEADERS[2])
    committee = site.found_body("committee", size=size)
    filled = min(site.described.filled or size - _vacancies(size, seating.luck), size)
    apart = seating.named.get((site.code, "standing_committee"), ())
    plain = ["committee_member"] * (filled - len(leaders) - len(apart))
    seating.fill(committee, [*leaders, *plain])
    if size < limits.standing_committee_from:
        return
    _seat_standing_committee(seating, shapes.standing_committee.at(size), filled=filled)
    if site.kind in shapes.standing_members:
        heads = shapes.party_board_heads.get(site.kind, 0)
        body = site.found_body("standing_members", size=len(leaders) + heads)
        seating.repeat(body, site.holders("committee", *LEADERS))
        boards = seating.plain("standing_committee", STANDING)[:heads]
        seating.repeat(body, boards, office="party_board_head")
    if site.kind in shapes.inspection_committee:
        _seat_inspection(seating, shapes.inspection_committee[site.kind])
    if site.kind in shapes.organisation_department:
        _seat_department(seating, shapes.organisation_department[site.kind])


def _seat_standing_committee(seating: Seating, size: int, *, filled: int) -> None:
    site = seating.site
    body = site.found_body("standing_committee", size=size)
    seating.repeat(body, site.holders("committee", *LEADERS))
    seating.fill(body, ())
    # Whoever is named for the standing committee sits in the committee as well.
    named = site.holders("standing_committee", STANDING)
    seating.repeat(site.bodies["committee"], named, office="committee_member")
    room = max(min(size, filled) - len(site.holders("standing_committee")), 0)
    further = seating.plain("committee", "committee_member")[:room]
    seating.repeat(body, further, office=STANDING)


def _seat_inspection(seating: Seating, size: int) -> None:
    site = seating.site
    body = site.found_body("inspection_committee", size=size)
    chair = seating.plain("standing_committee", STANDING)[-1:]
    seating.repeat(body, chair, office="inspection_chair")
    members = ["inspection_deputy_chair", *["inspection_member"] * (size - 2)]
    seating.fill(body, members)


def _seat_department(seating: Seating, officers: int) -> None:
    site = seating.site
    body = site.found_body("organisation_department", size=None)
    head = seating.plain("standing_committee", STANDING)[:1]
    seating.repeat(body, head, office="organisation_head")
    deputies = ["organisation_deputy_head"] if officers >= 3 else []
    seating.fill(body, [*deputies, *["organisation_officer"] * (officers - len(deputies))])


def _vacancies(size: int, luck: Random) -> int:
    return sum(1 for _ in range(size - len(LEADERS)) if luck.random() < 0.03)


def pool_for(site: Site, *, reserved: frozenset[UUID]) -> list[MemberPlan]:
    """
    Return who is asked for a seat, in order: heads of the units below, then others by lot.

    Those ``reserved`` hold the seats their description gives them and no more.
    """
    luck = chance("pool", site.code)
    officials = {
        each.id: each for each in site.people() if each.recognised_on and each.id not in reserved
    }
    if site.kind in CELLS:
        return sorted(
            officials.values(), key=lambda each: (_too_old(each, site), each.recognised_on)
        )
    heads = [
        officials[seat.person_id]
        for child in site.children
        for body in ("cell_meeting", "sub_committee", "committee")
        for seat in child.holders(body, "secretary")
        if seat.person_id in officials
    ]
    luck.shuffle(heads)
    known = {each.id for each in heads}
    others = [each for each in officials.values() if each.id not in known]
    luck.shuffle(others)
    return heads + others


def _too_old(person: MemberPlan, site: Site) -> bool:
    return int((site.opened_on - person.born_on).days / DAYS_OF_YEAR) not in SENIOR_AGES
