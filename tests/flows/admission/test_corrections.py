"""A count recorded wrongly is corrected by an act of the same body; both stand."""

from datetime import date

import pytest

from tests.builders import MEMBERS
from workflows.engine import corrections
from workflows.engine.models import Item, Question
from workflows.foundation.identifiers import new_id
from workflows.rules.tallies import Tally


def correct(way, yes, no, **changes):
    way.world.see_everything()
    question = Question.objects.get(item__case_id=way.case_id, current=True)
    return corrections.correct_count(
        corrections.Correction(
            **{
                "question_id": question.id,
                "actor": way.actor("Đạt"),
                "tally": Tally(
                    handed_out=yes + no, collected=yes + no, in_favour=yes, against=no, invalid=0
                ),
                "reason": "Đọc nhầm biên bản kiểm phiếu",
                "paper": way.paper("correction_note", date(2024, 7, 20)),
                "decided_on": date(2024, 7, 20),
                "at": way.at,
                "key": new_id(),
                "no_conflict": True,
                **changes,
            }
        )
    )


@pytest.fixture
def resolved(way):
    way.prepared()
    way.meets(
        "cell_resolves",
        date(2024, 7, 5),
        by="Đạt",
        present=MEMBERS,
        yes=9,
        no=1,
        papers=[way.paper("cell_resolution", date(2024, 7, 5))],
    )
    return way


class TestCorrectCount:
    def test_a_slip_changes_nothing_else(self, resolved):
        correct(resolved, yes=8, no=2)

        assert resolved.open_steps() == {"sub_committee_appraises": ("Bộ phận", "sub_committee")}
        counts = Question.objects.filter(item__case_id=resolved.case_id).order_by("current")
        assert [(each.in_favour, each.current) for each in counts] == [(9, False), (8, True)]

    def test_a_verdict_that_turns_voids_what_followed_and_opens_what_is_right(self, resolved):
        resolved.does(
            "sub_committee_appraises",
            date(2024, 7, 18),
            by="Ủy viên 15",
            papers=[resolved.paper("appraisal", date(2024, 7, 18))],
        )

        correct(resolved, yes=6, no=4)

        assert resolved.open_steps() == {
            "competent_committee_decides": ("Khối", "standing_committee")
        }
        void = Item.objects.filter(case_id=resolved.case_id, state="void")
        assert sorted(each.step for each in void) == [
            "grassroots_committee_resolves",
            "sub_committee_appraises",
        ]

    def test_refuses_a_correction_without_its_paper(self, resolved):
        with pytest.raises(corrections.CorrectionNeedsReason):
            correct(resolved, yes=6, no=4, paper=None)

    def test_refuses_the_figures_that_are_already_recorded(self, resolved):
        with pytest.raises(corrections.NothingToCorrect):
            correct(resolved, yes=9, no=1)

    def test_the_same_form_again_gets_the_same_answer(self, resolved):
        key = new_id()

        first = correct(resolved, yes=8, no=2, key=key)
        resolved.world.see_everything()

        assert correct(resolved, yes=8, no=2, key=key) == first
