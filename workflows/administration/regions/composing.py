"""Which bodies a unit has, and which of its people sit in several of them."""

from random import Random

from workflows.administration.regions.seating import LEADERS, Seating
from workflows.administration.regions.shapes import Limits, Shapes
from workflows.administration.regions.sites import CELLS

STANDING = "standing_committee_member"
SECTION = "sub_committee_unit"
# A cell of fewer official members has no deputy.
DEPUTY_FROM = 4
# The share of plain committee seats that stand empty.
VACANT = 0.03


def compose(seating: Seating, shapes: Shapes, limits: Limits) -> None:
    """Give the unit its bodies and fill their seats."""
    if seating.site.kind in CELLS:
        _seat_cell(seating, shapes, limits)
    elif seating.site.kind == SECTION:
        _seat_sub_committee(seating, shapes, limits)
    else:
        _seat_committee(seating, shapes, limits)
    if seating.site.described.posts:
        _give_posts(seating)


def _seat_cell(seating: Seating, shapes: Shapes, limits: Limits) -> None:
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


def _seat_sub_committee(seating: Seating, shapes: Shapes, limits: Limits) -> None:
    size = min(shapes.sub_committee.at(len(seating.site.people())), limits.sub_committee_most)
    body = seating.site.found_body("sub_committee", size=size)
    seating.fill(body, ["secretary", "deputy_secretary", *["committee_member"] * (size - 2)])


def _seat_committee(seating: Seating, shapes: Shapes, limits: Limits) -> None:
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
    return sum(1 for _ in range(size - len(LEADERS)) if luck.random() < VACANT)


def _give_posts(seating: Seating) -> None:
    """Give posts of the State and the Front to the holders of the unit's own offices."""
    site = seating.site
    body = site.found_body("non_party", size=None)
    leading = "cell_meeting" if site.kind in CELLS else "committee"
    for post, office in site.described.posts.items():
        seating.repeat(body, site.holders(leading, office)[:1], office=post)
