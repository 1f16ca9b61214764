"""The time of the decision is extended: an act beside the steps, of the committee that decides."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from workflows.authority import law
from workflows.engine.editions import against, kept
from workflows.engine.ladder import roads
from workflows.engine.ladder.directing import written_reason
from workflows.engine.refusals import BeforeThePrecedingStep
from workflows.engine.rulings import Amendment, Ruling
from workflows.engine.situations import ItemFacts, Situation
from workflows.foundation.refusals import Refusal
from workflows.rules.due_dates import due_date

EXTEND = "extends_limit"
POWER = "meeting.record"
SENTENCE = "The time limit of the decision was extended"


class AlreadyExtended(Refusal):
    """A limit is extended once."""

    code = "step.already_extended"
    sentence = "The limit was already extended once, or it does not run."


class TooLongAnExtension(Refusal):
    """An extension has its own limit."""

    code = "step.too_long_an_extension"
    sentence = "An extension of {asked} working days was asked for; at most {most} are allowed."


def deciding_body(situation: Situation) -> UUID | None:
    """Return the body whose time it is: where it is missing, those above may act."""
    if waiting := waiting_decision(situation):
        return waiting.body_id
    decider, unit = roads.competent(situation)
    deciding = unit.body(decider.body_kind) if decider and unit else None
    return deciding.id if deciding else None


def extended(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Lengthen the time of the decision, once, by a document that says why.

    :raises AlreadyExtended: if it was extended before, or does not run
    :raises TooLongAnExtension: if more is asked for than the law of the day allows
    :raises ReasonNeeded: if no reason is given
    """
    rule = roads.rules(situation).steps[roads.DECISION]
    clock = next((each for each in situation.clocks if each.kind == roads.DECISION), None)
    if clock is None or rule.extension is None or clock.extended_by:
        raise AlreadyExtended(source=rule.source)
    if situation.on < clock.event_on:
        raise BeforeThePrecedingStep(decided_on=situation.on, preceding=clock.event_on)
    edition = rule.extension.on(clock.event_on)
    asked = int(facts["working_days"])
    refusal = TooLongAnExtension(asked=asked, most=edition.value.count, source=edition.source)
    if asked < 1:
        raise refusal
    doubts = against(edition, refusal) if asked > edition.value.count else ()
    longer = type(edition.value)(
        asked, edition.value.unit, edition.value.after, edition.value.rolls_over_rest_day
    )
    due = due_date(longer, clock.due_on, law.calendar())
    waiting = waiting_decision(situation)
    return Ruling(
        outcome="extended",
        facts={"working_days": asked, "document": facts["document"]},
        personal={"reason": written_reason(facts, source=edition.source)},
        source=edition.source,
        editions={"extension": kept(rule.extension, edition)},
        against=doubts,
        amendments=(
            Amendment(
                "engine_clock",
                clock.id,
                {
                    "extended_by": asked,
                    "extension_document": facts["document"],
                    "due_on": due.on,
                    "provisional": due.provisional,
                },
            ),
            *(
                Amendment(
                    "engine_item",
                    each.id,
                    {"due_on": due.on, "due_provisional": due.provisional},
                )
                for each in ([waiting] if waiting else ())
            ),
        ),
    )


def waiting_decision(situation: Situation) -> ItemFacts | None:
    """Return the item that waits for the decision, or that the superior directs in its place."""
    return next(
        (
            each
            for each in situation.items
            if each.stands_for == roads.DECISION and each.state == "open"
        ),
        None,
    )
