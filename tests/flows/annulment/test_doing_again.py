"""Wrong authority or wrong steps: the right body does again what was annulled."""

from datetime import date

import pytest

from workflows.engine.ladder.directing import ReasonNeeded


class TestWrongAuthority:
    def test_opens_the_decision_for_the_right_body_and_leaves_the_standing(self, way):
        way.prepares("wrong_authority")

        way.is_annulled()

        assert way.open_steps() == {"competent_committee_decides": ("Khối", "standing_committee")}
        assert way.membership().state == "official"

    def test_that_decides_the_same_leaves_the_member_what_they_were(self, way):
        way.prepares("wrong_authority")
        way.is_annulled()
        way.decides_again()
        assert way.open_steps() == {
            "superior_examines_responsibility": ("Khối", "standing_committee")
        }
        way.responsibility_is_examined()

        way.does("cell_receives_decision", date(2024, 7, 15))

        assert way.case().outcome == "done_again"
        assert way.standings() == [("official", date(2020, 1, 1), None)]

    def test_responsibility_is_examined_in_words(self, way):
        way.prepares("wrong_authority")
        way.is_annulled()
        way.decides_again()

        with pytest.raises(ReasonNeeded):
            way.responsibility_is_examined(reason=" ")

    def test_that_does_not_decide_the_same_takes_the_standing(self, way):
        decided = date(2024, 7, 10)
        way.prepares("wrong_authority")
        way.is_annulled()

        way.decides_again(decided, yes=1, no=3)

        assert way.standings()[1:] == [("annulled", decided, None)]
        way.responsibility_is_examined()
        way.is_announced()
        way.does("complaint_window_runs", date(2024, 8, 26))
        assert way.case().outcome == "annulled"


class TestWrongSteps:
    def test_are_taken_again_from_the_vote_of_the_cell(self, way):
        way.prepares("wrong_steps")
        way.is_annulled()
        assert way.open_steps() == {"cell_resolves": ("Phòng", "cell_meeting")}
        way.cell_votes_again()
        way.appraised_again()
        way.committee_votes_again()
        way.decides_again()
        way.responsibility_is_examined()

        way.does("cell_receives_decision", date(2024, 7, 15))

        assert way.case().outcome == "done_again"

    def test_a_short_vote_goes_up_with_its_full_count(self, way):
        way.prepares("wrong_steps")
        way.is_annulled()

        way.cell_votes_again(yes=4, no=5)

        assert way.open_steps() == {"competent_committee_decides": ("Khối", "standing_committee")}

    def test_a_file_that_was_returned_comes_back_to_who_asked(self, way):
        way.prepares("wrong_steps")
        way.is_annulled()
        way.cell_votes_again()
        way.does(
            "sub_committee_appraises",
            date(2024, 6, 28),
            by="Ủy viên 15",
            manner="return",
            facts={"reason": "Thiếu biên bản"},
        )
        assert way.open_steps() == {"cell_completes_file": ("Phòng", "cell_meeting")}

        way.does("cell_completes_file", date(2024, 6, 29))

        assert way.open_steps() == {"sub_committee_appraises": ("Bộ phận", "sub_committee")}


class TestRecognition:
    def test_that_is_not_decided_again_leaves_a_probationary_member(self, way):
        way.prepares("wrong_authority", annuls="recognition")
        way.is_annulled()

        way.decides_again(yes=1, no=3)

        membership = way.membership()
        assert (membership.state, membership.recognised_on) == ("probationary", None)
        assert [each[0] for each in way.standings()] == ["official", "probationary"]
