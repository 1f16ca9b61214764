"""What a person types of a step before anything is judged: shapes only, never rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from workflows.foundation.spellings import composed

Words = str | Promise
# A day typed for “for good” or “since ever” is no day from which a time limit runs.
FIRST_YEAR, LAST_YEAR = 1850, 2199
Choices = Sequence[tuple[str, Words]]


class DayField(forms.DateField):
    """A day typed as dd/mm/yyyy."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": 10})
    default_error_messages: ClassVar[dict[str, Words]] = {
        "required": _("Write the day, such as 05/09/2024."),
        "invalid": _("This is not a day. Write it as day/month/year, such as 05/09/2024."),
        "range": _("No such year is written here. Leave the day empty where there is none."),
    }

    def __init__(self, **options: Any) -> None:
        formats = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]
        super().__init__(input_formats=formats, **options)

    def to_python(self, value: Any) -> date | None:
        """Return the day, if it is one that can be counted from."""
        day = super().to_python(value)
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(self.error_messages["range"], code="range")
        return day

    def prepare_value(self, value: Any) -> Any:
        """Return a day as it is typed; what was typed stays as it was."""
        return f"{value:%d/%m/%Y}" if isinstance(value, date) else value


class TextField(forms.CharField):
    """A line of text."""

    default_error_messages: ClassVar[dict[str, Words]] = {"required": _("This is still empty.")}

    def __init__(self, *, longest: int = 200, lines: int = 1, **options: Any) -> None:
        attributes = {"autocomplete": "off"}
        widget = forms.TextInput(attributes) if lines == 1 else forms.Textarea({"rows": lines})
        super().__init__(widget=widget, max_length=longest, **options)

    def to_python(self, value: Any) -> Any:
        """Return the text as it was typed, or nothing where no sign of it can be seen."""
        text = super().to_python(value)
        return text if composed(text) else ""


class DaysMoreField(forms.IntegerField):
    """By how many days a limit is lengthened; what a document allows is for the rules to say."""

    widget = forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "maxlength": 3})
    default_error_messages: ClassVar[dict[str, Words]] = dict.fromkeys(
        ("required", "invalid", "min_value", "max_value"),
        _("Write a whole number from 1 to 999."),
    )

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=1, max_value=999, **options)


class ChoiceField(forms.ChoiceField):
    """One of a few answers."""

    default_error_messages: ClassVar[dict[str, Words]] = {
        "required": _("Choose one of the answers."),
        "invalid_choice": _("This answer is not on the list any more. Choose again."),
    }


@dataclass(frozen=True, slots=True)
class Group:
    """
    Fields that belong together on the page; ``columns`` of them stand side by side.

    ``marks_optional`` is off where the hint says which fields may stay empty.
    """

    title: Words
    fields: tuple[str, ...]
    columns: int = 1
    hint: Words = ""
    marks_optional: bool = True


@dataclass(frozen=True, slots=True)
class PaperSlot:
    """
    A place on the form for one paper of a kind.

    ``about`` names the field whose chosen answer tells one paper from another of
    its kind; a paper that is not ``needed`` may be left out, and the ``hint`` says when.
    """

    name: str
    kind: str
    needed: bool = True
    about: str = ""
    hint: Words = ""


class StepForm(forms.Form):
    """
    What one person types of a step; each procedure adds what its own steps ask.

    ``on`` is the day the law is read for, ``own`` what the procedure keeps beside the
    case, ``members`` maps the official members of its cell to their names.
    """

    optional_papers: ClassVar[tuple[str, ...]] = ()

    decided_on = DayField(label=_("Day it was done"))

    def __init__(
        self,
        *args: Any,
        on: date,
        own: Mapping[str, Any],
        members: Mapping[UUID, str],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.on, self.own, self.members = on, own, members
        self.shape()

    def shape(self) -> None:
        """Add the fields that depend on the case."""

    def groups(self) -> tuple[Group, ...]:
        """Return the step's own fields as they stand on the page."""
        return ()

    def facts(self) -> dict[str, Any]:
        """Return what the procedure's judgement asks for, from clean values."""
        return {}

    def slots(self, missing: Sequence[str]) -> tuple[PaperSlot, ...]:
        """Return the places for papers, given the kinds of which one is missing."""
        return (
            *(PaperSlot(kind, kind) for kind in missing),
            *(PaperSlot(kind, kind, needed=False) for kind in self.optional_papers),
        )

    def chosen(self, field: str) -> str:
        """Return the words of the answer that was chosen in a field."""
        choices = dict(self.fields[field].choices)
        return str(choices.get(self.cleaned_data.get(field, ""), ""))

    def people(self) -> Choices:
        """Return the official members as answers, with an empty one in front."""
        return [("", _("Choose a member")), *((str(id), name) for id, name in self.members.items())]


class ReasonForm(StepForm):
    """A manner of settling a step that asks for a reason in writing."""

    reason = TextField(label=_("Reason"), longest=2000, lines=4, required=False)

    def groups(self) -> tuple[Group, ...]:
        """Return the reason as a group of its own."""
        return (Group(_("Why"), ("reason",), marks_optional=False),)

    def facts(self) -> dict[str, Any]:
        """Return the reason as it was written."""
        return {"reason": self.cleaned_data["reason"]}
