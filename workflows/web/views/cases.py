"""The page of a case: where it stands, what it needs, what happened, and why."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from workflows.authority import law
from workflows.engine import concerns, maps
from workflows.engine.appearances import Gap
from workflows.engine.models import Case, Clock, Item, ItemState
from workflows.engine.registry import Procedure
from workflows.engine.registry import procedure as registered
from workflows.engine.situations import Situation
from workflows.web import pages, readings, sentences, words
from workflows.web.cases import amendments, ballots, bundles, timelines, timings, ways
from workflows.web.cases.ballots import Ballot
from workflows.web.cases.buttons import (
    CORRECT,
    Button,
    Powers,
    beside,
    buttons,
    ending,
    powers_of,
    recall,
    stopped,
)
from workflows.web.cases.needs import Line, lines
from workflows.web.cases.rolls import base_today
from workflows.web.questions import cases, units

LAPSED = gettext_noop(
    "{name} has been on record as {standing} since {since}. This procedure is not about anybody of"
    " that standing, so nothing more is decided in this case."
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open step of the case: who holds it since when, what it needs, what one can do."""

    item: Item
    step: str
    held_by: str
    lines: list[Line]
    buttons: list[Button]
    barred: bool
    stopped: bool
    due: tuple[str, str, str] | None
    relieves: str


@pages.page
def case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show a case that the reader's office shows."""
    items = cases.items(case_id)
    if not items:
        raise Http404
    shown = items[0].case
    readings.record(request, readings.of_case(shown))
    procedure = registered(shown.procedure)
    open_items = [item for item in items if item.state == ItemState.OPEN]
    standing = cases.situations(
        procedure,
        open_items or items[-1:],
        person_id=request.user.person_id,
        on=units.day_in_tree(shown.unit_id, on=shown.ended_on or request.on),
    )
    situation = next(iter(standing.values()))
    counts = cases.counts(case_id)
    bodies = {item.body_id for item in open_items} | {count.item.body_id for count in counts}
    powers = powers_of(request.user.person_id, procedure, situation, sorted(bodies))
    people = cases.seated(_holders(standing), on=request.on)
    found = {
        "case": shown,
        "procedure": words.label(procedure.rules),
        "outcome": _outcome(shown, procedure),
        "waiting": [
            _waiting(item, procedure, standing[item.id], powers, people) for item in open_items
        ],
        "lapse": _lapse(procedure, situation) if open_items else None,
        "ending": ending(procedure, situation, powers) if open_items else None,
        "ending_grounds": [
            procedure.appearance.ground(name) for name in procedure.endings(situation)
        ],
        "beside": beside(procedure, situation, powers) if open_items else [],
        "recall": recall(procedure, situation, powers) if open_items else None,
        **_told(shown, procedure, situation, counts, powers),
        **_law(shown, procedure, request.on),
        "clocks": [
            timings.timing(
                clock,
                title=_limited(clock, procedure),
                today=request.on,
                pointed_out_on=clock.pointed_out_on,
            )
            for clock in cases.clocks(case_id)
        ],
        "papers": bundles.papers(
            cases.documents(shown.dossier_id),
            [need for each in standing.values() for need in procedure.needs(each)],
        ),
        "people": procedure.appearance.involved(situation),
    }
    return render(request, "cases/case.html", found)


def _lapse(procedure: Procedure, situation: Situation) -> tuple[str, str] | None:
    """Return why the case is only to be ended, and on which grounds, where that is so."""
    refusal = concerns.lapsed(situation, procedure)
    if refusal is None:
        return None
    return sentences.filled(LAPSED, refusal.facts), sentences.remedy(refusal)


def _holders(standing: dict[UUID, Situation]) -> set[UUID]:
    return {
        holder.person_id
        for situation in standing.values()
        for unit in situation.ladder
        for body in unit.bodies
        if body.id == situation.item.body_id
        for holder in body.holders
    }


