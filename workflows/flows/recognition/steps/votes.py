"""What the votes come to: proposals, recognition as of a day, deletion."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from workflows.engine.ladder import roads, voting
from workflows.engine.maps import Answered
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.flows.recognition.answers import DELETION, PUT_AGAIN, put_often_enough
from workflows.flows.recognition.steps import probation, standing
from workflows.rules.tallies import Verdict

DELETES = "competent_committee_deletes"


def weighed(situation: Situation, verdict: Verdict, facts: Mapping[str, Any]) -> Ruling:
    """
    Record what a vote came to; a decision that carries changes the person's standing.

    :raises VoteTooEarly: if the cell votes before the probation has ended
    """
    step = situation.item.step
    if step in {roads.CELL_VOTE, DELETION}:
        editions = probation.check_ended(situation)
        ruling = voting.weighed(situation, verdict, facts, editions=editions)
        put_enough = step == roads.CELL_VOTE and put_often_enough(Answered(situation, ruling))
        goes_up = verdict.carried or put_enough
        return ruling if goes_up else replace(ruling, clocks=())
    ruling = voting.weighed(situation, verdict, facts)
    if not verdict.carried:
        return ruling
    issued_on: date = facts.get("issued_on", situation.on)
    if step == roads.DECISION:
        since = probation.ends_on(situation)
        return standing.recognised(ruling, situation, since=since, decided_on=issued_on)
    if step == DELETES:
        return standing.struck_off(ruling, situation, since=issued_on)
    return ruling


def puts_again(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """Put recognition to the cell's vote again; the votes that fell short go on counting."""
    del facts
    return Ruling(outcome=PUT_AGAIN, source=roads.rule(situation).source)
