"""What the member asks: to take part elsewhere, for what, from when, until when."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from workflows.engine.ladder import conditions, roads
from workflows.engine.rulings import Ruling
from workflows.engine.situations import ItemFacts, Situation
from workflows.flows.temporary_transfer.steps import limits
from workflows.flows.temporary_transfer.steps.limits import Purpose
from workflows.foundation.refusals import Refusal

OPENING = "member_asks"
AWAY = "temporary_transfer_out"
OWN: Mapping[str, str] = {"away": conditions.own(AWAY)}


class AlreadyAway(Refusal):
    """Who takes part elsewhere is not transferred a second time for the same days."""

    code = "temporary_transfer.already_away"
    sentence = "On record here, {name} is on temporary transfer elsewhere since {since}."
    remedy = "Record the return first, or choose the days after it."


def asked(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Take up what the member asks.

    ``facts`` has the ``purpose``, the ``place`` in the words of the papers, the day ``since``
    which the member is away and the last day ``until``. Where somebody goes is kept as personal.

    :raises AlreadyAway: if the member is on a transfer in those days
    :raises Refusal: as the check of the time does
    """
    purpose, since, until = Purpose(facts["purpose"]), facts["since"], facts["until"]
    editions, doubts = limits.checked(situation, purpose=purpose, since=since, until=until)
    check_here(situation, since=since, until=until + limits.ONE_DAY)
    return Ruling(
        outcome=purpose,
        facts={"since": since, "until": until},
        source=roads.rule(situation).source,
        personal={"place": facts["place"]},
        editions=editions,
        against=doubts,
    )


def request(situation: Situation) -> ItemFacts:
    """Return what was asked for: its purpose is the outcome, its facts are both days."""
    return next(each for each in situation.items if each.step == OPENING)


def check_here(situation: Situation, *, since: date, until: date | None = None) -> None:
    """
    Refuse a transfer on days of another one, from the day ``since`` up to before ``until``.

    :raises AlreadyAway: if the member is on a transfer in those days
    """
    held = conditions.still_held(situation.own["away"], since=since, until=until)
    if held is not None:
        raise AlreadyAway(
            name=situation.case.subject_name,
            since=conditions.began(held),
            source=roads.rule(situation).source,
        )
