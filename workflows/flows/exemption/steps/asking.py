"""What is asked: to be exempted on a ground from a day on, or to return."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from workflows.authority import law
from workflows.engine.editions import kept
from workflows.engine.ladder import conditions, roads
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.flows.exemption.answers import ASKED_TO_RETURN
from workflows.foundation.refusals import Refusal

EXEMPTED = "exempted"
BY_CELL = "exemption.decided_by_the_cell"
ABOVE = "exemption.decided_above"
RETURN = "return"
REQUEST = "exemption_request"
RETURN_REQUEST = "return_request"


class UnknownGround(Refusal):
    """A member is exempted on a ground that the law of the day knows."""

    code = "exemption.unknown_ground"
    sentence = "The law of {on} does not know this ground of exemption."
    remedy = "Choose one of the grounds that the form offers for that day."


class AlreadyExempted(Refusal):
    """Who is exempted is not exempted again for the same days."""

    code = "exemption.already_exempted"
    sentence = "On record here, this member is exempted since {since}."
    remedy = "Record the return first, or choose the days after the exemption ends."


class NotExempted(Refusal):
    """Only who is exempted returns."""

    code = "exemption.not_exempted"
    sentence = "On record here, this member was not exempted on {on}; there is nothing to end."
    remedy = "Check the day, or have the organisation department complete the register."


class PeriodOver(Refusal):
    """A period of exemption ends after it begins."""

    code = "exemption.period_over"
    sentence = "The exemption would end on {until}, not after {since}, the day it begins."
    remedy = "Write a later last day, or none if the exemption has no end."


class RequestMissing(Refusal):
    """The member asks in writing; who is unable is proposed by the cell, with a reason."""

    code = "exemption.request_missing"
    sentence = "Not recorded: the member's request in writing is missing."
    remedy = "Add the request, or say why the cell asks in the member's place."


def asked(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Take up what the member asks, or the cell in the place of one who is unable.

    ``facts["what"]`` tells a return from an exemption; an exemption has a ``ground``, the day
    ``since`` which it is asked for, and the day ``until`` which it holds, if it ends. ``unable``
    says why the cell asks.

    :raises RequestMissing: if neither a request nor the reason of the cell is there
    :raises NotExempted: if a return is asked for by somebody who is not exempted
    :raises UnknownGround: if the law of the day does not know the ground
    :raises PeriodOver: if the exemption would end before it begins
    :raises AlreadyExempted: if the member is exempted in those days
    """
    source = roads.rule(situation).source
    returns = facts["what"] == RETURN
    _check_request(situation, facts, kind=RETURN_REQUEST if returns else REQUEST)
    reason = {"reason": facts["unable"]} if facts.get("unable") else {}
    if returns:
        check_exempted(situation, on=situation.on)
        return Ruling(outcome=ASKED_TO_RETURN, source=source, personal=reason)
    since: date = facts["since"]
    until: date | None = facts.get("until")
    check_free(situation, since=since, until=until)
    above, edition = _ground(situation, facts["ground"])
    return Ruling(
        outcome="asked_to_be_exempted",
        facts={"decided_above": above, "since": since, "until": until},
        source=source,
        personal={"ground": facts["ground"], **reason},
        editions=edition,
    )


def _check_request(situation: Situation, facts: Mapping[str, Any], *, kind: str) -> None:
    brought = any(paper.kind == kind for paper in situation.papers)
    if not brought and not facts.get("unable"):
        raise RequestMissing(source=roads.rule(situation).source)


def _ground(situation: Situation, ground: str) -> tuple[bool, dict[str, Any]]:
    """Return whether the ground goes upward, and the edition that says so."""
    for name, above in ((BY_CELL, False), (ABOVE, True)):
        parameter = law.pack().parameter(name)
        edition = parameter.on(situation.on)
        if ground in edition.value:
            return above, {"ground": kept(parameter, edition)}
    raise UnknownGround(on=situation.on, source=roads.rule(situation).source)


def check_free(situation: Situation, *, since: date, until: date | None) -> None:
    """
    Refuse a period that ends before it begins, or lies on days of another exemption.

    :raises PeriodOver: if it ends before it begins
    :raises AlreadyExempted: if the member is exempted in those days
    """
    source = roads.rule(situation).source
    if until is not None and until <= since:
        raise PeriodOver(since=since, until=until, source=source)
    held = conditions.still_held(situation.own[EXEMPTED], since=since, until=until)
    if held is not None:
        raise AlreadyExempted(since=conditions.began(held), source=source)


def check_exempted(situation: Situation, *, on: date) -> Mapping[str, Any]:
    """
    Return the exemption that holds on a day, or the first that will hold after it.

    :raises NotExempted: if there is none
    """
    held = conditions.still_held(situation.own[EXEMPTED], since=on)
    if held is None:
        raise NotExempted(on=on, source=roads.rule(situation).source)
    return held
