"""The map of deletion: order only; votes, papers and limits stand in the rule pack."""

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
from workflows.flows.deletion.answers import requests_end


class DeletionFlow(CaseFlow):
    """Deletion of a member from the list; it is not a form of discipline."""

    shape = 1

    cell_opens_file = Opening().Next(this.cell_requests_self_review)
    cell_requests_self_review = Act().Next(this.member_reviews_self)
    member_reviews_self = Act().Next(this.self_review_is_settled)
    self_review_is_settled = (
        Question(requests_end).Then(this.cell_hears_member).Else(this.cell_requests_self_review)
    )
    cell_hears_member = Act().Next(this.cell_resolves)

    # A vote that falls short ends nothing by itself: its full count goes up.
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
        .Else(this.deletion_decided)
    )
    deletion_decided = (
        Question(carried("competent_committee_decides"))
        .Then(this.cell_announces)
        .Else(this.cell_receives_decision)
    )
    cell_receives_decision = Act().Next(this.kept)

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

    # A complaint does not hold the decision back; the case stays open as long as one may come.
    cell_announces = Act().Next(this.card_was_issued)
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

    deleted = Outcome()
    kept = Outcome()
    annulled_on_complaint = Outcome()
    closed_by_superior = Outcome()