def _waiting(
    item: Item,
    procedure: Procedure,
    situation: Situation,
    powers: Powers,
    people: dict[UUID, str],
) -> Waiting:
    today = situation.today
    vote = maps.is_collective(procedure.map(item.case.shape), item.step)
    base = base_today(item.body_id, on=today) if vote else 0
    due = None
    if item.due_on is not None:
        due = timings.due_words(item.due_on, provisional=item.due_provisional, today=today)
    stuck = item.note.get("for_step", "")
    return Waiting(
        item=item,
        step=words.label(procedure.rule(item.step)),
        held_by=f"{words.body_kind(item.body.kind)}, {item.body.unit.name}",
        lines=lines(procedure, situation, people, base=base),
        buttons=buttons(procedure, situation, item, powers),
        barred=situation.barred,
        stopped=stopped(procedure, situation),
        due=due,
        relieves=_relief(item, stuck, procedure, situation) if stuck else "",
    )


def _relief(item: Item, stuck: str, procedure: Procedure, situation: Situation) -> str:
    """Return why the step came to the superior instead of the body that it belongs to."""
    step, reason = words.label(procedure.rule(stuck)), item.note["reason"]
    gap = procedure.appearance.gap(stuck, situation) if reason == "body_missing" else None
    if gap is not None:
        return _gap(step, gap)
    sentence = {
        "nobody_may_act": _("“{step}” came here because nobody may act in the body it belongs to."),
        "body_missing": _("“{step}” came here because the unit has no body that could take it."),
        "too_few_members": _("“{step}” came here because the cell has too few official members."),
    }[reason]
    return sentence.format(step=step)


def _gap(step: str, gap: Gap) -> str:
    """Return which body is missing where, and which one the rule book offers in its place."""
    kind, unit = gap.missing
    said = _("“{step}” came here because there is no {body} in {unit}.").format(
        step=step, body=words.body_kind(kind).lower(), unit=unit
    )
    if gap.offered is None:
        return said
    kind, unit = gap.offered
    offered = _("The rule book offers in its place: {body}, {unit}.").format(
        body=words.body_kind(kind).lower(), unit=unit
    )
    return f"{said} {offered}"


def _outcome(shown: Case, procedure: Procedure) -> str:
    if not shown.outcome:
        return ""
    return words.label(procedure.rules.outcomes[shown.outcome])


def _told(
    shown: Case,
    procedure: Procedure,
    situation: Situation,
    counts: list[Any],
    powers: Powers,
) -> dict[str, Any]:
    replaced = {count.replaces_id for count in counts}
    drawn = [
        ballots.ballot(
            count,
            step=words.label(procedure.rule(count.item.step)),
            replaced=count.id in replaced,
        )
        for count in counts
    ]
    correctable = {
        count.id
        for count in counts
        # At a joint meeting the body whose step it is corrects both counts.
        if count.current and not situation.barred and powers.may(CORRECT, count.item.body_id)
    }
    return {
        "counts": [(each, each.id in correctable) for each in drawn],
        "thread": timelines.knots(cases.told(shown.id), procedure, shown.shape),
        "drawing": ways.drawing(procedure, situation, _notes(drawn, counts)),
    }


def _notes(drawn: list[Ballot], counts: list[Any]) -> dict[str, str]:
    notes = defaultdict(list)
    for each, count in zip(drawn, counts, strict=True):
        if each.current:
            note = _("{n} of {base} in favour").format(n=each.in_favour, base=each.electorate)
            # The body whose step it is comes first, then the one that sat with it.
            notes[count.item.step].insert(count.body_id != count.item.body_id, note)
    return {step: " · ".join(said) for step, said in notes.items()}


def _law(shown: Case, procedure: Procedure, today: date) -> dict[str, Any]:
    until = shown.ended_on or today
    return {
        "amendments": amendments.amendments(procedure, opened_on=shown.opened_on, until=until),
    }


def _limited(clock: Clock, procedure: Procedure) -> str:
    """Return what a clock limits: a step of the procedure, or what its own parameter says."""
    steps, pack = procedure.rules.steps, law.pack()
    if clock.kind in steps:
        return words.label(steps[clock.kind])
    named = pack.events.get(clock.kind) or pack.parameter(clock.parameter)
    return words.label(named)
