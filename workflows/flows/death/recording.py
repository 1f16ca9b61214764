"""What a death ends: the membership, its cell, circumstances, card, seats, the account."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from workflows.authority import law
from workflows.engine.editions import kept
from workflows.engine.ladder import cards, conditions, roads
from workflows.engine.ladder.standings import changed, recorded_at
from workflows.engine.openings import DIED
from workflows.engine.rulings import Amendment, Ruling
from workflows.engine.situations import Situation
from workflows.foundation.refusals import Refusal

CERTIFICATE = "death_certificate"
FAMILY = "family_notice"
CERTIFICATE_NEEDED = "death.certificate_needed"

OWN = {
    **cards.OWN,
    "seats": """SELECT jsonb_agg(jsonb_build_object('id', seat.id, 'since', lower(seat.during),
            'until', upper(seat.during)) ORDER BY seat.id)
        FROM people_appointment seat WHERE seat.person_id = cases.subject_id""",
    "accounts": """SELECT jsonb_agg(account.id) FROM people_user account
        WHERE account.person_id = cases.subject_id AND account.is_active""",
    "open_cases": """SELECT jsonb_agg(jsonb_build_object('number', other.number,
            'procedure', other.procedure) ORDER BY other.number)
        FROM engine_case other WHERE other.subject_id = cases.subject_id
          AND other.id <> cases.id AND other.state = 'open'""",
}


class DeathNotDocumented(Refusal):
    """A death is known from a document."""

    code = "death.not_documented"
    sentence = "Not recorded: nothing in writing tells of the death."
    remedy = "Add the death certificate, or the family's notice if there is none so far."


class DeathNotYet(Refusal):
    """A death is recorded afterwards."""

    code = "death.not_yet"
    sentence = "The day of death, {died_on}, lies after {on}, the day it was recorded."
    remedy = "Check both days."


class FactsAfterDeath(Refusal):
    """What is on record of a person began before the person died."""

    code = "death.facts_after_death"
    sentence = "On record here, something of this person begins on {since}, not before {died_on}."
    remedy = "Check the day of death, or have the organisation department correct the record."


class CasesStillOpen(Refusal):
    """Every open case of the deceased ends on a ground of its own procedure."""

    code = "death.cases_still_open"
    sentence = "Not recorded: cases of the deceased are still open: {numbers}."
    remedy = "End each of them on the ground that the person has died, or finish it."


def recorded(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Record the death of the day ``facts["died_on"]`` and end what ends with it on that day.

    A seat ends too: from that day on it gives nobody any power, and a step that waits for its
    holder alone goes up.

    :raises DeathNotYet: if the day lies after that of the record
    :raises DeathNotDocumented: if neither a certificate nor the family's notice is there
    :raises FactsAfterDeath: if a standing, a cell, a card or a seat begins on that day or later
    """
    died_on: date = facts["died_on"]
    source = roads.rule(situation).source
    if died_on > situation.on:
        raise DeathNotYet(died_on=died_on, on=situation.on, source=source)
    brought = {paper.kind for paper in situation.papers}
    if not brought & {CERTIFICATE, FAMILY}:
        raise DeathNotDocumented(source=source)
    needed = law.pack().parameter(CERTIFICATE_NEEDED)
    edition = needed.on(situation.on)
    doubted = edition.value and CERTIFICATE not in brought
    held = situation.own["membership"]
    valid = [card for card in situation.own["cards"] if card["until"] is None]
    _check_begun(situation, [held["standing"], held["place"], *valid], died_on)
    insertions, amendments = changed(
        situation,
        lambda membership: membership.leave(on=died_on, by=situation.case.procedure),
        since=died_on,
    )
    return Ruling(
        outcome=DIED,
        facts={
            "died_on": died_on,
            "open_cases": [each["number"] for each in situation.own["open_cases"]],
        },
        source=source,
        editions={"certificate_needed": kept(needed, edition)},
        against=(edition,) if doubted else (),
        insertions=insertions,
        amendments=(*amendments, *_ended_with(situation, died_on)),
    )


def _ended_with(situation: Situation, died_on: date) -> Iterator[Amendment]:
    """Yield what ends on the day of death besides the membership and what ends with it."""
    # The card is not collected: the family keeps it.
    yield from cards.left_to_family(situation, since=died_on)
    seats = [row for row in situation.own["seats"] if conditions.lasts(row, on=died_on)]
    _check_begun(situation, seats, died_on)
    for row in seats:
        during = DateRange(conditions.began(row), died_on)
        columns = {"during": during, "end_recorded_at": recorded_at(situation)}
        yield Amendment("people_appointment", UUID(row["id"]), columns)
    for account in situation.own["accounts"]:
        yield Amendment("people_user", UUID(account), {"is_active": False})


def _check_begun(situation: Situation, rows: list[Mapping[str, Any] | None], died_on: date) -> None:
    for row in rows:
        if row is not None and conditions.began(row) >= died_on:
            raise FactsAfterDeath(
                since=conditions.began(row),
                died_on=died_on,
                source=roads.rule(situation).source,
            )


def ended_cases(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Take note that no other case of the person is open any more.

    :raises CasesStillOpen: if one is
    """
    del facts
    source = roads.rule(situation).source
    if still := situation.own["open_cases"]:
        raise CasesStillOpen(numbers=", ".join(each["number"] for each in still), source=source)
    return Ruling(outcome="filed", source=source)
