"""Which body takes up each step: the road follows the shape of the organisation on the day."""

from uuid import UUID

from workflows.authority import law
from workflows.engine.rulings import Holding
from workflows.engine.situations import BodyFacts, Situation, UnitFacts
from workflows.foundation.citations import Citation
from workflows.rules.procedures import Decider, Procedure, Rung, StepRule

RELIEF = "superior_directs"
DECISION = "competent_committee_decides"
CELL_VOTE = "cell_resolves"
COMPLETION = "cell_completes_file"
PROPOSAL = "grassroots_committee_resolves"
# Who may admit also recognises, and strikes a name off: one authority, one delegation.
DELEGATED = "admits"
FEWEST_IN_A_CELL = "cells.official_members_min"
NOBODY_MAY_ACT = "nobody_may_act"
BODY_MISSING = "body_missing"
COMMITTEES = ("standing_committee", "committee", "standing_members")
TOO_FEW_MEMBERS = "too_few_members"


def rules(situation: Situation) -> Procedure:
    """Return the table of the case's procedure."""
    return law.pack().procedures[situation.case.procedure]


def rule(situation: Situation) -> StepRule:
    """Return the row of the step that the situation is about."""
    return rules(situation).steps[situation.item.step]


def law_of_the_day(situation: Situation) -> Citation:
    """Return the article behind the step on its day, as the edition of its papers names it."""
    return rule(situation).papers.on(situation.on).source


def decides(step: str, situation: Situation) -> bool:
    """Tell whether the step is a decision of the body that holds the authority."""
    return rules(situation).steps[step].rung is Rung.COMPETENT


def is_vote(step: str, situation: Situation) -> bool:
    """Tell whether a body settles the step by a vote."""
    rule = rules(situation).steps[step]
    return rule.vote is not None or rule.rung is Rung.COMPETENT


def passes(step: str, situation: Situation) -> bool:
    """Tell whether the road from this cell, on this day, leads through a step."""
    cell, *above = situation.ladder
    if not above:
        return False
    road = rules(situation).road_for(kind=cell.level_kind, under=above[0].level_kind)
    if step not in road.through.on(situation.on).value:
        return False
    decider = competent(situation)[0]
    return decider is None or step not in decider.takes_place_of


def competent(situation: Situation) -> tuple[Decider | None, UnitFacts | None]:
    """
    Return who holds the authority to decide for this organisation on this day, and where.

    The first decider in force counts whose unit is on the ladder, whose kind of
    unit may have such a body, and who was delegated where delegation is needed: a cell
    that is a grass-roots organisation may stand under another that has a committee.
    Whether the body exists is another question: a missing one is a gap to name.
    """
    for decider in rules(situation).deciders_on(situation.on):
        for unit in situation.units_with(decider.at):
            kind = law.pack().level_kinds[unit.level_kind]
            if decider.body_kind not in kind.bodies.on(situation.on).value:
                continue
            if decider.needs_delegation and DELEGATED not in unit.functions:
                continue
            return decider, unit
    return None, None


def hold(step: str, situation: Situation) -> Holding:
    """
    Return the body that takes up a step, or the superior's where nobody may act.

    A step on which nobody may act goes at once to the nearest committee above in
    which somebody may, with the reason; it never waits unseen.
    """
    rule = rules(situation).steps[step]
    unit, body = _where(rule, situation)
    if body is None:
        return _relief(step, situation, unit, reason=BODY_MISSING)
    if _cannot_resolve(rule, body, unit, situation):
        return _relief(step, situation, unit, reason=TOO_FEW_MEMBERS)
    if not body.somebody_may_act:
        return _relief(step, situation, unit, reason=NOBODY_MAY_ACT)
    return held_by(body.id, step, situation)


def held_by(body_id: UUID, step: str, situation: Situation) -> Holding:
    """Return the step as a body takes it up that was chosen for it."""
    return Holding(step, body_id, _note(step, situation))


def wanted(step: str, situation: Situation) -> tuple[UnitFacts, str] | None:
    """Return the unit whose body the step belongs to and the kind of that body, there or not."""
    rule = rules(situation).steps[step]
    unit, _ = _where(rule, situation)
    decider, _ = competent(situation)
    kind = decider.body_kind if rule.rung is Rung.COMPETENT and decider else rule.body
    return (unit, kind) if unit and kind else None


def _where(rule: StepRule, situation: Situation) -> tuple[UnitFacts | None, BodyFacts | None]:
    if rule.rung is Rung.COMPETENT:
        decider, unit = competent(situation)
        return unit, unit.body(decider.body_kind) if decider and unit else None
    unit = {
        Rung.CELL: situation.ladder[0],
        Rung.SUB_COMMITTEE: situation.unit_with("sub_committee"),
        Rung.GRASSROOTS: _grassroots(rule, situation),
        Rung.ABOVE_GRASSROOTS: situation.unit_with("above_grassroots")
        or situation.unit_with("province"),
        Rung.SUPERIOR: situation.above(situation.ladder[0]),
        Rung.PROVINCE: situation.unit_with("province"),
    }[rule.rung]
    if unit is None:
        return None, None
    body = (unit.body(rule.body) if rule.body else None) or (
        unit.body(rule.in_its_place) if rule.in_its_place else None
    )
    return unit, body


def _grassroots(rule: StepRule, situation: Situation) -> UnitFacts | None:
    """A cell right under a committee above has no grass-roots committee in between."""
    cell = situation.ladder[0]
    serving = situation.units_with("grassroots")
    having = (
        unit
        for kind in (rule.body, rule.in_its_place)
        for unit in serving
        if kind is not None and unit.body(kind)
    )
    beyond = (unit for unit in serving if unit is not cell)
    return next(having, None) or next(beyond, None) or situation.above(cell)


def _cannot_resolve(
    rule: StepRule, body: BodyFacts, unit: UnitFacts | None, situation: Situation
) -> bool:
    """A cell under its least number of official members cannot resolve."""
    if rule.vote is None or body.kind != "cell_meeting" or unit is not situation.ladder[0]:
        return False
    fewest = law.pack().parameter(FEWEST_IN_A_CELL).on(situation.on).value
    return len(situation.official_members) < int(fewest)


def _relief(step: str, situation: Situation, unit: UnitFacts | None, *, reason: str) -> Holding:
    """
    Hand the step to the nearest committee above the place where it got stuck.

    At the top of the tree another committee of the same unit is the next to ask.
    """
    stuck = situation.ladder.index(unit) if unit in situation.ladder else 0
    note = {**_note(step, situation), "for_step": step, "reason": reason}
    above, here = (
        [body for each in units for kind in COMMITTEES if (body := each.body(kind)) is not None]
        for units in (situation.ladder[stuck + 1 :], situation.ladder[stuck : stuck + 1])
    )
    chosen = next((body for body in (*above, *here) if body.somebody_may_direct), None)
    if chosen is None:
        # Even a vacant committee is a place where the case is seen; a later appointment frees it.
        chosen = (above or here or situation.ladder[0].bodies)[-1]
    return Holding(RELIEF, chosen.id, note)


def _note(step: str, situation: Situation) -> dict[str, str]:
    """A file sent back remembers who sent it, also where the superior directs it in between."""
    if step != COMPLETION:
        return {}
    return {"returned_by": situation.item.note.get("returned_by", situation.item.step)}
