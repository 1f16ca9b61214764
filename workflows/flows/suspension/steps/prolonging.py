"""A suspension for days is extended: an act beside the steps, of the body that may lift it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from workflows.authority import law
from workflows.engine.editions import against, kept
from workflows.engine.ladder import conditions, extending, roads
from workflows.engine.ladder.directing import written_reason
from workflows.engine.refusals import BeforeThePrecedingStep
from workflows.engine.rulings import Amendment, Ruling
from workflows.engine.situations import Situation
from workflows.flows.suspension.answers import LIFTS
from workflows.flows.suspension.steps.suspending import held, running
from workflows.foundation.refusals import Refusal
from workflows.rules.calendars import ONE_DAY
from workflows.rules.due_dates import due_date
from workflows.rules.parameters import Edition

PROLONG = "prolongs_suspension"
POWER = extending.POWER
SENTENCE = "The suspension was extended"
ONCE = "suspension.extended_once"


class NotProlonged(Refusal):
    """Only a suspension for days, while it runs, and where the law of its day allows one more."""

    code = "suspension.not_prolonged"
    sentence = "The suspension does not run for days, or was extended as often as allowed."
    remedy = "Let it run out; whoever is to stay suspended needs a decision of its own."


class TooLongASuspension(Refusal):
    """All extensions together have a limit."""

    code = "suspension.too_long"
    sentence = "An extension by {asked} days was asked for; at most {most} are left."
    remedy = "Write fewer days; beyond them the suspension cannot last."


def body(situation: Situation) -> UUID | None:
    """Return the body that decided, or is to decide: the suspension is its own."""
    decision = situation.latest(roads.DECISION)
    return decision.body_id if decision else extending.deciding_body(situation)


def prolonged(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Lengthen the suspension by ``facts["days"]``, counted as the law of its first day counts.

    :raises NotProlonged: if no days run, or it was extended as often as the law allows
    :raises BeforeThePrecedingStep: if the day lies before the suspension
    :raises TooLongASuspension: if more is asked for than is left, or nothing
    :raises ReasonNeeded: if no reason is given
    """
    rule = roads.rules(situation).steps[LIFTS]
    clock, suspension = running(situation), held(situation)
    if clock is None or rule.extension is None or situation.on > clock.due_on:
        raise NotProlonged(source=rule.source)
    if suspension is None or not conditions.lasts(suspension, on=clock.due_on):
        raise NotProlonged(source=rule.source)
    if situation.on < clock.event_on:
        raise BeforeThePrecedingStep(decided_on=situation.on, preceding=clock.event_on)
    edition = rule.extension.on(clock.event_on)
    once = law.pack().parameter(ONCE).on(clock.event_on)
    doubts: list[Edition[Any]] = []
    if clock.extended_by and once.value:
        doubts.extend(against(once, NotProlonged(source=once.source)))
    asked, most = int(facts["days"]), edition.value.count - clock.extended_by
    refusal = TooLongASuspension(asked=asked, most=max(most, 0), source=edition.source)
    if asked < 1:
        raise refusal
    if asked > most:
        doubts.extend(against(edition, refusal))
    longer = type(edition.value)(asked, edition.value.unit, edition.value.after)
    due = due_date(longer, clock.due_on, law.calendar())
    waiting = [
        each for each in situation.items if each.stands_for == LIFTS and each.state == "open"
    ]
    days = {"due_on": due.on}
    return Ruling(
        outcome="extended",
        facts={"days": asked, "document": facts["document"], "due_on": due.on},
        personal={"reason": written_reason(facts, source=edition.source)},
        source=edition.source,
        editions={"extension": kept(rule.extension, edition)},
        against=tuple(doubts),
        amendments=(
            Amendment(
                "engine_clock",
                clock.id,
                {
                    **days,
                    "extended_by": clock.extended_by + asked,
                    "extension_document": facts["document"],
                    "provisional": due.provisional,
                },
            ),
            conditions.ended(situation, suspension, on=due.on + ONE_DAY),
            *(
                Amendment("engine_item", each.id, {**days, "due_provisional": due.provisional})
                for each in waiting
            ),
        ),
    )
