"""What the reader may do in a case: every button is asked of authority."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from workflows.engine import concerns, maps
from workflows.engine.meetings import ACT as RECORD
from workflows.engine.models import Item
from workflows.engine.recalls import may_be_recalled
from workflows.engine.registry import ACT, Procedure
from workflows.engine.situations import Situation
from workflows.web import words
from workflows.web.questions.cases import allowed

END = "case.withdraw"
CORRECT = "case.correct"


@dataclass(frozen=True, slots=True)
class Button:
    """One thing the reader may do; the first of an item is its own act."""

    text: str
    address: str
    icon: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class Powers:
    """Which acts the reader may do for which bodies, asked once for the whole page."""

    granted: frozenset[tuple[str, UUID]]

    def may(self, act: str, body_id: UUID) -> bool:
        """Tell whether the reader may do the act for the body."""
        return (act, body_id) in self.granted


def powers_of(
    person_id: UUID, procedure: Procedure, situation: Situation, bodies: Sequence[UUID]
) -> Powers:
    """Return the reader's powers over the bodies that a case has met or may meet."""
    steps = {item.step for item in situation.items if item.state == "open"}
    acts = {RECORD, END, CORRECT}
    for step in steps:
        acts |= {procedure.power(step, manner) for manner in (ACT, *procedure.manners(step))}
    acts |= {*procedure.beside().values(), *(rule.power for rule in procedure.rules.steps.values())}
    ladder = {body.id for unit in situation.ladder for body in unit.bodies}
    held = allowed(person_id, acts, body_ids={*bodies, *ladder}, on=situation.today)
    return Powers(frozenset(held))


def buttons(procedure: Procedure, situation: Situation, item: Item, powers: Powers) -> list[Button]:
    """Return what the reader may do with an open item."""
    if situation.barred or stopped(procedure, situation):
        return []
    found = []
    place = {"case_id": item.case_id, "item_id": item.id}
    if maps.is_collective(procedure.map(situation.case.shape), item.step):
        if powers.may(RECORD, item.body_id):
            address = reverse("case-meeting", kwargs=place)
            found.append(Button(_("Record the meeting"), address, "ballot", "main"))
    elif powers.may(procedure.power(item.step, ACT), item.body_id):
        address = reverse("case-step", kwargs=place)
        found.append(Button(_("Record this step"), address, "pen", "main"))
    for manner in sorted(procedure.manners(item.step), reverse=True):
        offered = procedure.appearance.offers(manner, situation)
        if offered and powers.may(procedure.power(item.step, manner), item.body_id):
            address = reverse("case-manner", kwargs={**place, "manner": manner})
            text = str(procedure.appearance.manner(manner))
            found.append(Button(text, address, "back"))
    return found


def stopped(procedure: Procedure, situation: Situation) -> bool:
    """Tell whether the step is not taken any more, since the case is only to be ended."""
    directed = concerns.leads_out(situation.item, procedure, manner=ACT)
    return not directed and concerns.lapsed(situation, procedure) is not None


def ending(procedure: Procedure, situation: Situation, powers: Powers) -> Button | None:
    """Return the way to end the case, where its unit may and a ground is there."""
    may_end = any(powers.may(END, body.id) for body in situation.ladder[0].bodies)
    if situation.barred or not may_end or not procedure.endings(situation):
        return None
    address = reverse("case-end", kwargs={"case_id": situation.case.id})
    return Button(_("End the case"), address, "no", "halt")


def beside(procedure: Procedure, situation: Situation, powers: Powers) -> list[Button]:
    """Return what the reader may record beside the steps as the case stands."""
    if situation.barred or concerns.lapsed(situation, procedure) is not None:
        return []
    return [
        Button(
            str(procedure.appearance.beside(act)),
            reverse("case-beside", kwargs={"case_id": situation.case.id, "act": act}),
            "plus",
        )
        for act, power in procedure.beside().items()
        if procedure.appearance.offers(act, situation)
        and any(
            powers.may(power, body.id)
            for unit in procedure.units_beside(act, situation)
            for body in unit.bodies
        )
    ]


def recall(procedure: Procedure, situation: Situation, powers: Powers) -> Button | None:
    """Return the way to take back what was decided last, while nobody has gone on from it."""
    if situation.barred:
        return None
    for item in reversed(situation.items):
        decided = replace(situation, item=item)
        power = procedure.rule(item.step).power
        if may_be_recalled(decided, procedure) and powers.may(power, item.body_id):
            step = words.label(procedure.rule(item.step))
            address = reverse(
                "case-recall", kwargs={"case_id": situation.case.id, "item_id": item.id}
            )
            return Button(_("Recall: {step}").format(step=step), address, "back")
    return None
