"""The map of a card's replacement: order only; papers and powers stand in the rule pack."""

from workflows.engine.ladder.answers import passes, returned, returned_from
from workflows.engine.maps import CaseFlow
from workflows.engine.nodes import Act, Opening, Outcome, Question, Relief, this
from workflows.flows.card.answers import new_card_issued


class CardFlow(CaseFlow):
    """Another card in the place of one that was lost, is damaged, wrong or outdated."""

    shape = 1

    cell_reports_card = Opening().Next(this.road_has_grassroots_committee)
    road_has_grassroots_committee = (
        Question(passes("grassroots_committee_forwards_request"))
        .Then(this.grassroots_committee_forwards_request)
        .Else(this.committee_replaces_card)
    )
    grassroots_committee_forwards_request = Act().Next(this.grassroots_committee_returned)
    grassroots_committee_returned = (
        Question(returned("grassroots_committee_forwards_request"))
        .Then(this.cell_completes_file)
        .Else(this.committee_replaces_card)
    )

    committee_replaces_card = Act().Next(this.committee_returned)
    committee_returned = (
        Question(returned("committee_replaces_card"))
        .Then(this.cell_completes_file)
        .Else(this.card_issued)
    )
    card_issued = Question(new_card_issued).Then(this.cell_hands_over_card).Else(this.declined)

    cell_completes_file = Act().Next(this.grassroots_committee_asked)
    grassroots_committee_asked = (
        Question(returned_from("grassroots_committee_forwards_request"))
        .Then(this.grassroots_committee_forwards_request)
        .Else(this.committee_replaces_card)
    )

    cell_hands_over_card = Act().Next(this.card_replaced)

    # Entered in the place of a step on which nobody may act.
    superior_directs = Relief().Next(this.closed_by_superior)

    card_replaced = Outcome()
    declined = Outcome()
    closed_by_superior = Outcome()
