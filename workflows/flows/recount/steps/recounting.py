"""The decision that sets from which day the party age counts, behind the count before it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from workflows.engine.ladder import roads, voting
from workflows.engine.ladder.standings import recorded_at
from workflows.engine.rulings import Amendment, Insertion, Ruling
from workflows.engine.situations import Situation
from workflows.flows.recount.steps.opening import proposed
from workflows.foundation.refusals import Refusal
from workflows.rules.tallies import Verdict

TABLE = "people_partyage"
RECOUNT = "recount"
OWN: Mapping[str, str] = {
    RECOUNT: """SELECT jsonb_build_object('id', recount.id, 'since', lower(recount.during))
        FROM people_partyage recount
        WHERE recount.person_id = cases.subject_id AND upper_inf(recount.during)"""
}


class RecountedSince(Refusal):
    """Recounts stand one behind the other: none begins before the latest."""

    code = "recount.recounted_since"
    sentence = "A recount of the same party age holds from {since}; this one would begin on {day}."
    remedy = "Compare the days of both decisions; one made later takes effect later."


def weighed(situation: Situation, verdict: Verdict, facts: Mapping[str, Any]) -> Ruling:
    """
    Record what a vote came to; the decision that carries sets the party age from its day.

    :raises RecountedSince: if another recount holds from that day or a later one
    """
    ruling = voting.weighed(situation, verdict, facts)
    if situation.item.step != roads.DECISION or not verdict.carried:
        return ruling
    since: date = facts.get("issued_on", situation.on)
    asked = proposed(situation)
    ended = _ended(situation, on=since)
    row = {
        "person_id": situation.case.subject_id,
        "decided_on": date.fromisoformat(asked["decided_on"]),
        "days_outside": asked["days_outside"],
        "during": DateRange(since, None),
        "document": str(facts.get("number", "")),
        "recorded_at": recorded_at(situation),
    }
    return replace(
        ruling,
        facts={**ruling.facts, "since": asked["since"]},
        amendments=ended,
        insertions=(Insertion(TABLE, (row,), after=ended),),
    )


def _ended(situation: Situation, *, on: date) -> tuple[Amendment, ...]:
    """Return the recount before this one as it ends on a day."""
    held = situation.own[RECOUNT]
    if not held:
        return ()
    began = date.fromisoformat(held["since"])
    if began >= on:
        raise RecountedSince(since=began, day=on, source=roads.rule(situation).source)
    columns = {"during": DateRange(began, on), "end_recorded_at": recorded_at(situation)}
    return (Amendment(TABLE, UUID(held["id"]), columns),)
