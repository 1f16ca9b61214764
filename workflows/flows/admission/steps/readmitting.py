"""Readmission: who left how may come back, once, and after which time."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from workflows.authority import law
from workflows.engine.editions import against, kept
from workflows.engine.ladder import roads
from workflows.engine.situations import Situation
from workflows.flows.admission.steps import special_grounds
from workflows.foundation.refusals import Refusal
from workflows.people.models.memberships import StandingKind
from workflows.rules.ages import full_months
from workflows.rules.parameters import Edition

AT_MOST = "readmission.at_most"
NEVER_AFTER = "readmission.never_after"
LEFT = "membership_ended"
CLEARED = "record_cleared"
# The procedure by which a member leaves on request, and the two ways of leaving it can have been.
LEAVING = "leaving"
ON_REQUEST = frozenset({"own_request", "special_family_hardship"})
# What a ground on which a membership ended here leaves to be told.
DECIDED_HERE = {
    "leaving.ground_family_hardship": "special_family_hardship",
    "leaving.ground_own_wish": "own_request",
}

Doubts = tuple[Edition[Any], ...]


class ReadmittedBefore(Refusal):
    """Nobody is readmitted more often than the law allows."""

    code = "admission.readmitted_before"
    sentence = "{name} has been readmitted before; somebody is readmitted {most} time only."
    remedy = "Tell the person, with the article. The case cannot be opened."


class WayOfLeavingUntold(Refusal):
    """Whether a former member may come back hangs on how the first membership ended."""

    code = "admission.way_of_leaving_untold"
    sentence = "The life history does not tell yet how {name} left the Party."
    remedy = "Choose the way of leaving that stands in the decision of that time."


class WayAgainstTheRegister(Refusal):
    """What is told of the way of leaving agrees with what was decided here."""

    code = "admission.way_against_the_register"
    sentence = "The way of leaving that is told is not the one by which the register here ended it."
    remedy = "Compare with the decision of that time; correct whichever is wrong."


class NeverReadmitted(Refusal):
    """Some ways of leaving are for good."""

    code = "admission.never_readmitted"
    sentence = "Whoever left the Party in this way is not considered for readmission."
    remedy = "End the case, and tell the person with the article."


class ClearedDayUntold(Refusal):
    """A time that runs from the clearing of a record needs its day."""

    code = "admission.cleared_day_untold"
    sentence = "The day on which the record was cleared is missing, or has not come yet."
    remedy = "Write the day that stands on the certificate."


class TooEarlyToReadmit(Refusal):
    """A former member waits, from leaving or from the clearing of a record."""

    code = "admission.too_early_to_readmit"
    sentence = "By {met_on} {months} full months have passed since {since}; {needed} are needed."
    remedy = "The cell may consider the person once the time has passed."


def is_asked(situation: Situation) -> bool:
    """Tell whether the case is about somebody who has left the Party."""
    return bool(situation.own["membership"]["state"] == StandingKind.FORMER)


def not_yet(situation: Situation) -> tuple[dict[str, Any], Doubts]:
    """
    Return the edition of how often somebody is readmitted, and whether it speaks against.

    :raises ReadmittedBefore: if it happened as often as that
    """
    if not is_asked(situation):
        return {}, ()
    most = law.pack().parameter(AT_MOST)
    edition = most.on(situation.on)
    refusal = ReadmittedBefore(
        name=situation.case.subject_name, most=edition.value, source=edition.source
    )
    before = int(situation.own["membership"]["outside"] is not None)
    return {"readmissions": kept(most, edition)}, (
        against(edition, refusal) if before >= edition.value else ()
    )


def told(situation: Situation, facts: Mapping[str, Any]) -> tuple[dict[str, str], Doubts]:
    """
    Return what a former member's life history tells of leaving, and what speaks against.

    ``facts["way_of_leaving"]`` is a code of the rule pack, ``facts["record_cleared_on"]`` a day
    where the record of a crime was cleared. Both are personal: no fact of the case holds them.

    :raises WayOfLeavingUntold: if it does not tell
    :raises WayAgainstTheRegister: if the membership ended here in another way
    :raises NeverReadmitted: if nobody comes back after leaving in this way
    :raises ClearedDayUntold: if the wait runs from the clearing of a record without a day
    """
    if not is_asked(situation):
        return {}, ()
    way, cleared_on = facts.get("way_of_leaving") or "", facts.get("record_cleared_on")
    if not way:
        raise WayOfLeavingUntold(
            name=situation.case.subject_name, source=roads.rule(situation).source
        )
    if not _agrees(way, situation.own["membership"]):
        raise WayAgainstTheRegister(source=roads.rule(situation).source)
    never = law.pack().parameter(NEVER_AFTER).on(situation.on)
    doubts = against(never, NeverReadmitted(source=never.source)) if way in never.value else ()
    waits = [each.waits.on(situation.on) for each in _grounds(way, situation) if each.waits]
    for edition in waits:
        if edition.value.after == CLEARED and (cleared_on is None or cleared_on > situation.on):
            raise ClearedDayUntold(source=edition.source)
    personal = {special_grounds.WAY_OF_LEAVING: way}
    if cleared_on is not None:
        personal[special_grounds.RECORD_CLEARED_ON] = cleared_on.isoformat()
    return personal, doubts


def _agrees(way: str, held: Mapping[str, Any]) -> bool:
    """Tell whether a way of leaving is one by which the membership can have ended here."""
    if held["left_on_ground"] in DECIDED_HERE:
        return DECIDED_HERE[held["left_on_ground"]] == way
    return not held["left_by"] or (held["left_by"] == LEAVING) is (way in ON_REQUEST)


def _grounds(way: str, situation: Situation) -> tuple[Any, ...]:
    every = roads.rules(situation).grounds.values()
    return tuple(each for each in every if way in each.ways and each.in_force.holds(situation.on))


def waited(situation: Situation) -> tuple[dict[str, Any], Doubts]:
    """
    Return the edition of the waiting time on the day the cell considers, and what speaks against.

    A discreet ground is looked at, and no entry keeps its name.

    :raises TooEarlyToReadmit: if the time has not passed
    """
    editions, doubts = {}, ()
    for ground in special_grounds.of_leaving(situation):
        if ground.waits is None:
            continue
        edition = ground.waits.on(situation.on)
        since = _since(edition.value.after, situation)
        months = full_months(since, situation.on)
        if not ground.discreet:
            editions["waits"] = kept(ground.waits, edition)
        if months < edition.value.count:
            doubts += against(
                edition,
                TooEarlyToReadmit(
                    met_on=situation.on,
                    months=months,
                    since=since,
                    needed=edition.value.count,
                    source=edition.source,
                ),
            )
    return editions, doubts


def _since(event: str, situation: Situation) -> date:
    """Return the day of the event; a register that kept no day of leaving knows since when."""
    if event == CLEARED:
        return date.fromisoformat(situation.own["declared"][special_grounds.RECORD_CLEARED_ON])
    held = situation.own["membership"]
    return date.fromisoformat(held["left_on"] or held["standing"]["since"])
