"""The map of a suspension: order only; grounds, days and deciders stand in the rule pack."""

from workflows.engine.ladder.answers import carried, handed_over
from workflows.engine.maps import CaseFlow
from workflows.engine.nodes import Act, Opening, Outcome, Question, Relief, Resolution, this
from workflows.flows.suspension.answers import is_over


class SuspensionFlow(CaseFlow):
    """A member is heard and suspended, and takes part again once it is lifted or runs out."""

    shape = 1

    cell_reports_ground = Opening().Next(this.member_is_heard)
    member_is_heard = Act().Next(this.competent_committee_decides)
    competent_committee_decides = Resolution().Next(this.authority_moved)
    authority_moved = (
        Question(handed_over("competent_committee_decides"))
        .Then(this.competent_committee_decides)
        .Else(this.suspension_decided)
    )
    suspension_decided = (
        Question(carried("competent_committee_decides"))
        .Then(this.cell_tells_member)
        .Else(this.not_suspended)
    )
    cell_tells_member = Act().Next(this.competent_committee_lifts)

    competent_committee_lifts = Resolution().Next(this.suspension_lifted)
    suspension_lifted = (
        Question(carried("competent_committee_lifts"))
        .Then(this.lifted)
        .Else(this.suspension_ran_out)
    )
    # A vote against lifting leaves the suspension as it is, until it runs out.
    suspension_ran_out = Question(is_over).Then(this.ended).Else(this.competent_committee_lifts)

    # Entered in the place of a step on which nobody may act.
    superior_directs = Relief().Next(this.closed_by_superior)

    not_suspended = Outcome()
    lifted = Outcome()
    ended = Outcome()
    closed_by_superior = Outcome()
