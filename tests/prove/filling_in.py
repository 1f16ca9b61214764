"""Fills in the form of any step by chance: what is typed, and the papers brought with it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django import forms

from workflows.engine.dossiers import NewPaper
from workflows.engine.forms import PaperSlot, StepForm
from workflows.engine.registry import Procedure
from workflows.engine.situations import Situation
from workflows.papers.documents import Sheet

# Days that hang together: an introducer came long before, a period ends after it began.
SHIFTS = {"since": -500, "until": 90, "back": 40, "died": -1}
FEW = 4
WORDS = "01.000042"
# What sends a case back or ends it wants a reason, which no form demands.
REASONS = 0.8


@dataclass(frozen=True, slots=True)
class Filled:
    """What was typed, as the judgement takes it, and the papers."""

    facts: dict[str, Any] = field(default_factory=dict)
    papers: tuple[NewPaper, ...] = ()


def paper(kind: str, dated_on: date, about: str = "") -> NewPaper:
    """Return a paper of a kind, made on a day, that is kept at the cell."""
    sheet = Sheet(dated_on=dated_on, number=WORDS, kept_at="Tủ hồ sơ của chi bộ")
    return NewPaper(kind=kind, sheet=sheet, about=about)


@dataclass
class Hand:
    """One person's way to fill in a form: how much of it, with which answer, for which days."""

    random: Random
    on: date

    def __post_init__(self) -> None:
        self.fills = self.random.choice((0.0, 0.0, 0.2, 0.9))
        self.answer = self.random.randrange(5)
        self.steady = self.random.choice((0.95, 0.95, 0.3))
        self.drift = self.random.choice((0, 0, 0, 0, -20, 5))

    def fill(
        self,
        procedure: Procedure,
        situation: Situation,
        manner: str,
        wanting: Sequence[str],
        members: Sequence[UUID],
    ) -> Filled | None:
        """Return the form as filled in, or None where its shape already refuses it."""
        form = procedure.form(situation.item.step, manner)(
            on=situation.on, own=situation.own, members={each: each.hex for each in members}
        )
        # To bind the blank form is what making it again with what was typed comes to.
        form.data, form.is_bound = self._typed(form), True
        if not form.is_valid():
            return None
        return Filled(form.facts(), tuple(self._papers(form, form.slots(wanting))))

    def _typed(self, form: StepForm) -> dict[str, Any]:
        typed: dict[str, Any] = {"decided_on": self.on.isoformat()}
        for name, asked in form.fields.items():
            share = 1.0 if asked.required else REASONS if name == "reason" else self.fills
            if name in typed or self.random.random() >= share:
                continue
            typed[name] = self._answer(name, asked)
        return typed

    def _answer(self, name: str, asked: forms.Field) -> Any:
        match asked:
            case forms.MultipleChoiceField():
                return [code for code, _ in asked.choices]
            case forms.ChoiceField():
                return self._choice([str(code) for code, _ in asked.choices if str(code)])
            case forms.DateField():
                shift = next((days for word, days in SHIFTS.items() if name.startswith(word)), 0)
                shift = -500 if name.endswith("since") else shift
                return (self.on + timedelta(days=shift + self.drift)).isoformat()
            case forms.IntegerField():
                return self.random.choice((1, 3, 9, 24, 60))
            case forms.BooleanField():
                return self.random.random() < 0.5
            case _:
                return WORDS

    def _choice(self, codes: list[str]) -> str:
        if not codes:
            return ""
        if len(codes) <= FEW and self.random.random() < self.steady:
            return codes[self.answer % len(codes)]
        return self.random.choice(codes)

    def _papers(self, form: StepForm, slots: Sequence[PaperSlot]) -> list[NewPaper]:
        share = self.random.choice((0.0, 0.5, 1.0))
        return [
            paper(slot.kind, self.on, form.chosen(slot.about) if slot.about else "")
            for slot in slots
            if self.random.random() < (0.98 if slot.needed else share)
        ]
