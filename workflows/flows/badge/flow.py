"""The map of a badge: order only; years, days, votes and papers stand in the rule pack."""

from workflows.engine.ladder.answers import carried, handed_over, passes, returned, returned_from
from workflows.engine.maps import CaseFlow
from workflows.engine.nodes import Act, Opening, Outcome, Question, Relief, Resolution, this


class BadgeFlow(CaseFlow):
    """The cell and the grass-roots committee propose a badge, the province awards it."""

    shape = 1

    member_declares = Opening().Next(this.cell_resolves)

    cell_resolves = Resolution().Next(this.cell_agreed)
    cell_agreed = (
        Question(carried("cell_resolves"))
        .Then(this.road_has_grassroots_committee)
        .Else(this.not_awarded)
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
        .Else(this.badge_decided)
    )
    badge_decided = (
        Question(carried("competent_committee_decides"))
        .Then(this.committee_hands_over_badge)
        .Else(this.not_awarded)
    )

    cell_completes_file = Act().Next(this.grassroots_committee_asked)
    grassroots_committee_asked = (
        Question(returned_from("grassroots_committee_resolves"))
        .Then(this.grassroots_committee_resolves)
        .Else(this.competent_committee_decides)
    )

    committee_hands_over_badge = Act().Next(this.awarded)

    # Entered in the place of a step on which nobody may act.
    superior_directs = Relief().Next(this.closed_by_superior)

    awarded = Outcome()
    not_awarded = Outcome()
    closed_by_superior = Outcome()
