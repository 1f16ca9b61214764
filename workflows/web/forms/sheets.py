"""A whole form as a page shows it: the step's own fields, the papers, the declaration, its key."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from workflows.engine.dossiers import NewPaper
from workflows.engine.forms import Group, PaperSlot, StepForm, TextField
from workflows.foundation.identifiers import new_id
from workflows.foundation.refusals import Refusal
from workflows.web import sentences
from workflows.web.forms import places
from workflows.web.forms.keys import KeyField
from workflows.web.forms.papers import PaperForm, paper_forms, with_those_sent


class ClosingForm(forms.Form):
    """What every act ends with: the basis in words, the declaration, the form's key."""

    basis = TextField(
        label=_("Basis in words"),
        help_text=_("The document, article or instruction on which the body relied."),
        required=False,
        lines=3,
        longest=1000,
    )
    no_conflict = forms.BooleanField(
        label=_("I declare: this case is neither mine nor a relative's"), required=False
    )
    key = KeyField()

    def __init__(
        self,
        request: HttpRequest,
        *,
        asks_basis: bool = False,
        may_take_basis: bool = False,
        declares: bool = True,
    ) -> None:
        super().__init__(request.POST or None, initial={"key": new_id()})
        self.basis_is_asked = asks_basis
        self.doubts: Sequence[str] = ()
        if not (asks_basis or may_take_basis or "basis" in self.data):
            del self.fields["basis"]
        if not declares:
            del self.fields["no_conflict"]

    def ask_basis(self, doubts: Sequence[str]) -> None:
        """Ask for the basis, now that rules in doubt speak against the act, as ``doubts`` say."""
        self.basis_is_asked, self.doubts = True, doubts
        self.fields.setdefault("basis", self.base_fields["basis"])

    @property
    def stated_basis(self) -> str:
        """Return the basis in words, if it was asked for."""
        return self.cleaned_data.get("basis", "")


class StepSheet:
    """The form of a one-person step, or of another manner of settling one."""

    def __init__(self, request: HttpRequest, *, step: StepForm, closing: ClosingForm) -> None:
        self.step, self.closing = step, closing
        self.papers: list[PaperForm] = []
        self.doubted: frozenset[str] = frozenset()
        self.request = request

    def add_papers(
        self, slots: Sequence[PaperSlot], *, doubted: Collection[str], at: datetime
    ) -> None:
        """
        Give the sheet places for papers; those of a ``doubted`` kind may be left out for a basis.

        A form that comes back keeps the places it went out with, even if somebody else
        has filled them in the meantime.
        """
        self.doubted = frozenset(doubted)
        self.papers = paper_forms(
            self.request, with_those_sent(self.request, slots), doubted=doubted, at=at
        )

    @property
    def forms(self) -> tuple[forms.Form, ...]:
        """Return the parts in the order in which they stand on the page."""
        return (self.step, *self.papers, self.closing)

    @property
    def faults(self) -> list[places.Fault]:
        """Return what is wrong, in the order of the page."""
        return places.faults_of(self.forms) if self.step.is_bound else []

    @property
    def groups(self) -> list[tuple[Group, list[BoundField]]]:
        """Return the step's own fields in their groups."""
        return [(group, [self.step[name] for name in group.fields]) for group in self.step.groups()]

    @property
    def needed(self) -> list[PaperForm]:
        """Return the papers of the kinds that the step asks for."""
        asked = {each.kind for each in self.papers if each.slot.needed}
        return [each for each in self.papers if each.kind in asked or each.kind.id in self.doubted]

    @property
    def optional(self) -> list[PaperForm]:
        """Return the papers that may be added."""
        return [each for each in self.papers if each not in self.needed]

    @property
    def key(self) -> UUID:
        """Return the form's own key."""
        return self.closing.cleaned_data["key"]

    def is_valid(self) -> bool:
        """Tell whether every part is well formed; all parts are looked at."""
        judged = [form.is_valid() for form in self.forms]
        return all(judged)

    def new_papers(self) -> list[NewPaper]:
        """Return the papers that came with the form."""
        brought = []
        for paper in self.papers:
            about = self.step.chosen(paper.slot.about) if paper.slot.about else ""
            new = paper.new_paper(about=about)
            if new is not None:
                brought.append(new)
        return brought

    def point_at(self, refusal: Refusal) -> None:
        """Put what a refusal says beside the field it is about."""
        places.point_at(self.forms, refusal, sentences.refused(refusal))
