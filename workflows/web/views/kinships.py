"""The page of a person's kinships: shown to those alone who may record and withdraw them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from workflows.administration.keeping import RECORD, may_record
from workflows.administration.kinships import record_kinship, withdraw_kinship
from workflows.authority import law
from workflows.engine.actors import Actor
from workflows.foundation.identifiers import new_id
from workflows.foundation.refusals import Refusal
from workflows.foundation.spellings import composed
from workflows.people.models import Person, Relation
from workflows.web import codes, pages, readings, values, words
from workflows.web.forms.kinships import LONGEST_NAME, KinshipForm, RecordForm, WithdrawalForm
from workflows.web.questions import kinships, persons, register
from workflows.web.questions.kinships import Kin


class KeepersPage(pages.FormPage):
    """A form about a person whose kinships the reader keeps."""

    def person(self, person_id: UUID) -> Person:
        """Return the person, or answer as for nobody where the reader does not keep kinships."""
        shown = persons.person(person_id)
        if shown is None or not may_record(
            self.request.user.person_id, about=shown, on=self.request.on
        ):
            raise Http404
        return shown

    def kinships(self, person: Person) -> list[Kin]:
        """Return the person's kinships as they read from their side."""
        return kinships.kinships(person, reader_id=self.request.user.person_id, on=self.request.on)

    def actor(self) -> Actor:
        """Return the reader as one who acts."""
        chair = self.request.desk.chair
        return Actor(
            person_id=self.request.user.person_id,
            name=self.request.desk.name,
            appointment_id=chair.seat.id if chair else None,
        )

    def act(self, form: RecordForm, **ids: Any) -> HttpResponse:
        """Record what the form says; a refusal is kept with the form that it answers."""
        try:
            said = self.record(form, **ids)
        except Refusal as refusal:
            form.refused = refusal
            raise
        messages.success(self.request, said)
        return redirect("kinships", person_id=ids["person_id"])

    def record(self, form: Any, **ids: Any) -> str:
        """Do what the form asks through one service, and return what is now so."""
        raise NotImplementedError

    def _show(self, found: dict[str, Any], form: RecordForm, status: int) -> HttpResponse:
        refusal = getattr(form, "refused", None)
        if refusal is not None:
            form.point_at(refusal)
        readings.record(self.request, readings.of_person(found["person"], readings.KINSHIPS))
        shared = {"source": law.pack().power(RECORD, self.request.on).source}
        return super()._show(shared | found, form, status)


class KinshipsPage(KeepersPage):
    """Who is recorded as a relative of the person, and the form that records another."""

    template = "persons/kinships.html"

    def post(self, request: HttpRequest, **ids: Any) -> HttpResponse:
        """Record the kinship, or look for the name first; names are posted, never addressed."""
        return self.get(request, **ids) if self._finding else super().post(request, **ids)

    def _matching(self, sought: str) -> list[register.Found]:
        """Return the first people of a name."""
        return register.listed(register.Wanted(sought, self.request.on)).people[: kinships.SEARCHED]

    def look_up(self, person_id: UUID) -> dict[str, Any]:
        """Return the person, their kinships, and who may be chosen."""
        person = self.person(person_id)
        sought = composed(self.request.POST.get("sought", ""))[:LONGEST_NAME]
        matching = self._matching(sought) if sought else []
        return {
            "person": person,
            "kinships": [(each, _worded(each), _paper(each)) for each in self.kinships(person)],
            "people": [
                (str(each.id), f"{each.name} · {each.cell}" if each.cell else each.name)
                for each in matching
                if each.id != person_id
            ],
            "seated": kinships.seated(person, on=self.request.on),
            "sought": sought,
        }

    def form_for(self, found: dict[str, Any]) -> KinshipForm:
        """Return the form, bound when it is to be recorded."""
        typed = self.request.POST
        offered = {"people": found["people"], "seated": found["seated"]}
        if typed and not self._finding:
            return KinshipForm(typed, **offered)
        return KinshipForm(initial={"key": new_id(), **typed.dict()}, **offered)

    def record(self, form: KinshipForm, person_id: UUID) -> str:
        """Record the kinship."""
        record_kinship(
            actor=self.actor(),
            person_id=person_id,
            relative_id=form.relative_id,
            relation=Relation(form.cleaned_data["relation"]),
            known_on=form.cleaned_data["known_on"],
            basis=form.basis,
            at=self.request.at,
            key=form.cleaned_data["key"],
        )
        return _(
            "The kinship is recorded. From now on neither acts in the other's matters; a step"
            " that nobody may take any more goes to the superior."
        )

    @property
    def _finding(self) -> bool:
        return "find" in self.request.POST


class WithdrawalPage(KeepersPage):
    """A kinship recorded in error is withdrawn, with the reason."""

    template = "persons/kinship.html"

    def look_up(self, person_id: UUID, kinship_id: UUID) -> dict[str, Any]:
        """Return the kinship, as it reads from the person's side."""
        person = self.person(person_id)
        kin = next((each for each in self.kinships(person) if each.id == kinship_id), None)
        if kin is None or not (kin.may_withdraw or self.request.method == "POST"):
            raise Http404
        return {"person": person, "kin": kin, "relation": _worded(kin), "paper": _paper(kin)}

    def form_for(self, found: dict[str, Any]) -> WithdrawalForm:  # noqa: ARG002 - needs nothing
        """Return the form with the reason."""
        return WithdrawalForm(self.request.POST or None, initial={"key": new_id()})

    def record(self, form: WithdrawalForm, person_id: UUID, kinship_id: UUID) -> str:  # noqa: ARG002
        """Withdraw the kinship."""
        withdraw_kinship(
            actor=self.actor(),
            kinship_id=kinship_id,
            reason=form.cleaned_data["reason"],
            at=self.request.at,
            key=form.cleaned_data["key"],
        )
        return _("The kinship is withdrawn. Both entries stand in the journal.")


def _worded(kin: Kin) -> str:
    return values.sentence_case(codes.word(kin.relation))


def _paper(kin: Kin) -> str:
    """Return the paper a kinship is known from, in words."""
    kind = law.pack().paper_kinds.get(kin.document_kind)
    parts = (
        words.label(kind) if kind else kin.document_kind,
        kin.document,
        words.day(kin.document_on) if kin.document_on else "",
    )
    return ", ".join(filter(None, parts))
