"""Special grounds: which of them a case has, what they ask for, and which consent is still owed."""

from collections.abc import Callable
from datetime import date

from workflows.engine.ladder import roads
from workflows.engine.ladder.answers import CARRIED
from workflows.engine.maps import Answered
from workflows.engine.situations import PaperFacts, Situation
from workflows.flows.admission.steps import ages
from workflows.papers.completeness import Need, PaperState
from workflows.rules.grounds import Arising, Ground

CONSENT = "superior_consents"
# What the life history tells and no fact of the case repeats; the entry commits to it.
CIRCUMSTANCES = "circumstances"
WAY_OF_LEAVING = "way_of_leaving"
RECORD_CLEARED_ON = "record_cleared_on"
DECLARED = f"""SELECT coalesce(jsonb_object_agg(told.name, told.text), '{{"{CIRCUMSTANCES}": ""}}')
    FROM engine_item declaring JOIN journal_personalfact told ON told.entry_id = declaring.entry_id
    WHERE declaring.case_id = cases.id AND declaring.step = 'applicant_writes_life_history'
      AND declaring.state = 'done'
      AND told.name IN ('{CIRCUMSTANCES}', '{WAY_OF_LEAVING}', '{RECORD_CLEARED_ON}')"""


def considered_on(situation: Situation) -> date:
    """Return the day on which the cell considered the applicant, or would do so now."""
    resolved = situation.latest(roads.CELL_VOTE)
    return (resolved.decided_on if resolved else None) or situation.on


def of_case(situation: Situation) -> tuple[Ground, ...]:
    """Return the special grounds of the case, by the facts that bring them up."""
    return (*_of_age(situation), *of_leaving(situation), *_of_circumstances(situation))


def of_leaving(situation: Situation) -> tuple[Ground, ...]:
    """Return the ground on which somebody is readmitted, by the way of leaving that was told."""
    way = situation.own["declared"].get(WAY_OF_LEAVING)
    found = _brought_up_by(Arising.FORMER_MEMBERSHIP, situation)
    return tuple(each for each in found if way in each.ways)


def _of_age(situation: Situation) -> tuple[Ground, ...]:
    if not ages.over_the_highest(situation.case.subject_born_on, on=considered_on(situation)):
        return ()
    return _brought_up_by(Arising.AGE_OVER_THE_HIGHEST, situation)


def _of_circumstances(situation: Situation) -> tuple[Ground, ...]:
    declared = situation.own["declared"].get(CIRCUMSTANCES, "").split(", ")
    found = _brought_up_by(Arising.DECLARED, situation)
    return tuple(each for each in found if each.id in declared)


def _brought_up_by(arising: Arising, situation: Situation) -> tuple[Ground, ...]:
    return roads.rules(situation).grounds_on(considered_on(situation), arises=arising)


def needs(situation: Situation) -> list[Need]:
    """Return what the grounds of the case ask of each paper when the cell considers."""
    if situation.item.step != roads.CELL_VOTE:
        return []
    asked = {
        kind: ground for ground in of_case(situation) for kind in _papers_of(ground, situation)
    }
    return [_need(kind, ground, situation) for kind, ground in asked.items()]


def _papers_of(ground: Ground, situation: Situation) -> tuple[str, ...]:
    return ground.papers.on(situation.on).value


def _need(kind: str, ground: Ground, situation: Situation) -> Need:
    edition = ground.papers.on(situation.on)
    paper = _latest(kind, situation)
    if paper is None:
        facts = {"paper": kind, "found": 0, "wanted": 1}
        return Need(kind, PaperState.MISSING, facts, edition)
    facts = {"paper": kind, "about": paper.about, "dated_on": paper.dated_on}
    return Need(kind, PaperState.THERE, facts, edition, paper.id)


def _latest(kind: str, situation: Situation) -> PaperFacts | None:
    """What the cell considers lay before it by the day of its meeting."""
    made = [each for each in situation.papers if each.kind == kind]
    return next((each for each in reversed(made) if each.dated_on <= situation.on), None)


def consent_owed(situation: Situation, step: str) -> bool:
    """Tell whether a ground of the case asks for the consent of a step that has not been given."""
    given = situation.latest(step)
    if given is not None and given.outcome == CARRIED:
        return False
    return any(ground.consent == step for ground in of_case(situation))


def owes(step: str) -> Callable[[Answered], bool]:
    """Ask whether a special ground still waits for the consent that a step gives."""
    return lambda answered: consent_owed(answered.situation, step)
