"""The map of a restoration: order only; bodies, votes and papers stand in the rule pack."""

from workflows.engine.ladder.answers import carried, handed_over, returned
from workflows.engine.maps import CaseFlow
from workflows.engine.nodes import Act, Opening, Outcome, Question, Relief, Resolution, this


class RestorationFlow(CaseFlow):
    """Who was deleted wrongly applies, the committee that could have deleted decides."""

    shape = 1

    cell_opens_file = Opening().Next(this.competent_committee_decides)

    competent_committee_decides = Resolution().Next(this.competent_committee_returned)
    competent_committee_returned = (
        Question(returned("competent_committee_decides"))
        .Then(this.cell_completes_file)
        .Else(this.authority_moved)
    )
    authority_moved = (
        Question(handed_over("competent_committee_decides"))
        .Then(this.competent_committee_decides)
        .Else(this.restoration_decided)
    )
    restoration_decided = (
        Question(carried("competent_committee_decides"))
        .Then(this.cell_restores_member)
        .Else(this.cell_tells_person)
    )

    cell_completes_file = Act().Next(this.competent_committee_decides)

    cell_restores_member = Act().Next(this.restored)
    cell_tells_person = Act().Next(this.not_restored)

    # Entered in the place of a step on which nobody may act.
    superior_directs = Relief().Next(this.closed_by_superior)

    restored = Outcome()
    not_restored = Outcome()
    closed_by_superior = Outcome()
