"""What happened in a case, told from its journal: the sentence is made when it is shown."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from workflows.authority import law
from workflows.engine import maps
from workflows.engine.registry import Procedure, procedure_of
from workflows.engine.reminding.sweeping import OVERDUE
from workflows.foundation.citations import Citation
from workflows.journal.acts import act
from workflows.journal.models import Entry
from workflows.journal.recording import REFUSED
from workflows.web import reminders, sentences, words
from workflows.web.questions.cases import Told

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
CORRECTED = "count.corrected"
RECALLED = "step.recalled"
HANDED_UP = "step.handed_up"
HALTS = frozenset({CORRECTED, RECALLED, HANDED_UP, OVERDUE.code, REFUSED.code})
STOPS = frozenset({"returned", "short", "withdrew", "left_list", "died", "close"})
CORRECTED_SLIP = gettext_noop(
    "The count was corrected: {after} in favour instead of {before}; the verdict stands"
)
CORRECTED_TURN = gettext_noop(
    "The count was corrected: {after} in favour instead of {before}; the verdict turned,"
    " and the later steps are void"
)


@dataclass(frozen=True, slots=True)
class Knot:
    """One entry on the thread of a case."""

    number: int
    title: str
    who: str
    quotes: tuple[str, ...]
    source: Citation | None
    decided_on: date
    recorded_at: datetime
    kind: str


def knots(told: list[Told], procedure: Procedure, shape: int) -> list[Knot]:
    """Return the entries of a case as its thread shows them, the latest first."""
    return [_knot(each, procedure, shape) for each in told]


def knot_of_unit(told: Told) -> Knot:
    """Return an entry of a unit, such as a reminder that belongs to no case."""
    return _drawn(told, title=_other_title(told, None), kind=_kind(False, "", told.entry))


def knot_anywhere(told: Told) -> Knot:
    """Return an entry wherever it stands: of a case of any procedure, of a unit, of no chain."""
    found = procedure_of(told.entry.act)
    return _knot(told, found, found.shape) if found else knot_of_unit(told)


def _knot(told: Told, procedure: Procedure, shape: int) -> Knot:
    entry = told.entry
    step = entry.act.removeprefix(f"{procedure.name}.")
    known = step in procedure.rules.steps
    outcome = entry.facts.get("outcome", "")
    collective = known and maps.is_collective(procedure.map(shape), step)
    return _drawn(
        told,
        title=_step_title(told, procedure, step, outcome)
        if known
        else _other_title(told, procedure),
        kind=_kind(collective, outcome, entry),
    )


def _drawn(told: Told, *, title: str, kind: str) -> Knot:
    entry = told.entry
    return Knot(
        number=entry.number,
        title=title,
        who=_who(told),
        quotes=tuple(told.personal[name] for name in ("reason", "basis") if name in told.personal),
        source=Citation(entry.instrument, entry.article) if entry.instrument else None,
        decided_on=entry.decided_on,
        recorded_at=entry.recorded_at,
        kind=kind,
    )


def _step_title(told: Told, procedure: Procedure, step: str, outcome: str) -> str:
    introducers = [
        text for name, text in sorted(told.personal.items()) if name.startswith("introducer_")
    ]
    facts: dict[str, Any] = defaultdict(
        lambda: _("someone"),
        {
            **{name: _shown(fact) for name, fact in told.entry.facts.items()},
            **{name: procedure.appearance.said(name, text) for name, text in told.personal.items()},
            "introducers": _(" and ").join(introducers),
        },
    )
    title = _(procedure.appearance.told(step, outcome)).format_map(facts)
    if partner := told.entry.facts.get("partner"):
        title = _("{title}; the other body at the joint meeting: {in_favour}/{electorate}").format(
            title=title, **partner
        )
    return title


def _shown(fact: Any) -> Any:
    """Return a fact as a sentence shows it: a day as days are written, a rule by its name."""
    if not isinstance(fact, str):
        return fact
    if DAY.fullmatch(fact):
        return f"{date.fromisoformat(fact):%d/%m/%Y}"
    rule = law.pack().parameters.get(fact)
    return words.label(rule) if rule else fact


def _other_title(told: Told, procedure: Procedure | None) -> str:
    facts = told.entry.facts
    if told.entry.act in reminders.ACTS:
        return reminders.sentence(told.entry, procedure)
    if told.entry.act == REFUSED.code:
        return _("Refused: {sentence}").format(sentence=sentences.refused_once(facts["code"]))
    if told.entry.act != CORRECTED:
        return _(act(told.entry.act).sentence)
    sentence = CORRECTED_TURN if facts["turned"] else CORRECTED_SLIP
    title = _(sentence).format(after=facts["after"][0], before=facts["before"][0])
    if told.entry.subjects.get("body") in {None, str(told.entry.body_id)}:
        return title
    return _("{title}; it was the count of the other body at the joint meeting").format(title=title)


def _who(told: Told) -> str:
    actor = told.personal.get("actor", "")
    office = told.entry.office
    return f"{actor}, {words.office_of(office).lower()}" if office and actor else actor


def _kind(collective: bool, outcome: str, entry: Entry) -> str:
    if outcome in STOPS or entry.act in HALTS:
        return "stop"
    return "main" if collective else ""
