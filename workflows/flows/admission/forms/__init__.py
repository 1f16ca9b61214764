"""What is typed of the steps of admission, one step a file."""

from collections.abc import Mapping

from workflows.engine.forms import ReasonForm, StepForm
from workflows.engine.registry import ACT
from workflows.flows.admission.forms.beside import BESIDE
from workflows.flows.admission.forms.ceremony import CeremonyForm
from workflows.flows.admission.forms.completing import CompletingForm
from workflows.flows.admission.forms.directing import DirectingForm, ReturnForm
from workflows.flows.admission.forms.introducing import IntroducingForm
from workflows.flows.admission.forms.listing import ListingForm
from workflows.flows.admission.forms.relatives import RelativesForm
from workflows.flows.admission.forms.verifying import VerifyingForm
from workflows.flows.admission.steps import directing

FORMS: Mapping[str, type[StepForm]] = {
    "cell_lists": ListingForm,
    "applicant_writes_life_history": RelativesForm,
    "committee_verifies": VerifyingForm,
    "members_introduce": IntroducingForm,
    "cell_completes_file": CompletingForm,
    "cell_admits": CeremonyForm,
    "superior_directs": DirectingForm,
}
MANNERS: Mapping[str, type[StepForm]] = {
    directing.RETURN: ReturnForm,
    directing.HAND_OVER: StepForm,
    **BESIDE,
}


def form(step: str, manner: str) -> type[StepForm]:
    """Return the form of a step settled in a manner, or of an act beside the steps."""
    if manner == ACT:
        return FORMS.get(step, StepForm)
    return MANNERS.get(manner, ReasonForm)
