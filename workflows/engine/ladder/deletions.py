"""What follows a deletion from the list, whichever procedure decided it: told, and complained."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from workflows.engine.forms import StepForm, Words
from workflows.engine.ladder import complaints
from workflows.engine.ladder.complaints import ANNULLED, ANSWER, COMPLAINED, Complaints
from workflows.engine.ladder.complaints import STEP as WINDOW
from workflows.engine.ladder.departures import COLLECTING
from workflows.engine.ladder.procedure import Judgement, OwnManner
from workflows.engine.ladder.telling_forms import AnswerForm, ComplaintForm

COMPLAINTS = Complaints("deletion")

JUDGEMENTS: Mapping[str, Judgement] = {
    WINDOW: COMPLAINTS.passed,
    ANSWER: complaints.answered,
}
OWN_MANNERS: Mapping[str, OwnManner] = {COMPLAINED: OwnManner(WINDOW, COMPLAINTS.complained)}

SHORTS: Mapping[str, Words] = {
    WINDOW: _("Time to complain"),
    ANSWER: _("Complaint answered"),
}
GATES: Mapping[str, Words] = {
    "deletion_decided": _("Deletion decided?"),
    "decision_is_carried_out": _("The decision is carried out"),
    "nothing_else_waits": _("Nothing else waits"),
    "deletion_was_complained_about": _("Complaint received?"),
    "deletion_was_annulled": _("Deletion annulled?"),
}
MANNERS: Mapping[str, Words] = {COMPLAINED: _("A complaint came")}
ANNOUNCED = gettext_noop(
    "The cell announced the deletion; {subject} received the decision on {received_on} and may"
    " complain until {until}"
)
SENTENCES: Mapping[tuple[str, str], str] = {
    (WINDOW, "passed"): gettext_noop("The time to complain passed; no complaint came"),
    (WINDOW, COMPLAINED): gettext_noop(
        "{subject} complained about the deletion; it is carried out meanwhile"
    ),
    (ANSWER, "upheld"): gettext_noop("The complaint was answered: the deletion stands"),
    (ANSWER, ANNULLED): gettext_noop(
        "The complaint was answered: the deletion is annulled, and the membership is to be restored"
    ),
}


class DeletionComplaintForm(ComplaintForm):
    """The day of the complaint about the deletion, and the complaint itself."""

    complaints = COMPLAINTS


class DeletionAnswerForm(AnswerForm):
    """Whether the deletion stands."""

    answers: Sequence[tuple[str, Words]] = (
        ("upheld", _("The deletion stands")),
        (ANNULLED, _("The deletion is annulled")),
    )


FORMS: Mapping[str, type[StepForm]] = {**COLLECTING, ANSWER: DeletionAnswerForm}
MANNER_FORMS: Mapping[str, type[StepForm]] = {COMPLAINED: DeletionComplaintForm}
