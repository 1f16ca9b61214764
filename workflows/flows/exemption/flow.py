"""The map of an exemption: order only; grounds, votes and limits stand in the rule pack."""

from workflows.engine.ladder.answers import carried
from workflows.engine.maps import CaseFlow
from workflows.engine.nodes import Act, Opening, Outcome, Question, Relief, Resolution, this
from workflows.flows.exemption.answers import asks_to_return, decided_above, is_for_a_period


class ExemptionFlow(CaseFlow):
    """A member is exempted by the cell, or by the committee above it; or returns."""

    shape = 1

    member_asks = Opening().Next(this.member_returns)
    member_returns = (
        Question(asks_to_return).Then(this.cell_records_return).Else(this.cell_resolves)
    )

    cell_resolves = Resolution().Next(this.cell_agreed)
    cell_agreed = (
        Question(carried("cell_resolves")).Then(this.committee_is_asked).Else(this.not_exempted)
    )
    committee_is_asked = (
        Question(decided_above).Then(this.committee_decides).Else(this.committee_takes_note)
    )
    committee_takes_note = Act().Next(this.exemption_has_an_end)
    committee_decides = Resolution().Next(this.committee_agreed)
    committee_agreed = (
        Question(carried("committee_decides"))
        .Then(this.exemption_has_an_end)
        .Else(this.not_exempted)
    )
    # An exemption without a last day ends the case; its return is asked for by another.
    exemption_has_an_end = (
        Question(is_for_a_period).Then(this.cell_records_return).Else(this.exempted)
    )
    cell_records_return = Act().Next(this.returned)

    # Entered in the place of a step on which nobody may act.
    superior_directs = Relief().Next(this.closed_by_superior)

    exempted = Outcome()
    not_exempted = Outcome()
    returned = Outcome()
    closed_by_superior = Outcome()
