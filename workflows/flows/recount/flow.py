"""The map of a recount: order only; bodies, votes and papers stand in the rule pack."""

from workflows.engine.ladder.answers import carried, handed_over, passes, returned, returned_from
from workflows.engine.maps import CaseFlow
from workflows.engine.nodes import Act, Opening, Outcome, Question, Relief, Resolution, this


class RecountFlow(CaseFlow):
    """The cell and the grass-roots committee propose a recount, the committee above decides."""

    shape = 1

    cell_opens_file = Opening().Next(this.cell_resolves)

    cell_resolves = Resolution().Next(this.cell_agreed)
    cell_agreed = (
        Question(carried("cell_resolves"))
        .Then(this.road_has_grassroots_committee)
        .Else(this.cell_tells_member)
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
        .Else(this.cell_tells_member)
    )

    cell_completes_file = Act().Next(this.grassroots_committee_asked)
    grassroots_committee_asked = (
        Question(returned_from("grassroots_committee_resolves"))
        .Then(this.grassroots_committee_resolves)
        .Else(this.competent_committee_decides)
    )

    # Whatever was answered, the member is told before the case ends.
    cell_tells_member = Act().Next(this.recount_decided)
    recount_decided = (
        Question(carried("competent_committee_decides"))
        .Then(this.recounted)
        .Else(this.left_as_it_is)
    )

    # Entered in the place of a step on which nobody may act.
    superior_directs = Relief().Next(this.closed_by_superior)

    recounted = Outcome()
    left_as_it_is = Outcome()
    closed_by_superior = Outcome()
