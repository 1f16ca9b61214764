"""How organisations are usually composed: how many seats, which bodies, which marks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from workflows.rules.loading.passages import Passage, read_file
from workflows.rules.packs import RulePack


@dataclass(frozen=True, slots=True)
class Scale:
    """A count that grows by steps: from so many on, so many."""

    steps: tuple[tuple[int, int], ...]

    def at(self, number: int) -> int:
        """Return the count for the number, nothing below the first step."""
        return next((count for least, count in reversed(self.steps) if least <= number), 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shapes:
    """The usual composition of each level kind."""

    committee: Mapping[str, Scale]
    standing_committee: Scale
    standing_members: frozenset[str]
    party_board_heads: Mapping[str, int]
    sub_committee: Scale
    cell_committee: Scale
    inspection_committee: Mapping[str, int]
    organisation_department: Mapping[str, int]
    marks: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the law of the opening day says about how bodies are composed."""

    cell_committee_from: int
    cell_committee_most: int
    standing_committee_from: int
    sub_committee_most: int
    probation_months: int
    delegation_above: int


def read_shapes(file: Path) -> Shapes:
    """
    Return the shapes that the file holds.

    :raises PackFault: naming file, line and reason
    """
    fields = read_file(file).fields(
        *("committee", "standing_committee", "standing_members", "sub_committee"),
        *("cell_committee", "inspection_committee", "organisation_department"),
        *("party_board_heads", "marks"),
    )
    return Shapes(
        committee={kind: _scale(each) for kind, each in fields["committee"].entries().items()},
        standing_committee=_scale(fields["standing_committee"]),
        standing_members=frozenset(each.code() for each in fields["standing_members"].items()),
        party_board_heads=_counts(fields["party_board_heads"]),
        sub_committee=_scale(fields["sub_committee"]),
        cell_committee=_scale(fields["cell_committee"]),
        inspection_committee=_counts(fields["inspection_committee"]),
        organisation_department=_counts(fields["organisation_department"]),
        marks={kind: each.text() for kind, each in fields["marks"].entries().items()},
    )


def limits(pack: RulePack, *, on: date) -> Limits:
    """Return the limits that the law of the day sets."""
    return Limits(
        cell_committee_from=pack.parameter("cells.committee_from_official_members").on(on).value,
        cell_committee_most=pack.parameter("cells.committee_members_max").on(on).value,
        standing_committee_from=pack.parameter("committees.standing_committee_from_members")
        .on(on)
        .value,
        sub_committee_most=pack.parameter("committees.sub_committee_members_max").on(on).value,
        probation_months=pack.parameter("admission.probation").on(on).value.count,
        delegation_above=pack.parameter("delegation.members_more_than").on(on).value,
    )


def _scale(passage: Passage) -> Scale:
    return Scale(tuple((int(least), each.whole()) for least, each in passage.entries().items()))


def _counts(passage: Passage) -> dict[str, int]:
    return {kind: each.whole() for kind, each in passage.entries().items()}
