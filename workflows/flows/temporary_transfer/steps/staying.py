"""The time away: since when the host has the member, and how it ended."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from workflows.engine.ladder import conditions, roads, voting
from workflows.engine.rulings import Amendment, Ruling
from workflows.engine.situations import Situation
from workflows.flows.temporary_transfer.answers import CAME_BACK
from workflows.flows.temporary_transfer.steps.asking import AWAY, check_here
from workflows.flows.temporary_transfer.steps.introducing import granted
from workflows.flows.temporary_transfer.steps.limits import ONE_DAY
from workflows.foundation.refusals import Refusal

RECEPTION = "cell_records_reception"
ENDS = "transfer_ends"
RAN_OUT = "ran_out"


class ReceivedOutsideTheTime(Refusal):
    """The host receives a member by the letter, within the time that it grants."""

    code = "temporary_transfer.received_outside_the_time"
    sentence = (
        "The host cannot have received the member on {received_on}; that day lies from {first}"
        " to {last}."
    )
    remedy = "Compare the day with the host's confirmation and with the letter."


class BackOutsideTheTime(Refusal):
    """Who came back had been away before, and the day has come."""

    code = "temporary_transfer.back_outside_the_time"
    sentence = (
        "The member is away since {since} and cannot have come back on {came_back_on}; on {on} the"
        " return is recorded."
    )
    remedy = "Write the day on which the member took part in the cell again."


class TimeStillRuns(Refusal):
    """The time granted runs out after its last day, not before."""

    code = "temporary_transfer.time_still_runs"
    sentence = "On {on} the time granted had not run out; its last day is {until}."
    remedy = "Record the return of a member who came back sooner, or wait for that day."


def received(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Record since which day, ``received_on``, the host has the member, who is away from then on.

    Until the return the member counts at home only when present; the seats stay
    (294-QĐ/TW 6.3.2c).

    :raises ReceivedOutsideTheTime: if the day lies before the letter, after its time or after now
    :raises AlreadyAway: if the member is on another transfer then, or has been since
    """
    source, letter = roads.rule(situation).source, granted(situation)
    received_on: date = facts["received_on"]
    first, until = (date.fromisoformat(letter[name]) for name in ("issued_on", "until"))
    last = min(until, situation.on)
    if not first <= received_on <= last:
        raise ReceivedOutsideTheTime(received_on=received_on, first=first, last=last, source=source)
    # Nobody knows yet when the member comes back: until then no other transfer may begin.
    check_here(situation, since=received_on)
    return Ruling(
        outcome="received",
        facts={"received_on": received_on, "until": until},
        source=source,
        insertions=(
            conditions.begun(situation, AWAY, since=received_on, document=letter["number"]),
        ),
        clocks=voting.clocks_after(ENDS, situation, event_on=until, under=until),
    )


def returned(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Record the return: the member came back on ``facts["came_back_on"]``, or the time ran out.

    :raises BackOutsideTheTime: if the member would be back before being away, or after now
    :raises TimeStillRuns: if the time is said to have run out and its last day is not over
    """
    ran_out = facts["outcome"] == RAN_OUT
    here_from = (
        _ran_out_on(situation) if ran_out else _came_back_on(situation, facts["came_back_on"])
    )
    return Ruling(
        outcome=RAN_OUT if ran_out else CAME_BACK,
        facts={"here_from": here_from},
        source=roads.rule(situation).source,
        amendments=_ended(situation, on=here_from),
        clocks_ended=(situation.item.step,),
    )


def time_away(situation: Situation) -> Mapping[str, Any] | None:
    """Return the time away that the reception began, if the host has received the member."""
    if situation.latest(RECEPTION) is None:
        return None
    return conditions.begun_on(situation.own["away"], _since(situation))


def _came_back_on(situation: Situation, came_back_on: date) -> date:
    since = _since(situation)
    if not since < came_back_on <= situation.on:
        raise BackOutsideTheTime(
            since=since,
            came_back_on=came_back_on,
            on=situation.on,
            source=roads.rule(situation).source,
        )
    return came_back_on


def _ran_out_on(situation: Situation) -> date:
    until = date.fromisoformat(granted(situation)["until"])
    if situation.on <= until:
        raise TimeStillRuns(on=situation.on, until=until, source=roads.rule(situation).source)
    return until + ONE_DAY


def _since(situation: Situation) -> date:
    reception = situation.latest(RECEPTION)
    assert reception is not None
    return date.fromisoformat(reception.facts["received_on"])


def _ended(situation: Situation, *, on: date) -> tuple[Amendment, ...]:
    """Return the circumstance as it ends; another act, such as a death, may have ended it."""
    held = time_away(situation)
    lasts = held is not None and conditions.lasts(held, on=on)
    return (conditions.ended(situation, held, on=on),) if held and lasts else ()
