"""Where on a form the cause of a refusal stands, so that the page can point at it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm

from workflows.engine.forms import StepForm
from workflows.foundation.refusals import Refusal

PLACES: Mapping[str, str] = {
    "engine.in_the_future": "decided_on",
    "engine.before_preceding_step": "decided_on",
    "engine.not_in_the_tree": "decided_on",
    "rules.not_yet_law": "decided_on",
    "engine.no_conflict_not_declared": "no_conflict",
    "engine.basis_not_confirmed": "basis",
    "opening.name_missing": "full_name",
    "opening.not_yet_born": "born_on",
    "step.reason_needed": "reason",
    "admission.month_already_reviewed": "month",
    "admission.no_such_introducer": "introducer",
    "step.too_long_an_extension": "working_days",
    "recall.needs_reason": "reason",
    "correction.needs_reason": "reason",
    "kinship.needs_reason": "reason",
    "kinship.no_basis": "words",
    "correction.nothing_to_correct": "in_favour",
    "admission.helper_not_official": "helper",
    "admission.wrong_introducers": "member_2",
    "admission.same_introducer_twice": "member_2",
    "admission.resolution_missing": "organisation",
    "step.still_nobody": "way",
    "step.cannot_be_taken_over": "way",
    "step.nothing_offered": "way",
    "meeting.nobody_to_vote": "decided_on",
    "meeting.too_few_to_resolve": "decided_on",
    "meeting.presiding_not_present": "presiding",
    "meeting.presiding_barred": "presiding",
    "meeting.number_taken": "number",
    "meeting.no_number": "number",
    "tally.negative": "handed_out",
    "tally.more_handed_out_than_present": "handed_out",
    "tally.more_collected_than_handed_out": "collected",
    "tally.count_differs_from_collected": "in_favour",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that stands against a form: what is wrong, and the field to go to."""

    text: str
    field: str = ""


def faults_of(forms: Iterable[BaseForm]) -> list[Fault]:
    """Return what is wrong with the forms, in the order in which they stand on the page."""
    return [
        Fault(_named(form, name, message), _anchor(form, name))
        for form in forms
        for name in _as_they_stand(form)
        for message in form.errors.get(name, ())
    ]


def point_at(forms: Sequence[BaseForm], refusal: Refusal, sentence: str) -> None:
    """
    Put what a refusal says beside the field it is about, where the forms have that field.

    Of several counts it is the one whose own figures were refused.
    """
    place = PLACES.get(refusal.code)
    own = [form for form in forms if getattr(form, "refused", None) is refusal]
    for form in own or forms:
        if place in form.fields and place not in form.errors:
            form.add_error(place, sentence)
            form.pointed_at = place
            return


def _as_they_stand(form: BaseForm) -> list[str]:
    """Return the fields of a form as the page shows them, and last what concerns them all."""
    groups = form.groups() if isinstance(form, StepForm) else ()
    grouped = [field for group in groups for field in group.fields]
    before = [name for name in form.fields if name not in grouped]
    return [*before, *grouped, NON_FIELD_ERRORS]


def _anchor(form: BaseForm, name: str) -> str:
    """Return the id to go to; several answers have none of their own, their group has."""
    if name not in form.fields or form[name].is_hidden:
        return ""
    return form[name].id_for_label or form[name].auto_id


def _named(form: BaseForm, name: str, message: str) -> str:
    """
    Return what is wrong behind the name of its field, unless a whole sentence says it.

    Where a form has several counts it begins with whose count it is.
    """
    about = f"{form.about}. " if getattr(form, "about", "") else ""
    if name not in form.fields or getattr(form, "pointed_at", "") == name:
        return f"{about}{message}"
    return f"{about}{form.fields[name].label}: {message}"
