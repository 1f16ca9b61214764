"""What is typed of the steps of admission, one step a file."""

from collections.abc import Mapping

from workflows.engine.forms import StepForm
from workflows.flows.admission.forms.beside import BESIDE
from workflows.flows.admission.forms.ceremony import CeremonyForm
from workflows.flows.admission.forms.completing import CompletingForm
from workflows.flows.admission.forms.introducing import IntroducingForm
from workflows.flows.admission.forms.life_history import LifeHistoryForm
from workflows.flows.admission.forms.listing import ListingForm
from workflows.flows.admission.forms.verifying import VerifyingForm

__all__ = ["BESIDE", "FORMS"]

FORMS: Mapping[str, type[StepForm]] = {
    "cell_lists": ListingForm,
    "applicant_writes_life_history": LifeHistoryForm,
    "committee_verifies": VerifyingForm,
    "members_introduce": IntroducingForm,
    "cell_completes_file": CompletingForm,
    "cell_admits": CeremonyForm,
}
