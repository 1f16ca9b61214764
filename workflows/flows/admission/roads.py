"""Which body takes up each step: the road follows the shape of the organisation on the day."""

from workflows.authority import law
from workflows.engine.rulings import Holding
from workflows.engine.situations import BodyFacts, Situation, UnitFacts
from workflows.rules.procedures import Decider, Procedure, Rung, StepRule

RELIEF = "superior_directs"
DECISION = "competent_committee_decides"
DELEGATED = "admits"
FEWEST_IN_A_CELL = "cells.official_members_min"
NOBODY_MAY_ACT = "nobody_may_act"
BODY_MISSING = "body_missing"
TOO_FEW_MEMBERS = "too_few_members"


def rules() -> Procedure:
    """Return the table of admission."""
    return law.pack().procedures["admission"]


def is_vote(step: str) -> bool:
    """Tell whether a body settles the step by a vote."""
    rule = rules().steps[step]
    return rule.vote is not None or rule.rung is Rung.COMPETENT


def passes(step: str, situation: Situation) -> bool:
    """Tell whether the road from this cell, on this day, leads through a step."""
    cell, *above = situation.ladder
    if not above:
        return False
    road = rules().road_for(kind=cell.level_kind, under=above[0].level_kind)
    if step not in road.through.on(situation.on).value:
        return False
    decider = competent(situation)[0]
    return decider is None or step not in decider.takes_place_of


def competent(situation: Situation) -> tuple[Decider | None, UnitFacts | None]:
    """
    Return who holds the authority to admit for this organisation on this day, and where.

    The first decider in force counts whose unit is on the ladder, whose kind of
    unit may have such a body, and who was delegated where delegation is needed.
    Whether the body exists is another question: a missing one is a gap to name.
    """
    for decider in rules().deciders_on(situation.on):
        unit = situation.unit_with(decider.at)
        if unit is None:
            continue
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
    rule = rules().steps[step]
    unit, body = _where(rule, situation)
    if body is None:
        return _relief(step, situation, unit, reason=BODY_MISSING)
    if _cannot_resolve(rule, body, unit, situation):
        return _relief(step, situation, unit, reason=TOO_FEW_MEMBERS)
    if not body.somebody_may_act:
        return _relief(step, situation, unit, reason=NOBODY_MAY_ACT)
    return Holding(step, body.id, _note(step, situation))


def _where(rule: StepRule, situation: Situation) -> tuple[UnitFacts | None, BodyFacts | None]:
    if rule.rung is Rung.COMPETENT:
        decider, unit = competent(situation)
        return unit, unit.body(decider.body_kind) if decider and unit else None
    unit = {
        Rung.CELL: situation.ladder[0],
        Rung.SUB_COMMITTEE: situation.unit_with("sub_committee"),
        # A cell right under a committee above has no grass-roots committee in between.
        Rung.GRASSROOTS: situation.unit_with("grassroots") or situation.above(situation.ladder[0]),
        Rung.SUPERIOR: situation.above(situation.ladder[0]),
    }[rule.rung]
    if unit is None:
        return None, None
    body = (unit.body(rule.body) if rule.body else None) or (
        unit.body(rule.in_its_place) if rule.in_its_place else None
    )
    return unit, body


def _cannot_resolve(
    rule: StepRule, body: BodyFacts, unit: UnitFacts | None, situation: Situation
) -> bool:
    """A cell under its least number of official members cannot resolve."""
    if rule.vote is None or body.kind != "cell_meeting" or unit is not situation.ladder[0]:
        return False
    fewest = law.pack().parameter(FEWEST_IN_A_CELL).on(situation.on).value
    return len(situation.official_members) < int(fewest)


def _relief(step: str, situation: Situation, unit: UnitFacts | None, *, reason: str) -> Holding:
    """Hand the step to the nearest committee above the place where it got stuck."""
    stuck = situation.ladder.index(unit) if unit in situation.ladder else 0
    note = {**_note(step, situation), "for_step": step, "reason": reason}
    candidates = [
        body
        for each in situation.ladder[stuck + 1 :]
        for kind in ("standing_committee", "committee", "standing_members")
        if (body := each.body(kind)) is not None
    ]
    chosen = next((body for body in candidates if body.somebody_may_act), None)
    if chosen is None:
        # Even a vacant committee is a place where the case is seen; a later appointment frees it.
        chosen = candidates[-1] if candidates else situation.ladder[0].bodies[0]
    return Holding(RELIEF, chosen.id, note)


def _note(step: str, situation: Situation) -> dict[str, str]:
    """A file sent back remembers who sent it."""
    return {"returned_by": situation.item.step} if step == "cell_completes_file" else {}
