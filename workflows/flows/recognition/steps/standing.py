"""What a decision makes of the person: an official member, or no member any more."""

from dataclasses import replace
from datetime import date

from workflows.engine.ladder.standings import changed
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation


def recognised(ruling: Ruling, situation: Situation, *, since: date, decided_on: date) -> Ruling:
    """Make the probationary member an official one since the day the probation ended."""
    insertions, amendments = changed(
        situation, lambda held: held.recognise(since=since, decided_on=decided_on), since=since
    )
    return replace(
        ruling,
        facts={**ruling.facts, "since": since},
        insertions=insertions,
        amendments=amendments,
    )


def struck_off(ruling: Ruling, situation: Situation, *, since: date) -> Ruling:
    """End the membership by deletion, from the day that stands on the decision."""
    insertions, amendments = changed(
        situation, lambda held: held.leave(on=since, by=situation.case.procedure), since=since
    )
    return replace(ruling, insertions=insertions, amendments=amendments)
