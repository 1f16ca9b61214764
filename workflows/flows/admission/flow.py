"""The map of admission: order only; votes, papers and limits stand in the rule pack."""

from workflows.engine.ladder.answers import (
    carried,
    handed_over,
    passes,
    returned,
    returned_from,
)
from workflows.engine.maps import CaseFlow
from workflows.engine.nodes import (
    Act,
    Join,
    Opening,
    Outcome,
    Question,
    Relief,
    Resolution,
    Split,
    this,
)
from workflows.flows.admission.steps.special_grounds import owes


class AdmissionFlow(CaseFlow):
    """Admission of a new member."""

    shape = 2

    cell_lists = Opening().Next(this.applicant_applies)
    applicant_applies = Act().Next(this.applicant_writes_life_history)
    applicant_writes_life_history = Act().Next(this.file_is_prepared)

    file_is_prepared = (
        Split()
        .Next(this.committee_verifies)
        .Next(this.members_introduce)
        .Next(this.cell_gathers_comments)
    )
    committee_verifies = Act().Next(this.file_is_ready)
    members_introduce = Act().Next(this.file_is_ready)
    cell_gathers_comments = Act().Next(this.file_is_ready)
    file_is_ready = Join().Next(this.cell_resolves)

    # A vote that falls short ends nothing: the full count goes to the competent committee.
    cell_resolves = Resolution().Next(this.cell_agreed)
    cell_agreed = (
        Question(carried("cell_resolves"))
        .Then(this.road_has_sub_committee)
        .Else(this.ground_asks_for_consent)
    )

    road_has_sub_committee = (
        Question(passes("sub_committee_appraises"))
        .Then(this.sub_committee_appraises)
        .Else(this.road_has_grassroots_committee)
    )
    sub_committee_appraises = Act().Next(this.sub_committee_returned)
    sub_committee_returned = (
        Question(returned("sub_committee_appraises"))
        .Then(this.cell_completes_file)
        .Else(this.road_has_grassroots_committee)
    )

    road_has_grassroots_committee = (
        Question(passes("grassroots_committee_resolves"))
        .Then(this.grassroots_committee_resolves)
        .Else(this.ground_asks_for_consent)
    )
    grassroots_committee_resolves = Resolution().Next(this.grassroots_committee_returned)
    grassroots_committee_returned = (
        Question(returned("grassroots_committee_resolves"))
        .Then(this.cell_completes_file)
        .Else(this.ground_asks_for_consent)
    )

    # On a special ground a body above consents before anybody decides to admit.
    ground_asks_for_consent = (
        Question(owes("superior_consents"))
        .Then(this.superior_consents)
        .Else(this.competent_committee_decides)
    )
    superior_consents = Resolution().Next(this.superior_returned)
    superior_returned = (
        Question(returned("superior_consents"))
        .Then(this.cell_completes_file)
        .Else(this.superior_consented)
    )
    superior_consented = (
        Question(carried("superior_consents"))
        .Then(this.competent_committee_decides)
        .Else(this.declined)
    )

    competent_committee_decides = Resolution().Next(this.competent_committee_returned)
    competent_committee_returned = (
        Question(returned("competent_committee_decides"))
        .Then(this.cell_completes_file)
        .Else(this.authority_moved)
    )
    authority_moved = (
        Question(handed_over("competent_committee_decides"))
        .Then(this.competent_committee_decides)
        .Else(this.admission_decided)
    )
    admission_decided = (
        Question(carried("competent_committee_decides"))
        .Then(this.cell_receives_decision)
        .Else(this.declined)
    )

    cell_completes_file = Act().Next(this.sub_committee_asked)
    sub_committee_asked = (
        Question(returned_from("sub_committee_appraises"))
        .Then(this.sub_committee_appraises)
        .Else(this.grassroots_committee_asked)
    )
    grassroots_committee_asked = (
        Question(returned_from("grassroots_committee_resolves"))
        .Then(this.grassroots_committee_resolves)
        .Else(this.ground_asks_for_consent)
    )

    # The decision does not yet change the person; the ceremony does.
    cell_receives_decision = Act().Next(this.cell_admits)
    cell_admits = Act().Next(this.member_files_record)
    member_files_record = Act().Next(this.admitted)

    # Entered in the place of a step on which nobody may act.
    superior_directs = Relief().Next(this.closed_by_superior)

    admitted = Outcome()
    declined = Outcome()
    closed_by_superior = Outcome()


