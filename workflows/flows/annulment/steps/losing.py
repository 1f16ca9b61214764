"""What the person is once a decision is annulled and nothing stands in its place."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from workflows.engine.ladder import collecting, grounds, roads, voting
from workflows.engine.ladder.complaints import Complaints
from workflows.engine.ladder.directing import written_reason
from workflows.engine.ladder.standings import changed
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.flows.annulment.answers import ANNULLING, lost_on, of_admission, strikes_name
from workflows.people.models import Membership
from workflows.rules.tallies import Verdict

COMPLAINTS = Complaints("annulment")


def weighed(situation: Situation, verdict: Verdict, facts: Mapping[str, Any]) -> Ruling:
    """
    Record what a vote came to, and that the standing is lost where it is.

    Wrong standards strike the name with the annulling decision. Otherwise the standing is lost
    only where the right body, asked again, does not decide as the wrong one did.
    """
    ruling = voting.weighed(situation, verdict, facts)
    step = situation.item.step
    struck = step == ANNULLING and verdict.carried and strikes_name(situation)
    not_again = step == roads.DECISION and not verdict.carried
    if not (struck or not_again):
        return ruling
    since: date = facts.get("issued_on") or situation.on
    insertions, amendments = changed(situation, _ending(situation, since), since=since)
    return replace(
        ruling,
        facts={**ruling.facts, "since": since},
        insertions=insertions,
        amendments=amendments,
    )


def _ending(situation: Situation, since: date) -> Callable[[Membership], None]:
    """
    Return what becomes of the membership.

    An annulled admission leaves none, from its beginning. Who was admitted rightly and recognised
    without meeting the standards is struck off the list; who is only not recognised again is a
    probationary member, as before.
    """
    ground = grounds.of_case(situation)

    def end(membership: Membership) -> None:
        if of_admission(situation):
            membership.annul(on=since, by=situation.case.procedure, ground=ground)
        elif strikes_name(situation):
            membership.leave(on=since, by=situation.case.procedure, ground=ground)
        else:
            membership.annul_recognition()

    return end


def announced(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Take note that the person was told, from which day the time to complain runs.

    :raises Refusal: as ``Complaints.announced`` does
    """
    return COMPLAINTS.announced(situation, facts, issued_on=_lost_on(situation))


def card_settled(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Record what became of the card, which ends with the day on which the standing was lost.

    :raises Refusal: as ``collecting.settled`` does
    """
    return collecting.settled(situation, facts, since=_lost_on(situation))


def responsibility_examined(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Record in a sentence what the examination of responsibility came to.

    :raises ReasonNeeded: if nothing is written
    """
    source = roads.law_of_the_day(situation)
    return Ruling(
        outcome="examined",
        source=source,
        personal={"reason": written_reason(facts, source=source)},
    )


def _lost_on(situation: Situation) -> date:
    return lost_on(situation) or situation.item.opened_on
