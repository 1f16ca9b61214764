"""Tags for the forms on which something is recorded."""

from typing import Any

from django import forms, template
from django.forms import BoundField
from django.utils.translation import gettext as _

register = template.Library()


@register.inclusion_tag("cases/field.html")
def field(
    bound: BoundField, *, quiet: bool = False, look: str = "", marks_optional: bool = True
) -> dict[str, Any]:
    """
    Show a field: its label, its hint or what is wrong with it, its control.

    ``quiet`` says nothing of faults yet; ``look`` adds a class to the control;
    ``marks_optional`` says of a field that it may stay empty. A day says how it is typed.
    """
    errors = [] if quiet else bound.errors
    widget = bound.field.widget
    described = f"{bound.id_for_label}-said" if errors or bound.help_text else ""
    attributes = {"class": f"input {look}".strip(), "aria-describedby": described or None}
    if bound.field.required:
        attributes["required"] = False
    if errors:
        attributes["aria-invalid"] = "true"
    marks = [_("dd/mm/yyyy")] if isinstance(bound.field, forms.DateField) else []
    if marks_optional and not bound.field.required:
        marks.append(_("optional"))
    return {
        "bound": bound,
        "errors": errors,
        "said": described,
        "kind": _kind(widget),
        "control": bound.as_widget(attrs=attributes),
        "marks": ", ".join(marks),
    }


def _kind(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxSelectMultiple | forms.RadioSelect):
        return "choices"
    return "tick" if isinstance(widget, forms.CheckboxInput) else "line"
