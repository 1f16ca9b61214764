"""Verification of the applicant and the relatives, or why one is not needed."""

from collections.abc import Mapping
from datetime import date
from itertools import chain
from typing import Any
from uuid import UUID

from workflows.authority import law
from workflows.engine.editions import against, kept
from workflows.engine.ladder import roads
from workflows.engine.refusals import BeforeThePrecedingStep
from workflows.engine.rulings import Amendment, Ruling
from workflows.engine.situations import Situation
from workflows.flows.admission.models import CheckResult
from workflows.flows.admission.steps.life_history import APPLICANT
from workflows.foundation.refusals import Refusal
from workflows.papers.editions import edition_if_any
from workflows.rules.due_dates import due_date
from workflows.rules.parameters import Edition, Parameter
from workflows.rules.time_limits import TimeLimit

NOT_NEEDED_WHEN = "admission.relatives_not_verified_when"
REPLY_IN_COUNTRY = "admission.verification_reply_in_country"
REPLY_ABROAD = "admission.verification_reply_abroad"


class CheckUnresolved(Refusal):
    """Each check has a result before the step is done."""

    code = "admission.check_unresolved"
    sentence = "{count} of those declared in the life history have no result of verification yet."
    remedy = "Record the reply, or that verification is not needed and why."


class VerificationNeeded(Refusal):
    """Verification falls away only where the law says so, with a reason."""

    code = "admission.verification_needed"
    sentence = (
        "The verification of “{relation}” cannot be left out: it falls away only for a relative who"
        " is a member, is declared completely, and is confirmed by the committee that manages them."
    )
    remedy = "Record the reply to the verification, or tick all three conditions."


class ReplyMissing(Refusal):
    """A check that was made has the day of its reply."""

    code = "admission.reply_missing"
    sentence = "The verification of “{relation}” has no day of reply."
    remedy = "Write the day that stands on the reply."


class ReplyBeforeRequest(Refusal):
    """A reply follows the request."""

    code = "admission.reply_before_request"
    sentence = (
        "The reply about “{relation}” is dated {replied_on}, before the request of {asked_on}."
    )
    remedy = "Compare the two dates."


def verified(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Record the result of each check, and how many replies came after their time.

    ``facts["checks"]`` maps the id of a check to its result, reason, days and number,
    whether it was asked abroad, and the conditions that are met where none was needed.
    A late reply is another committee's lateness: it stands in the entry and stops nothing.

    :raises CheckUnresolved: if a check has no result
    :raises VerificationNeeded: if a check is left out without what the law asks for
    :raises BeforeThePrecedingStep: if a reply is dated after the day of the step
    """
    given, source = facts.get("checks", {}), roads.rule(situation).source
    declared = situation.own["checks"]
    results = {row["id"]: given.get(row["id"], {}) for row in declared}
    unresolved = [
        row
        for row in declared
        if results[row["id"]].get("result", CheckResult.UNRESOLVED) == CheckResult.UNRESOLVED
    ]
    if unresolved:
        raise CheckUnresolved(count=len(unresolved), source=source)
    conditions = law.pack().parameter(NOT_NEEDED_WHEN)
    edition = conditions.on(situation.on)
    doubts = [_check(row, results[row["id"]], situation.on, edition) for row in declared]
    return Ruling(
        outcome="verified",
        facts={
            "checked": len(declared),
            "late_replies": sum(_late(result) for result in results.values()),
        },
        source=source,
        editions={"not_needed_when": kept(conditions, edition), **_limits(results)},
        against=tuple(chain.from_iterable(doubts)),
        amendments=tuple(
            Amendment("admission_relativecheck", UUID(id), _columns(result))
            for id, result in results.items()
        ),
    )


def _check(
    row: Mapping[str, Any],
    result: Mapping[str, Any],
    on: date,
    conditions: Edition[tuple[str, ...]],
) -> tuple[Edition[Any], ...]:
    relation = row["relation"]
    if result["result"] == CheckResult.NOT_NEEDED:
        needed = VerificationNeeded(relation=relation, source=conditions.source)
        met = set(result.get("conditions", ()))
        # However doubtful the law of the day is, a check is never left out without any reason.
        if relation == APPLICANT or not met:
            raise needed
        return () if set(conditions.value) <= met else against(conditions, needed)
    if result.get("replied_on") is None:
        raise ReplyMissing(relation=relation, source=conditions.source)
    if on < result["replied_on"]:
        raise BeforeThePrecedingStep(decided_on=on, preceding=result["replied_on"])
    if result.get("asked_on") is not None and result["replied_on"] < result["asked_on"]:
        raise ReplyBeforeRequest(
            relation=relation,
            replied_on=result["replied_on"],
            asked_on=result["asked_on"],
            source=conditions.source,
        )
    return ()


def _late(result: Mapping[str, Any]) -> bool:
    """Whether the reply came after the time that ran for it from the day of the request."""
    limit = _limit(result)
    if limit is None or result.get("replied_on") is None:
        return False
    asked_on = result["asked_on"]
    last_day = due_date(limit.on(asked_on).value, asked_on, law.calendar()).on
    return bool(last_day < result["replied_on"])


def _limits(results: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the limits that ran for the replies, as the entry keeps them."""
    return {
        limit.name.removeprefix("admission."): kept(limit, limit.on(result["asked_on"]))
        for result in results.values()
        if (limit := _limit(result)) is not None
    }


def _limit(result: Mapping[str, Any]) -> Parameter[TimeLimit] | None:
    asked_on = result.get("asked_on") if result["result"] == CheckResult.CLEAR else None
    limit = law.pack().parameter(REPLY_ABROAD if result.get("abroad") else REPLY_IN_COUNTRY)
    if asked_on is None or edition_if_any(limit, asked_on) is None:
        return None
    return limit


def _columns(result: Mapping[str, Any]) -> dict[str, Any]:
    not_needed = result["result"] == CheckResult.NOT_NEEDED
    return {
        "result": str(result["result"]),
        "reason": ", ".join(sorted(result.get("conditions", ()))) if not_needed else "",
        "abroad": bool(result.get("abroad", False)),
        "asked_on": result.get("asked_on"),
        "replied_on": result.get("replied_on"),
        "reply_number": result.get("reply_number", ""),
    }
