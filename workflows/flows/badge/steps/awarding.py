"""The decision that awards the badge, and the ceremony at which it is handed over."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from workflows.engine.ladder import roads, voting
from workflows.engine.ladder.standings import recorded_at
from workflows.engine.refusals import BeforeThePrecedingStep
from workflows.engine.rulings import Amendment, Insertion, Ruling
from workflows.engine.situations import Situation
from workflows.flows.badge.steps import ages, ending
from workflows.flows.badge.steps.ages import Ground
from workflows.flows.badge.steps.declaring import (
    AWARDS,
    already_awarded,
    check_not_awarded,
    day_of_award,
    declared_facts,
)
from workflows.foundation.refusals import Refusal
from workflows.people.models.memberships import StandingKind
from workflows.rules.tallies import Verdict

HANDING_OVER = "committee_hands_over_badge"
TABLE = "badge_award"
OWN: Mapping[str, str] = {
    AWARDS: """SELECT jsonb_agg(jsonb_build_object('id', award.id, 'years', award.years,
            'case_id', award.case_id, 'awarded_on', award.awarded_on) ORDER BY award.years)
        FROM badge_award award WHERE award.person_id = cases.subject_id"""
}


class NoMemberToReceive(Refusal):
    """A badge is handed over to a member, or to the family of one who died."""

    code = "badge.no_member_to_receive"
    sentence = (
        "Not recorded: {name} is on record as {standing} since {since}, and receives no badge."
    )
    remedy = "End the case on the ground that the membership ended by another procedure."
    conflict = True


def weighed(situation: Situation, verdict: Verdict, facts: Mapping[str, Any]) -> Ruling:
    """
    Record what a vote came to; the decision awards the badge from the day it was issued.

    :raises AlreadyAwarded: if the member has got the badge of those years meanwhile
    """
    ruling = voting.weighed(situation, verdict, facts)
    if situation.item.step != roads.DECISION or not verdict.carried:
        return ruling
    years = declared_facts(situation)["years"]
    check_not_awarded(situation, years=years)
    row = {
        "case_id": situation.case.id,
        "person_id": situation.case.subject_id,
        "years": years,
        "awarded_on": facts.get("issued_on", situation.on),
        "document": str(facts.get("number", "")),
        "recorded_at": recorded_at(situation),
    }
    return replace(
        ruling,
        facts={**ruling.facts, "years": years},
        insertions=(Insertion(TABLE, (row,)),),
        clashes={
            "a_badge_is_awarded_once_to_a_person": already_awarded(situation, years=years),
        },
    )


def handed_over(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Record that the badge was handed over on the day, to the member or the family.

    :raises BeforeThePrecedingStep: if the decision that awards the badge was not issued yet
    :raises NoMemberToReceive: if the member was none any more on the day, but for a death
    :raises NotADayOfAward: if no badge is handed over on the day, though nothing was urgent
    :raises Refusal: as the checks of the party age do, on the day of the ceremony
    """
    del facts
    declared = declared_facts(situation)
    award = next(
        each for each in situation.own[AWARDS] if each["case_id"] == str(situation.case.id)
    )
    awarded_on = date.fromisoformat(award["awarded_on"])
    if situation.on < awarded_on:
        source = roads.rule(situation).source
        raise BeforeThePrecedingStep(decided_on=situation.on, preceding=awarded_on, source=source)
    ground, counted = _receives(situation, in_time=declared["in_time"])
    editions, doubts = ages.enough(situation, years=declared["years"], ground=ground, day=counted)
    if ground is Ground.IN_TIME:
        days, doubted = day_of_award(situation, situation.on)
        editions, doubts = {**editions, **days}, tuple(dict.fromkeys((*doubts, *doubted)))
    handed = Amendment(TABLE, UUID(award["id"]), {"handed_over_on": situation.on})
    return Ruling(
        outcome="handed_over_badge",
        facts={"years": declared["years"]},
        source=roads.rule(situation).source,
        editions=editions,
        against=doubts,
        amendments=(handed,),
    )


def _receives(situation: Situation, *, in_time: bool) -> tuple[Ground, date]:
    """
    Return on which ground the badge is received on the day, and by which day its years count.

    Who awaits a posthumous badge while no death is on record yet died before it was awarded, so
    the longer or equal time for illness asks nothing more of the ceremony.

    :raises NoMemberToReceive: if the member was none any more on the day, but for a death
    """
    case = situation.case
    if case.standing != StandingKind.OFFICIAL and case.standing_since <= situation.on:
        if ending.died(situation):
            return Ground.POSTHUMOUS, case.standing_since
        raise NoMemberToReceive(
            name=case.subject_name,
            standing=case.standing,
            since=case.standing_since,
            source=roads.rule(situation).source,
        )
    return Ground.IN_TIME if in_time else Ground.ILLNESS, situation.on