class FirstAdmissionFlow(CaseFlow):
    """Admission as it was drawn before special grounds; cases that began on it end on it."""

    shape = 1

    cell_lists = Opening().Next(this.applicant_applies)
    applicant_applies = Act().Next(this.applicant_writes_life_history)
    applicant_writes_life_history = Act().Next(this.file_is_prepared)

    file_is_prepared = (
        Split()
        .Next(this.committee_verifies)
        .Next(this.members_introduce)
        .Next(this.cell_gathers_comments)
    )
    committee_verifies = Act().Next(this.file_is_ready)
    members_introduce = Act().Next(this.file_is_ready)
    cell_gathers_comments = Act().Next(this.file_is_ready)
    file_is_ready = Join().Next(this.cell_resolves)

    # A vote that falls short ends nothing: the full count goes to the competent committee.
    cell_resolves = Resolution().Next(this.cell_agreed)
    cell_agreed = (
        Question(carried("cell_resolves"))
        .Then(this.road_has_sub_committee)
        .Else(this.competent_committee_decides)
    )

    road_has_sub_committee = (
        Question(passes("sub_committee_appraises"))
        .Then(this.sub_committee_appraises)
        .Else(this.road_has_grassroots_committee)
    )
    sub_committee_appraises = Act().Next(this.sub_committee_returned)
    sub_committee_returned = (
        Question(returned("sub_committee_appraises"))
        .Then(this.cell_completes_file)
        .Else(this.road_has_grassroots_committee)
    )

    road_has_grassroots_committee = (
        Question(passes("grassroots_committee_resolves"))
        .Then(this.grassroots_committee_resolves)
        .Else(this.competent_committee_decides)
    )
    grassroots_committee_resolves = Resolution().Next(this.grassroots_committee_returned)
    grassroots_committee_returned = (
        Question(returned("grassroots_committee_resolves"))
        .Then(this.cell_completes_file)
        .Else(this.competent_committee_decides)
    )

    competent_committee_decides = Resolution().Next(this.competent_committee_returned)
    competent_committee_returned = (
        Question(returned("competent_committee_decides"))
        .Then(this.cell_completes_file)
        .Else(this.authority_moved)
    )
    authority_moved = (
        Question(handed_over("competent_committee_decides"))
        .Then(this.competent_committee_decides)
        .Else(this.admission_decided)
    )
    admission_decided = (
        Question(carried("competent_committee_decides"))
        .Then(this.cell_receives_decision)
        .Else(this.declined)
    )

    cell_completes_file = Act().Next(this.sub_committee_asked)
    sub_committee_asked = (
        Question(returned_from("sub_committee_appraises"))
        .Then(this.sub_committee_appraises)
        .Else(this.grassroots_committee_asked)
    )
    grassroots_committee_asked = (
        Question(returned_from("grassroots_committee_resolves"))
        .Then(this.grassroots_committee_resolves)
        .Else(this.competent_committee_decides)
    )

    # The decision does not yet change the person; the ceremony does.
    cell_receives_decision = Act().Next(this.cell_admits)
    cell_admits = Act().Next(this.member_files_record)
    member_files_record = Act().Next(this.admitted)

    # Entered in the place of a step on which nobody may act.
    superior_directs = Relief().Next(this.closed_by_superior)

    admitted = Outcome()
    declined = Outcome()
    closed_by_superior = Outcome()
