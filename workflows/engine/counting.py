"""Counts what each body at a meeting voted, on its own members of the day, and judges the whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from workflows.authority import law
from workflows.engine.sittings import (
    NoNumber,
    PartnerCountMissing,
    QuestionPut,
    Sitting,
    check_attendance,
    check_partner,
)
from workflows.foundation.identifiers import new_id
from workflows.foundation.moments import end_of
from workflows.foundation.spellings import composed
from workflows.people.electorates import Elector, Electorate, electorates
from workflows.rules.majorities import Majority
from workflows.rules.tallies import Tally, Verdict

LEFT_OUT_ALWAYS = "votes.left_out_always"
LEFT_OUT_UNLESS_PRESENT = "votes.left_out_unless_present"


@dataclass(frozen=True, slots=True)
class Bench:
    """One body at the meeting: its members of the day, those who count, those who were there."""

    body_id: UUID
    electorate: Electorate
    base: tuple[Elector, ...]
    present: frozenset[UUID]

    @property
    def voters(self) -> frozenset[UUID]:
        """Return those who were there with a vote."""
        return self.present & {each.person_id for each in self.base}


@dataclass(frozen=True, slots=True)
class Count:
    """How one bench voted on a question, what it came to, and its number for the document."""

    bench: Bench
    tally: Tally
    verdict: Verdict
    number: str


def benches(sitting: Sitting) -> tuple[Bench, ...]:
    """
    Return the body whose meeting it was, and its partner if it was a joint one.

    :raises NobodyToVote: if the body had no member that day
    :raises NotAMemberPresent: if someone present is a member of neither
    :raises PresidingNotPresent: if a task was done by someone who could not
    :raises NotAPartner: if the two may not sit jointly
    """
    partner = sitting.partner
    found = electorates(
        body_id=sitting.body_id,
        beside=partner.body_id if partner else None,
        on=sitting.met_on,
        known_at=end_of(sitting.met_on),
    )
    own = _bench(sitting, sitting.body_id, found[sitting.body_id], sitting.present)
    check_attendance(sitting, own.electorate, voters=own.voters)
    if partner is None:
        return (own,)
    check_partner(sitting, found[partner.body_id])
    return own, _bench(sitting, partner.body_id, found[partner.body_id], partner.present)


def _bench(
    sitting: Sitting, body_id: UUID, electorate: Electorate, present: frozenset[UUID]
) -> Bench:
    always, unless = (
        frozenset(law.pack().parameter(name).on(sitting.met_on).value)
        for name in (LEFT_OUT_ALWAYS, LEFT_OUT_UNLESS_PRESENT)
    )
    base = electorate.base(present=present, left_out_always=always, left_out_unless_present=unless)
    return Bench(body_id, electorate, base, present)


def check_ballots(put: QuestionPut, seated: tuple[Bench, ...]) -> None:
    """
    Refuse counts that do not go with who was there.

    :raises PartnerCountMissing: if the bodies that met and those that counted differ
    :raises NoNumber: if the partner's document has no number
    :raises BallotsDoNotAddUp: if more ballots were handed out than people with a vote were there
    """
    if len(_figures(put)) != len(seated):
        raise PartnerCountMissing
    for bench, (tally, number) in zip(seated, _figures(put), strict=True):
        if not composed(number):
            raise NoNumber
        tally.check_against_attendance(len(bench.voters))


def counts(put: QuestionPut, seated: tuple[Bench, ...], majority: Majority) -> tuple[Count, ...]:
    """
    Return the count of each body that met, the own one first.

    The own verdict carries only if the partner's does too.
    """
    counted: tuple[Count, ...] = ()
    for bench, (tally, number) in zip(reversed(seated), reversed(_figures(put)), strict=True):
        partner = counted[0].verdict if counted else None
        verdict = tally.verdict(majority, len(bench.base), partner=partner)
        counted = (Count(bench, tally, verdict, composed(number)), *counted)
    return counted


def _figures(put: QuestionPut) -> list[tuple[Tally, str]]:
    own = [(put.tally, put.number)]
    return own if put.partner is None else [*own, (put.partner.tally, put.partner.number)]


def partner_facts(body_id: UUID, verdict: Verdict | None) -> dict[str, Any]:
    """Return what an entry tells of the count of a partner, beside that of the body itself."""
    if verdict is None:
        return {}
    told = {
        "body": str(body_id),
        "in_favour": verdict.have,
        "needed": verdict.needed,
        "electorate": verdict.electorate,
    }
    return {"partner": told}


def meeting_rows(
    sitting: Sitting, seated: tuple[Bench, ...], shared: dict[str, Any]
) -> list[dict[str, Any]]:
    """Return one row of the meeting for each body; at a joint one each names the other."""
    ids = [new_id() for _ in seated]
    return [
        {
            **shared,
            "id": id,
            # The form was sent once: its key is the own body's.
            "key": shared["key"] if bench is seated[0] else id,
            "body_id": bench.body_id,
            "met_on": sitting.met_on,
            "mode": sitting.mode.value,
            "presiding_id": sitting.presiding_id,
            "minutes_by_id": sitting.minutes_by_id,
            "tellers": list(sitting.tellers),
            "summoned": [each.person_id for each in bench.electorate.members],
            "present": sorted(bench.present),
            "joint_with": next((other for other in ids if other != id), None),
        }
        for id, bench in zip(ids, seated, strict=True)
    ]


def question_rows(
    put: QuestionPut, counted: tuple[Count, ...], meetings: list[dict[str, Any]], *, path: str
) -> Iterator[dict[str, Any]]:
    """Yield the row of each body's count."""
    for each, meeting in zip(counted, meetings, strict=True):
        tally, verdict = each.tally, each.verdict
        yield {
            "id": new_id(),
            "meeting_id": meeting["id"],
            "item_id": put.item_id,
            "body_id": each.bench.body_id,
            "ballot_form": put.ballot_form.value,
            "electorate": verdict.electorate,
            "electorate_ids": [one.person_id for one in each.bench.base],
            "present": len(each.bench.voters),
            "handed_out": tally.handed_out,
            "collected": tally.collected,
            "in_favour": tally.in_favour,
            "against": tally.against,
            "invalid": tally.invalid + tally.blank,
            "needed": verdict.needed,
            "carried": verdict.reached,
            "document_kind": put.document_kind,
            "numbering_period": put.numbering_period,
            "number": each.number,
            "issued_on": put.issued_on,
            "current": True,
            "path": path,
        }
