"""The map of a death: order only."""

from workflows.engine.maps import Answered, CaseFlow
from workflows.engine.nodes import Act, Opening, Outcome, Question, Relief, this


def has_open_cases(answered: Answered) -> bool:
    """Ask whether another case about the person is still open."""
    return bool(answered.situation.own["open_cases"])


class DeathFlow(CaseFlow):
    """The cell records a death, ends what is open, and the committee above takes note."""

    shape = 1

    cell_records_death = Opening().Next(this.cases_are_open)
    cases_are_open = (
        Question(has_open_cases).Then(this.cell_ends_open_cases).Else(this.committee_takes_note)
    )
    cell_ends_open_cases = Act().Next(this.committee_takes_note)
    committee_takes_note = Act().Next(this.recorded)

    # Entered in the place of a step on which nobody may act.
    superior_directs = Relief().Next(this.closed_by_superior)

    recorded = Outcome()
    closed_by_superior = Outcome()
