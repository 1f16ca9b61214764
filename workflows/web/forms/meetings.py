"""The form of a meeting: the sitting, who was there, and each question with its count."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.engine.forms import ChoiceField, DayField, TextField
from workflows.engine.models import BallotForm, MeetingMode
from workflows.engine.sittings import Partner, QuestionPut, Sitting
from workflows.foundation.refusals import Refusal
from workflows.people.electorates import Electorate
from workflows.rules.procedures import Rung
from workflows.web import sentences
from workflows.web.cases.grounds import Ground
from workflows.web.cases.rolls import Needed
from workflows.web.forms import places
from workflows.web.forms.counts import CountForm
from workflows.web.forms.joint import PartnerCountForm, PartnerForm
from workflows.web.forms.papers import PaperForm
from workflows.web.forms.sheets import ClosingForm

MODES = [
    (MeetingMode.IN_SESSION, gettext_lazy("In session")),
    (MeetingMode.WRITTEN_CIRCULATION, gettext_lazy("By written circulation")),
]
BALLOTS = [
    (BallotForm.SECRET, gettext_lazy("Secret ballot")),
    (BallotForm.RAISED_CARD, gettext_lazy("Raised membership card")),
]
TELLERS = ("teller_1", "teller_2", "teller_3")


class SittingForm(forms.Form):
    """One meeting of one body on one day."""

    decided_on = DayField(label=gettext_lazy("Day of the meeting"))
    mode = ChoiceField(
        label=gettext_lazy("How the body decided"),
        choices=MODES,
        initial=MeetingMode.IN_SESSION,
    )
    presiding = ChoiceField(label=gettext_lazy("Presiding"))
    minutes_by = ChoiceField(label=gettext_lazy("Minutes kept by"))
    teller_1 = ChoiceField(label=gettext_lazy("First teller"), required=False)
    teller_2 = ChoiceField(label=gettext_lazy("Second teller"), required=False)
    teller_3 = ChoiceField(label=gettext_lazy("Third teller"), required=False)
    present = forms.MultipleChoiceField(
        label=gettext_lazy("Present"),
        error_messages={
            "required": gettext_lazy("Mark who was there."),
            "invalid_choice": gettext_lazy(
                "Somebody marked present is not on the list of this day. Look at the list again."
            ),
        },
    )

    def __init__(self, data: Any, *, members: Electorate, barred: frozenset[UUID]) -> None:
        super().__init__(data)
        choosable = [("", _("Choose a member"))] + [
            (str(each.person_id), each.name)
            for each in members.members
            if each.person_id not in barred
        ]
        for name in ("presiding", "minutes_by", *TELLERS):
            self.fields[name].choices = choosable
        everyone = (*members.members, *members.probationary, *members.guests)
        self.fields["present"].choices = [(str(each.person_id), each.name) for each in everyone]

    @property
    def marked(self) -> frozenset[str]:
        """Return the ids that are marked present, as they were typed."""
        return frozenset(self.data.getlist("present")) if self.is_bound else frozenset()

    def sitting(self, body_id: UUID, *, partner: Partner | None) -> Sitting:
        """Return the sitting that was typed, joint with a partner or not."""
        typed = self.cleaned_data
        return Sitting(
            body_id=body_id,
            met_on=typed["decided_on"],
            mode=MeetingMode(typed["mode"]),
            presiding_id=UUID(typed["presiding"]),
            minutes_by_id=UUID(typed["minutes_by"]),
            present=frozenset(map(UUID, typed["present"])),
            tellers=tuple(UUID(typed[name]) for name in TELLERS if typed[name]),
            partner=partner,
        )


class QuestionForm(CountForm):
    """One question put to the meeting: its count and the document that came of it."""

    ballot_form = ChoiceField(
        label=gettext_lazy("How votes were given"), choices=BALLOTS, widget=forms.RadioSelect
    )
    number = TextField(label=gettext_lazy("Number of the resolution"), longest=40)
    issued_on = DayField(label=gettext_lazy("Day of the resolution"))
    field_order = ("ballot_form",)


@dataclass(slots=True)
class QuestionSheet:
    """One question on the form of a meeting, with the papers that go with it."""

    ground: Ground
    question: QuestionForm
    papers: list[PaperForm]
    needed: Needed
    doubted: bool
    partner: PartnerCountForm | None
    partner_needed: Needed | None

    def tell_apart(self, *, among_several: bool) -> None:
        """Let what is wrong with a part say whose it is, where the page has more than one."""
        case = self.ground.item.case.subject.full_name if among_several else ""
        own = self.ground.item.body.unit.name if self.partner else ""
        self.question.about = ", ".join(filter(None, (case, own)))
        if self.partner:
            self.partner.about = ", ".join(filter(None, (case, self.partner.body)))
        for paper in self.papers:
            paper.about = ", ".join(filter(None, (case, paper.title)))

    @property
    def forms(self) -> tuple[forms.Form, ...]:
        """Return the parts in the order in which they stand on the page."""
        counts = (self.question, self.partner) if self.partner else (self.question,)
        return (*counts, *self.papers)

    def put(self, basis: str) -> QuestionPut:
        """Return the question as the meeting's record takes it."""
        typed = self.question.cleaned_data
        decides = self.ground.procedure.rule(self.ground.item.step).rung is Rung.COMPETENT
        return QuestionPut(
            item_id=self.ground.item.id,
            ballot_form=BallotForm(typed["ballot_form"]),
            tally=self.question.tally(),
            number=typed["number"],
            document_kind="decision" if decides else "resolution",
            numbering_period=str(typed["issued_on"].year),
            issued_on=typed["issued_on"],
            papers=[new for paper in self.papers if (new := paper.new_paper())],
            basis=basis,
            partner=self.partner.counted() if self.partner else None,
        )


class MeetingSheet:
    """The whole form of a meeting."""

    def __init__(
        self,
        request: HttpRequest,
        *,
        sitting: SittingForm,
        joint: PartnerForm,
        questions: Sequence[QuestionSheet],
        closing: ClosingForm,
    ) -> None:
        self.request = request
        self.sitting, self.joint = sitting, joint
        self.questions, self.closing = list(questions), closing
        for each in self.questions:
            each.tell_apart(among_several=len(self.questions) > 1)

    @property
    def forms(self) -> tuple[forms.Form, ...]:
        """Return the parts in the order in which they stand on the page."""
        parts = [part for each in self.questions for part in each.forms]
        return (self.sitting, self.joint, *parts, self.closing)

    @property
    def faults(self) -> list[places.Fault]:
        """Return what is wrong, in the order of the page."""
        return places.faults_of(self.forms) if self._judged else []

    def met(self, body_id: UUID) -> Sitting:
        """Return the sitting that was typed, with the body that sat with this one."""
        return self.sitting.sitting(body_id, partner=self.joint.sat_with())

    @property
    def key(self) -> UUID:
        """Return the form's own key."""
        return self.closing.cleaned_data["key"]

    @property
    def _judged(self) -> bool:
        return self.sitting.is_bound and not self.only_looks

    @property
    def only_looks(self) -> bool:
        """Tell whether a button was pressed that reads the list again and records nothing."""
        return any(name in self.request.POST for name in ("reread", "everyone"))

    def is_valid(self) -> bool:
        """Tell whether every part is well formed; all parts are looked at."""
        judged = [form.is_valid() for form in self.forms]
        return all(judged)

    def point_at(self, refusal: Refusal) -> None:
        """Put what a refusal says beside the field it is about."""
        places.point_at(self.forms, refusal, sentences.refused(refusal))
