"""The map of annulment: order only; votes, papers and limits stand in the rule pack."""

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
from workflows.flows.annulment.answers import name_is_struck, steps_were_wrong, was_annulled


class AnnulmentFlow(CaseFlow):
    """Annulment of an admission or a recognition that was not done by the rules."""

    shape = 1

    cell_opens_file = Opening().Next(this.cell_hears_member)
    cell_hears_member = Act().Next(this.superior_committee_annuls)
    superior_committee_annuls = Resolution().Next(this.decision_is_annulled)
    decision_is_annulled = (
        Question(was_annulled).Then(this.standards_were_wrong).Else(this.cell_receives_decision)
    )
    standards_were_wrong = (
        Question(name_is_struck).Then(this.cell_announces).Else(this.cell_must_vote_again)
    )

    # Wrong authority or wrong steps: the right body does again what was annulled.
    cell_must_vote_again = (
        Question(steps_were_wrong).Then(this.cell_resolves).Else(this.competent_committee_decides)
    )
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
        .Else(this.superior_examines_responsibility)
    )
    superior_examines_responsibility = Act().Next(this.decided_so_again)
    decided_so_again = (
        Question(carried("competent_committee_decides"))
        .Then(this.cell_receives_decision)
        .Else(this.cell_announces)
    )
    cell_receives_decision = Act().Next(this.was_done_again)
    was_done_again = Question(was_annulled).Then(this.done_again).Else(this.stands)

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
    nothing_else_waits = Join().Next(this.annulment_was_complained_about)
    annulment_was_complained_about = (
        Question(complained_about).Then(this.cell_receives_answer).Else(this.annulled)
    )
    cell_receives_answer = Act().Next(this.annulment_was_set_aside)
    annulment_was_set_aside = (
        Question(annulled).Then(this.restored_on_complaint).Else(this.annulled)
    )

    # Entered in the place of a step on which nobody may act.
    superior_directs = Relief().Next(this.closed_by_superior)

    annulled = Outcome()
    done_again = Outcome()
    stands = Outcome()
    restored_on_complaint = Outcome()
    closed_by_superior = Outcome()
