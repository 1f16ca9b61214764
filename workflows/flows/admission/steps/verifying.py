"""Verification of the applicant and the relatives, or why one is not needed."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from workflows.authority import law
from workflows.engine.editions import kept
from workflows.engine.rulings import Amendment, Ruling
from workflows.engine.situations import Situation
from workflows.flows.admission.models import CheckResult
from workflows.flows.admission.roads import rules
from workflows.flows.admission.steps.filing import APPLICANT
from workflows.foundation.refusals import Refusal

NOT_NEEDED_WHEN = "admission.relatives_not_verified_when"


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
    Record the result of each check.

    ``facts["checks"]`` maps the id of a check to its result, reason, days and number,
    and to the conditions that are met where none was needed.

    :raises CheckUnresolved: if a check has no result
    :raises VerificationNeeded: if a check is left out without what the law asks for
    """
    given = facts.get("checks", {})
    declared = situation.own["checks"]
    results = {row["id"]: given.get(row["id"], {}) for row in declared}
    unresolved = [
        row
        for row in declared
        if results[row["id"]].get("result", CheckResult.UNRESOLVED) == CheckResult.UNRESOLVED
    ]
    if unresolved:
        raise CheckUnresolved(count=len(unresolved))
    conditions = law.pack().parameter(NOT_NEEDED_WHEN)
    edition = conditions.on(situation.on)
    for row in declared:
        _check(row, results[row["id"]], frozenset(edition.value), edition.source)
    return Ruling(
        outcome="verified",
        facts={"checked": len(declared)},
        source=rules().steps[situation.item.step].source,
        editions={"not_needed_when": kept(conditions, edition)},
        amendments=tuple(
            Amendment("admission_relativecheck", UUID(id), _columns(result))
            for id, result in results.items()
        ),
    )


def _check(
    row: Mapping[str, Any], result: Mapping[str, Any], conditions: frozenset[str], source: Any
) -> None:
    relation = row["relation"]
    if result["result"] == CheckResult.NOT_NEEDED:
        if relation == APPLICANT or not conditions <= set(result.get("conditions", ())):
            raise VerificationNeeded(relation=relation, source=source)
        return
    if result.get("replied_on") is None:
        raise ReplyMissing(relation=relation)
    if result.get("asked_on") is not None and result["replied_on"] < result["asked_on"]:
        raise ReplyBeforeRequest(
            relation=relation, replied_on=result["replied_on"], asked_on=result["asked_on"]
        )


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
