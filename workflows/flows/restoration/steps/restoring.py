"""The cell carries the decision out: the member has again what was taken wrongly."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from workflows.engine.ladder import roads
from workflows.engine.ladder.standings import changed
from workflows.engine.refusals import BeforeThePrecedingStep, InTheFuture
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.flows.restoration.steps.opening import (
    ADMISSION,
    STOOD,
    check_deleted,
    deleted_on,
    open_case,
)
from workflows.foundation.citations import Citation
from workflows.foundation.refusals import Refusal
from workflows.people.models import Membership
from workflows.people.models.memberships import StandingKind

RESTORING = "cell_restores_member"
RECEIPT = "gap_dues_receipt"
RESTORED = "restored"
DUES_OWED = "restored_dues_owed"


class AdmissionStillOpen(Refusal):
    """Who is restored is not admitted again: party age would lose the days between."""

    code = "restoration.admission_still_open"
    sentence = "Not recorded: the case on admitting {name} again, {number}, has not ended."
    remedy = "Let the application for admission be withdrawn there first."


class DuesReceiptMissing(Refusal):
    """Dues that were paid are shown by a receipt."""

    code = "restoration.dues_receipt_missing"
    sentence = "Not recorded: the receipt for the dues of the time between is missing."
    remedy = "Add the receipt, or leave the day of payment empty while the dues are owed."


def done(situation: Situation) -> bool:
    """Tell whether the person was restored."""
    return situation.latest(RESTORING) is not None


def restored(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Give back the standing of before the deletion, from the day that stands on the decision.

    The days between stay on record as they were known; party age runs on (294-QĐ/TW 5.2.2).
    ``facts["dues_paid_on"]`` is the day on which the dues of these days were paid, if they were.

    :raises NotDeleted: if the person has become a member by another procedure meanwhile
    :raises AdmissionStillOpen: if another case is still to admit them again
    :raises BeforeThePrecedingStep: if the dues would have been paid before the deletion
    :raises InTheFuture: if they would be paid on a day that has not come
    :raises DuesReceiptMissing: if they were paid and no receipt was brought
    """
    check_deleted(situation)
    source = roads.law_of_the_day(situation)
    if still := open_case(situation, ADMISSION):
        raise AdmissionStillOpen(name=situation.case.subject_name, number=still, source=source)
    paid_on: date | None = facts["dues_paid_on"]
    if paid_on:
        _check_payment(situation, paid_on, source=source)
    standing = StandingKind(situation.own[STOOD]["kind"])

    def restore(membership: Membership) -> None:
        membership.restore(standing=standing)

    since = _issued_on(situation)
    insertions, amendments = changed(situation, restore, since=since)
    paid = {"dues_paid_on": paid_on} if paid_on else {}
    return Ruling(
        outcome=RESTORED if paid_on else DUES_OWED,
        facts={"since": since, "standing": standing.value, **paid},
        source=source,
        insertions=insertions,
        amendments=amendments,
    )


def _check_payment(situation: Situation, paid_on: date, *, source: Citation) -> None:
    left_on = deleted_on(situation)
    if paid_on < left_on:
        raise BeforeThePrecedingStep(decided_on=paid_on, preceding=left_on)
    if paid_on > situation.today:
        raise InTheFuture(decided_on=paid_on, today=situation.today)
    if not any(paper.kind == RECEIPT for paper in situation.papers):
        raise DuesReceiptMissing(source=source)


def _issued_on(situation: Situation) -> date:
    """Return the day that stands on the decision, which carried."""
    decision = situation.latest(roads.DECISION)
    assert decision is not None
    return date.fromisoformat(decision.facts["issued_on"])
