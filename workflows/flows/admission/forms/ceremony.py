"""What is typed of the admission ceremony."""

from workflows.engine.forms import StepForm
from workflows.flows.admission.steps.ceremony import CONSENT


class CeremonyForm(StepForm):
    """The day of the ceremony; a late one brings the superior's consent."""

    optional_papers = (CONSENT,)
