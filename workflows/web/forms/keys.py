"""The key of a form: by it an act that is sent twice is done once."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from workflows.foundation.identifiers import new_id

AGAIN = _("it came back without its own mark and bears a new one now. Send it again.")


class KeyField(forms.UUIDField):
    """The form's own key; a form that comes back without one is shown again with a new one."""

    widget = forms.HiddenInput
    default_error_messages = {"required": AGAIN, "invalid": AGAIN}

    def __init__(self) -> None:
        super().__init__(label=_("The form"))

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Return the key to show the form with: the one it came with, if that is a key."""
        try:
            self.clean(data)
        except ValidationError:
            return new_id()
        return super().bound_data(data, initial)
