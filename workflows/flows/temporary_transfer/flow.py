"""The map of a temporary transfer: order only; times and papers stand in the rule pack."""

from workflows.engine.ladder.answers import returned as sent_back
from workflows.engine.maps import CaseFlow
from workflows.engine.nodes import Act, Opening, Outcome, Question, Relief, this
from workflows.flows.temporary_transfer.answers import (
    CELL,
    COMMITTEE,
    came_back,
    introduced,
)


class TemporaryTransferFlow(CaseFlow):
    """A member takes part elsewhere for a time, and comes back."""

    shape = 1

    member_asks = Opening().Next(this.cell_introduces)
    cell_introduces = Act().Next(this.cell_introduced)
    cell_introduced = (
        Question(introduced(CELL)).Then(this.committee_introduces).Else(this.cell_tells_member)
    )

    committee_introduces = Act().Next(this.committee_returned)
    committee_returned = (
        Question(sent_back(COMMITTEE))
        .Then(this.cell_completes_file)
        .Else(this.committee_introduced)
    )
    cell_completes_file = Act().Next(this.committee_introduces)
    committee_introduced = (
        Question(introduced(COMMITTEE))
        .Then(this.cell_records_reception)
        .Else(this.cell_tells_member)
    )

    cell_records_reception = Act().Next(this.cell_records_return)
    cell_records_return = Act().Next(this.member_came_back)
    member_came_back = Question(came_back).Then(this.returned).Else(this.time_ran_out)

    cell_tells_member = Act().Next(this.not_introduced)

    # Entered in the place of a step on which nobody may act.
    superior_directs = Relief().Next(this.closed_by_superior)

    returned = Outcome()
    time_ran_out = Outcome()
    not_introduced = Outcome()
    closed_by_superior = Outcome()
