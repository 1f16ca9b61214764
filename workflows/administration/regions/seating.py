"""Fills seats: with those who are named for them, and by lot from the people below the unit."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from uuid import UUID

from workflows.administration.plans import BodyPlan, MemberPlan, SeatPlan
from workflows.administration.regions.identifiers import chance, identifier
from workflows.administration.regions.sites import CELLS, Site
from workflows.rules.ages import whole_months

LEADERS = ("secretary", "standing_deputy_secretary", "deputy_secretary")
SENIOR_AGES = range(36, 59)
# The share of seats that were given in the middle of a term.
MID_TERM = 0.15
SETTLING_IN = timedelta(days=20)

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
            chosen = next(self._free(office), None)
            if chosen is not None:
                self._seat(body, office, chosen)

    def repeat(self, body: BodyPlan, seats: Iterable[SeatPlan], *, office: str = "") -> None:
        """Seat the holders in another body too, in the same office or in the one given."""
        sitting = {seat.person_id for seat in self.site.holders(body.kind)}
        for seat in seats:
            if seat.person_id not in sitting:
                held = office or seat.office
                key = self._id(body, held, seat.person_id)
                self.site.seats.append(replace(seat, id=key, body_id=body.id, office=held))

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
        seniors = [person for person in self.leading if _of_age_to_lead(person, self.site)]
        return seniors or self.leading

    def _seat(self, body: BodyPlan, office: str, person: MemberPlan) -> None:
        since = self._beginning(person)
        self.site.seats.append(
            SeatPlan(
                id=self._id(body, office, person.id),
                person_id=person.id,
                named=person.full_name,
                body_id=body.id,
                office=office,
                since=since,
                document=f"{self.luck.randint(11, 399)}-{self.mark}",
                document_on=since - timedelta(days=self.luck.randint(1, 9)),
            )
        )

    def _beginning(self, person: MemberPlan) -> date:
        """Return the beginning of the term, or a later day by lot or if the person came later."""
        day = self.site.opened_on
        since = max(self.terms[self.term], self.site.described.since)
        if self.luck.random() < MID_TERM:
            since += timedelta(days=self.luck.randint(0, max((day - since).days, 0)))
        official_since = person.recognised_on or person.admitted_on
        return min(max(since, official_since + SETTLING_IN, person.in_cell_since), day)

    def _id(self, body: BodyPlan, office: str, person_id: UUID) -> UUID:
        return identifier(
            self.site.opened_on, "seat", self.site.code, body.kind, office, person_id.hex
        )


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
            officials.values(),
            key=lambda each: (not _of_age_to_lead(each, site), each.recognised_on),
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


def _of_age_to_lead(person: MemberPlan, site: Site) -> bool:
    return whole_months(person.born_on, site.opened_on) // 12 in SENIOR_AGES
