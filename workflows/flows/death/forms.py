"""What is typed of a death."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from workflows.engine.forms import DayField, Group, StepForm
from workflows.flows.death.recording import CERTIFICATE, FAMILY


class DeathForm(StepForm):
    """The day of death, with the certificate or the family's notice."""

    optional_papers = (CERTIFICATE, FAMILY)

    died_on = DayField(label=_("Day of death"))

    def groups(self) -> tuple[Group, ...]:
        """Return the day as a group of its own."""
        return (Group(_("The death"), ("died_on",)),)

    def facts(self) -> dict[str, Any]:
        """Return the day."""
        return {"died_on": self.cleaned_data["died_on"]}


FORMS: Mapping[str, type[StepForm]] = {"cell_records_death": DeathForm}
