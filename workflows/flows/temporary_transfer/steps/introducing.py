"""The letters by which the cell and then the committee introduce the member, or decline to."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from workflows.engine.ladder import roads
from workflows.engine.ladder.directing import written_reason
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.flows.temporary_transfer.answers import CELL, COMMITTEE, INTRODUCED
from workflows.flows.temporary_transfer.steps import limits
from workflows.flows.temporary_transfer.steps.asking import request
from workflows.flows.temporary_transfer.steps.limits import Purpose
from workflows.foundation.refusals import Refusal
from workflows.foundation.spellings import composed

DECLINED = "declined"
CELL_DECLINES = "cell_declines"
COMMITTEE_DECLINES = "committee_declines"


class LetterIncomplete(Refusal):
    """A letter of introduction has a number and says to whom it introduces."""

    code = "temporary_transfer.letter_incomplete"
    sentence = "Not recorded: the letter of introduction lacks its number or the host's name."
    remedy = "Copy both from the letter."


class LetterMisdated(Refusal):
    """A letter is written once its step is reached, and recorded on its day or later."""

    code = "temporary_transfer.letter_misdated"
    sentence = "The letter cannot be of {issued_on}; its day lies from {first} to {on}."
    remedy = "Compare the day with the letter."


def introduced_by_cell(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Record the cell's letter: ``number`` and ``issued_on``.

    :raises LetterIncomplete: if it has no number
    :raises LetterMisdated: if it was written before the member asked, or after this step
    """
    return Ruling(
        outcome=INTRODUCED,
        facts=_letter(situation, facts),
        source=roads.rule(situation).source,
    )


def introduced_by_committee(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Record the committee's letter, which names the host and the last day away, ``until``.

    The host stands as the letter has it: ``host_cell`` in ``host_organisation``.

    :raises LetterIncomplete: if it lacks its number or the host
    :raises LetterMisdated: if it was written before the cell's, or after this step
    :raises Refusal: as the check of the time does
    """
    letter = _letter(situation, facts, "host_cell", "host_organisation")
    asked, until = request(situation), facts["until"]
    editions, doubts = limits.checked(
        situation,
        purpose=Purpose(asked.outcome),
        since=date.fromisoformat(asked.facts["since"]),
        until=until,
    )
    return Ruling(
        outcome=INTRODUCED,
        facts={**letter, "until": until},
        source=roads.rule(situation).source,
        personal={name: facts[name] for name in ("host_cell", "host_organisation")},
        editions=editions,
        against=doubts,
    )


def declined(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Introduce the member to nobody, and say why.

    :raises ReasonNeeded: if no reason is given
    """
    source = roads.rule(situation).source
    return Ruling(
        outcome=DECLINED,
        source=source,
        personal={"reason": written_reason(facts, source=source)},
    )


def told(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """Take note that the member was told why there is no introduction."""
    del facts
    return Ruling(outcome="told", source=roads.rule(situation).source)


def granted(situation: Situation) -> Mapping[str, Any]:
    """Return what the committee's letter grants: its number, its day, the last day away."""
    letter = situation.latest(COMMITTEE)
    return letter.facts if letter else {}


def _letter(situation: Situation, facts: Mapping[str, Any], *named: str) -> dict[str, Any]:
    source, issued_on = roads.rule(situation).source, facts["issued_on"]
    if not all(composed(facts[name]) for name in ("number", *named)):
        raise LetterIncomplete(source=source)
    before = situation.latest(CELL)
    first = date.fromisoformat(before.facts["issued_on"]) if before else situation.case.opened_on
    if not first <= issued_on <= situation.on:
        raise LetterMisdated(issued_on=issued_on, first=first, on=situation.on, source=source)
    return {"number": facts["number"], "issued_on": issued_on}
