"""The map of leaving: order only; votes, papers and limits stand in the rule pack."""

from workflows.engine.ladder.answers import (
    carried,
    handed_over,
    passes,
    returned,
    returned_from,
)
from workflows.engine.ladder.collecting import card_is_out
from workflows.engine.maps import CaseFlow
from workflows.engine.nodes import Act, Opening, Outcome, Question, Relief, Resolution, this


class LeavingFlow(CaseFlow):
    """Leaving at one's own request."""

    shape = 1

    member_asks = Opening().Next(this.cell_states_no_breach)
    cell_states_no_breach = Act().Next(this.cell_resolves)

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
        .Else(this.leaving_decided)
    )
    leaving_decided = (
        Question(carried("competent_committee_decides"))
        .Then(this.cell_announces)
        .Else(this.cell_receives_decision)
    )
    cell_receives_decision = Act().Next(this.stays)

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

    cell_announces = Act().Next(this.card_was_issued)
    card_was_issued = Question(card_is_out).Then(this.cell_collects_card).Else(this.left)
    cell_collects_card = Act().Next(this.left)

    # Entered in the place of a step on which nobody may act.
    superior_directs = Relief().Next(this.closed_by_superior)

    left = Outcome()
    stays = Outcome()
    closed_by_superior = Outcome()
