"""Which papers a step asks for, once it is known what came of its vote."""

from datetime import date

import pytest

from workflows.authority import law
from workflows.engine import dossiers
from workflows.papers.completeness import Need, PaperState

DECISION = "competent_committee_decides"


@pytest.mark.parametrize(
    ("carried", "asked"),
    [(True, ["cell_resolution", "admission_decision"]), (False, ["cell_resolution"])],
)
def test_a_decision_that_was_not_taken_needs_no_paper(carried, asked):
    rule = law.pack().procedures["admission"].steps[DECISION]
    edition = rule.papers.on(date(2025, 9, 1))
    needs = [Need(kind, PaperState.MISSING, {}, edition) for kind in edition.value]

    found = dossiers.asked_of_vote(needs, rule, carried=carried)

    assert [need.kind for need in found] == asked
