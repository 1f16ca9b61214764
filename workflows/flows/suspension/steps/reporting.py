"""What the cell reports, and what the member has to say to it."""

from collections.abc import Mapping
from typing import Any

from workflows.authority import law
from workflows.engine.editions import kept
from workflows.engine.ladder import conditions, roads
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.foundation.refusals import Refusal
from workflows.foundation.spellings import composed

FOR_DAYS = "suspension.grounds_for_days"
FOR_LEGAL_TERM = "suspension.grounds_for_legal_term"
ACTIVITIES = "suspended"
COMMITTEE = "suspended_from_committee"
NOTICE = "notice_of_proceedings"
MINUTES = "hearing_minutes"


class UnknownGround(Refusal):
    """A member is suspended on a ground that the rule book knows."""

    code = "suspension.unknown_ground"
    sentence = "The law of {on} does not know this ground of suspension."
    remedy = "Choose one of the grounds that the form offers for that day."


class AlreadySuspended(Refusal):
    """Who is suspended is not suspended again from the same."""

    code = "suspension.already_suspended"
    sentence = "On record here, this member is suspended since {since}."
    remedy = "Extend the suspension that is there, or wait until it has ended."


class NoCommitteeSeat(Refusal):
    """Only a member of a committee is suspended from its work."""

    code = "suspension.no_committee_seat"
    sentence = "On {on} this member held no seat in a committee."
    remedy = "Choose the suspension from all activities, or correct the seats on record."


class NoticeMissing(Refusal):
    """That the law proceeds against a member is known from a document."""

    code = "suspension.notice_missing"
    sentence = (
        "Not recorded: the document of the authority that conducts the proceedings is missing."
    )
    remedy = "Add the document with its number and day."


class HearingMissing(Refusal):
    """The member is heard, or it is written why that was not possible."""

    code = "suspension.hearing_missing"
    sentence = "Not recorded: neither the minutes of the hearing nor why it was not held are there."
    remedy = "Add the minutes signed by the member, or write why the member could not be heard."


def reported(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Take up the cell's report; the ground says whether days or the proceedings end a suspension.

    ``facts["scope"]`` is what the member is suspended from: all activities, or a committee.

    :raises UnknownGround: if the law of the day does not know the ground
    :raises NoticeMissing: if the law proceeds and its document is missing
    :raises NoCommitteeSeat: if somebody without such a seat is to be suspended from a committee
    :raises AlreadySuspended: if the member is suspended from the same on that day
    """
    scope, source = facts["scope"], roads.rule(situation).source
    legal, editions = _ground(situation, facts["ground"])
    if legal and not any(paper.kind == NOTICE for paper in situation.papers):
        raise NoticeMissing(source=source)
    if scope == COMMITTEE and not situation.own["committees"]:
        raise NoCommitteeSeat(on=situation.on, source=source)
    check_free(situation, scope)
    return Ruling(
        outcome="reported",
        facts={"scope": scope, "legal_term": legal},
        source=source,
        personal={"ground": facts["ground"]},
        editions=editions,
    )


def _ground(situation: Situation, ground: str) -> tuple[bool, dict[str, Any]]:
    """Return whether the law's proceedings end it, and the edition that says so."""
    for name, legal in ((FOR_DAYS, False), (FOR_LEGAL_TERM, True)):
        parameter = law.pack().parameter(name)
        edition = parameter.on(situation.on)
        if ground in edition.value:
            return legal, {"ground": kept(parameter, edition)}
    raise UnknownGround(on=situation.on, source=roads.rule(situation).source)


def check_free(situation: Situation, scope: str) -> None:
    """
    Refuse to suspend somebody who is suspended from the same on that day, or later.

    :raises AlreadySuspended: if so
    """
    held = conditions.still_held(situation.own[scope], since=situation.on)
    if held is not None:
        raise AlreadySuspended(since=conditions.began(held), source=roads.rule(situation).source)


def heard(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Take note of what the member said, or of the reason why nobody could be heard.

    :raises HearingMissing: if neither is there
    """
    source = roads.rule(situation).source
    if any(paper.kind == MINUTES for paper in situation.papers):
        return Ruling(outcome="heard", source=source)
    reason = composed(str(facts.get("reason", "")))
    if not reason:
        raise HearingMissing(source=source)
    return Ruling(outcome="not_heard", source=source, personal={"reason": reason})
