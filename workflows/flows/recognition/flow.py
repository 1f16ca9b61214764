"""The map of recognition: order only; votes, papers and limits stand in the rule pack."""

from workflows.engine.ladder.answers import (
    carried,
    handed_over,
    passes,
    returned,
    returned_from,
)
from workflows.engine.ladder.collecting import card_is_out
from workflows.engine.ladder.complaints import annulled, complained_about
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
from workflows.flows.recognition.answers import deletion_proposed, put_again, put_often_enough


class RecognitionFlow(CaseFlow):
    """Recognition of a probationary member with the card, or deletion with votes of its own."""

    shape = 3

    cell_opens_file = Opening().Next(this.file_is_prepared)
    file_is_prepared = (
        Split()
        .Next(this.member_reviews_self)
        .Next(this.helper_comments)
        .Next(this.cell_gathers_comments)
    )
    member_reviews_self = Act().Next(this.file_is_ready)
    helper_comments = Act().Next(this.file_is_ready)
    cell_gathers_comments = Act().Next(this.file_is_ready)
    file_is_ready = Join().Next(this.cell_resolves)

    # Recognition and deletion are counted apart; until one of them carries the case stays open.
    # Deletion follows recognition that fell short, so recognition has come to the limit first.
    cell_resolves = Resolution().Next(this.cell_agreed)
    cell_agreed = (
        Question(carried("cell_resolves"))
        .Then(this.road_has_sub_committee)
        .Else(this.recognition_was_put_often_enough)
    )
    recognition_was_put_often_enough = (
        Question(put_often_enough)
        .Then(this.competent_committee_decides)
        .Else(this.cell_considers_deletion)
    )
    cell_considers_deletion = Resolution().Next(this.recognition_is_put_again)
    recognition_is_put_again = (
        Question(put_again).Then(this.cell_resolves).Else(this.cell_agreed_to_delete)
    )
    cell_agreed_to_delete = (
        Question(carried("cell_considers_deletion"))
        .Then(this.road_has_sub_committee)
        .Else(this.cell_resolves)
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
        .Then(this.deletion_reached_grassroots)
        .Else(this.deletion_reached_competent)
    )
    deletion_reached_grassroots = (
        Question(deletion_proposed)
        .Then(this.grassroots_committee_proposes_deletion)
        .Else(this.grassroots_committee_resolves)
    )
    grassroots_committee_resolves = Resolution().Next(this.grassroots_committee_returned)
    grassroots_committee_returned = (
        Question(returned("grassroots_committee_resolves"))
        .Then(this.cell_completes_file)
        .Else(this.competent_committee_decides)
    )
    grassroots_committee_proposes_deletion = Resolution().Next(this.competent_committee_deletes)
    deletion_reached_competent = (
        Question(deletion_proposed)
        .Then(this.competent_committee_deletes)
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
        .Else(this.recognition_decided)
    )
    # Probation is not prolonged: who is not recognised is considered for deletion.
    recognition_decided = (
        Question(carried("competent_committee_decides"))
        .Then(this.committee_issues_card)
        .Else(this.competent_committee_deletes)
    )
    committee_issues_card = Act().Next(this.cell_announces)
    competent_committee_deletes = Resolution().Next(this.deletion_authority_moved)
    deletion_authority_moved = (
        Question(handed_over("competent_committee_deletes"))
        .Then(this.competent_committee_deletes)
        .Else(this.deletion_decided)
    )
    deletion_decided = (
        Question(carried("competent_committee_deletes"))
        .Then(this.cell_announces_deletion)
        .Else(this.cell_resolves)
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

    cell_announces = Act().Next(this.recognised)

    # A complaint does not hold the deletion back; the case stays open as long as one may come.
    cell_announces_deletion = Act().Next(this.card_was_issued)
    card_was_issued = (
        Question(card_is_out).Then(this.decision_is_carried_out).Else(this.complaint_window_runs)
    )
    decision_is_carried_out = Split().Next(this.cell_collects_card).Next(this.complaint_window_runs)
    cell_collects_card = Act().Next(this.nothing_else_waits)
    complaint_window_runs = Act().Next(this.nothing_else_waits)
    nothing_else_waits = Join().Next(this.deletion_was_complained_about)
    deletion_was_complained_about = (
        Question(complained_about).Then(this.cell_receives_answer).Else(this.deleted)
    )
    cell_receives_answer = Act().Next(this.deletion_was_annulled)
    deletion_was_annulled = Question(annulled).Then(this.annulled_on_complaint).Else(this.deleted)

    # Entered in the place of a step on which nobody may act.
    superior_directs = Relief().Next(this.closed_by_superior)

    recognised = Outcome()
    deleted = Outcome()
    annulled_on_complaint = Outcome()
    closed_by_superior = Outcome()
