"""The result reaches the cell, and the ceremony makes the applicant a probationary member."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from workflows.authority import law
from workflows.engine.editions import against, kept
from workflows.engine.ladder import roads
from workflows.engine.ladder.standings import changed
from workflows.engine.ladder.voting import clocks_after
from workflows.engine.refusals import BeforeThePrecedingStep
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.foundation.refusals import Refusal
from workflows.people.models import Membership
from workflows.people.models.memberships import StandingKind
from workflows.rules.parameters import Edition

LATE_NEEDS_CONSENT = "admission.late_ceremony_needs_consent"
CONSENT = "late_ceremony_consent"


class LateWithoutConsent(Refusal):
    """A late ceremony needs the superior's recorded consent."""

    code = "admission.late_without_consent"
    sentence = (
        "The ceremony of {held_on} came after the last day, {due_on}, without the superior's"
        " consent."
    )
    remedy = "Add the written consent of the direct superior, with its number and day."


def received(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Take note of the day the decision reached the cell; it may start the ceremony's clock.

    The law under which the decision was issued says whether it does: a clock that the issue
    did not start starts here, also where the rule has changed on the way.

    :raises BeforeThePrecedingStep: if the decision was issued later
    """
    del facts
    step = situation.item.step
    issued_on = _issued_on(situation)
    if situation.on < issued_on:
        raise BeforeThePrecedingStep(decided_on=situation.on, preceding=issued_on)
    return Ruling(
        outcome="received",
        source=roads.rule(situation).source,
        clocks=clocks_after(step, situation, event_on=situation.on, under=issued_on),
    )


def held(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Record the ceremony; from its day the applicant is a probationary member.

    :raises LateWithoutConsent: if it came late and the superior had not consented by its day
    """
    del facts
    step = situation.item.step
    consent = law.pack().parameter(LATE_NEEDS_CONSENT)
    edition = consent.on(situation.on)
    clock = next((each for each in situation.clocks if each.kind == step), None)
    late = clock is not None and situation.on > clock.due_on
    consented = any(
        paper.kind == CONSENT and paper.dated_on <= situation.on for paper in situation.papers
    )
    doubts: tuple[Edition[Any], ...] = ()
    if clock is not None and late and edition.value and not consented:
        refusal = LateWithoutConsent(
            held_on=situation.on, due_on=clock.due_on, source=edition.source
        )
        doubts = against(edition, refusal)
    issued_on = _issued_on(situation)
    insertions, amendments = changed(
        situation,
        lambda membership: _begin(membership, decided_on=issued_on, ceremony_on=situation.on),
        since=situation.on,
    )
    return Ruling(
        outcome="held",
        facts={"late": late},
        source=roads.rule(situation).source,
        editions={"late_needs_consent": kept(consent, edition)},
        against=doubts,
        clocks=clocks_after(step, situation, event_on=situation.on, under=situation.on),
        clocks_ended=(step,),
        insertions=insertions,
        amendments=amendments,
    )


def _begin(membership: Membership, *, decided_on: date, ceremony_on: date) -> None:
    """Let a membership begin, or begin again."""
    again = membership.state == StandingKind.FORMER
    begin = membership.readmit if again else membership.admit
    begin(decided_on=decided_on, ceremony_on=ceremony_on)


def _issued_on(situation: Situation) -> date:
    """Return the day that is written in the decision: party age will count from it."""
    decision = situation.latest(roads.DECISION)
    return date.fromisoformat(decision.facts["issued_on"]) if decision else situation.on
