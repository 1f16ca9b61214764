"""A count that was corrected so that somebody changed is not corrected back behind it."""

from datetime import date

import pytest

from tests.flows.admission.test_corrections import correct
from tests.flows.exemption.conftest import Request
from workflows.engine.corrections import TooLateToCorrect


def corrected(way, *, yes, no, step, by, on):
    paper = way.paper("correction_note", on)
    correct(way, yes, no, step=step, by=by, decided_on=on, paper=paper)


def test_of_an_annulment(way):
    vote = {"step": "superior_committee_annuls", "by": "Ủy viên 10"}
    way.prepares()
    way.is_annulled(yes=1, no=3)
    corrected(way, yes=3, no=1, on=date(2024, 9, 20), **vote)
    assert way.membership().state == "annulled"

    with pytest.raises(TooLateToCorrect):
        corrected(way, yes=1, no=3, on=date(2024, 9, 21), **vote)


def test_of_an_exemption(way):
    request, vote = Request(world=way.world), {"step": "cell_resolves", "by": "Đạt"}
    request.asks()
    request.cell_votes(yes=4, no=6)
    corrected(request, yes=8, no=2, on=date(2024, 9, 20), **vote)
    assert request.exemptions()

    with pytest.raises(TooLateToCorrect):
        corrected(request, yes=4, no=6, on=date(2024, 9, 21), **vote)
