"""A vote that is recalled gives back the time that it met itself, and no other."""

from datetime import date

from tests.flows.admission.test_recalls import recall
from workflows.engine.models import Clock

MET = date(2024, 7, 5)


def limit(way):
    """Return the state of the time within which the cell votes on recognition."""
    return Clock.objects.get(case_id=way.case_id, kind="cell_resolves").state


class TestTwoVotesOnOneDay:
    def test_the_second_recalled_leaves_the_time_met_by_the_first(self, way):
        way.prepares()
        way.cell_votes(MET, yes=6, no=4)
        way.does("cell_considers_deletion", MET, manner="put_again")
        way.cell_votes(MET, yes=5, no=5)

        recall(way, "cell_resolves", MET)

        assert limit(way) == "met"
        assert way.item("cell_resolves").due_on is None

    def test_the_first_recalled_lets_its_time_run_again(self, way):
        way.prepares()
        due_on = way.item("cell_resolves").due_on
        way.cell_votes(MET, yes=6, no=4)

        recall(way, "cell_resolves", MET)

        assert limit(way) == "running"
        assert way.item("cell_resolves").due_on == due_on
