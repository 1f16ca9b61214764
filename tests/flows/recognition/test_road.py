"""The way of a probationary member to recognition, or to deletion."""

from datetime import date

import pytest

from tests.flows.admission.test_corrections import correct
from workflows.authority import law
from workflows.engine import openings
from workflows.engine.dossiers import BasisNotConfirmed
from workflows.engine.editions import against
from workflows.engine.models import Question
from workflows.flows.recognition.steps import commenting, probation
from workflows.journal.chains import breaks
from workflows.journal.models import Entry
from workflows.people.models import Standing
from workflows.web.questions import units

from .conftest import ENDS

MET = date(2024, 7, 5)


def standings(way):
    way.world.see_everything()
    found = Standing.objects.filter(person=way.world.people["Ngân"]).order_by("during")
    return [(each.kind, each.during.lower, each.during.upper) for each in found]


class TestRecognition:
    def test_counts_from_the_day_the_probation_ended_however_late_it_comes(self, way):
        way.prepares()
        way.cell_votes(MET, yes=9, no=1)
        way.appraised(date(2024, 7, 12))
        way.committee_votes("grassroots_committee_resolves", date(2024, 7, 20), yes=8, no=1)
        way.block_votes("competent_committee_decides", date(2024, 9, 10), yes=3, no=1)

        membership = way.membership()
        assert membership.state == "official"
        assert membership.recognised_on == ENDS
        assert membership.recognition_decided_on == date(2024, 9, 10)
        assert membership.admission_decided_on == date(2023, 6, 1)
        assert standings(way)[-2:] == [
            ("probationary", date(2020, 1, 1), ENDS),
            ("official", ENDS, None),
        ]
        way.card_issued(date(2024, 9, 10))
        way.does("cell_announces", date(2024, 10, 3), basis="Kỳ sinh hoạt tháng 10")
        assert way.case().outcome == "recognised"
        entries = list(Entry.objects.filter(stream_id=way.case_id).order_by("number"))
        assert breaks(entries) == []

    def test_the_cell_must_meet_within_thirty_working_days_of_the_end(self, way):
        way.prepares()

        assert way.item("cell_resolves").due_on == date(2024, 8, 14)

    def test_a_vote_before_the_twelve_months_end_is_refused(self, way):
        way.prepares()

        with pytest.raises(probation.VoteTooEarly):
            way.cell_votes(date(2024, 7, 2), yes=10)

    def test_the_file_is_not_opened_more_than_sixty_days_before_without_a_word(self, way):
        with pytest.raises(BasisNotConfirmed):
            way.opens(date(2024, 5, 3))

    def test_a_probation_whose_ceremony_is_unknown_cannot_be_counted(self, way):
        membership = way.membership()
        membership.admitted_on = None
        membership.save()

        with pytest.raises(probation.ProbationUnknown):
            way.opens()

    def test_only_an_official_member_comments(self, way):
        way.opens()

        with pytest.raises(commenting.HelperNotOfficial):
            way.does(
                "helper_comments",
                date(2024, 6, 3),
                papers=[way.paper("helper_comment", date(2024, 6, 3))],
                facts={"helper": {"person_id": way.world.id("Ngân"), "name": "Ngân"}},
            )


class TestShortVotes:
    def test_a_short_vote_asks_for_deletion_and_the_case_stays_open(self, way):
        way.prepares()

        way.cell_votes(MET, yes=6, no=4)

        assert way.open_steps() == {"cell_considers_deletion": ("Phòng", "cell_meeting")}

    def test_recognition_is_put_to_the_vote_again(self, way):
        way.prepares()
        way.cell_votes(MET, yes=6, no=4)

        way.does("cell_considers_deletion", date(2024, 7, 8), manner="put_again")

        assert way.open_steps() == {"cell_resolves": ("Phòng", "cell_meeting")}

    def test_after_three_short_votes_the_superior_decides_with_all_counts(self, way):
        way.prepares()
        for day in (5, 12, 19):
            way.cell_votes(date(2024, 7, day), yes=6, no=4)
            if day < 19:
                way.does("cell_considers_deletion", date(2024, 7, day), manner="put_again")

        assert way.open_steps() == {"competent_committee_decides": ("Khối", "standing_committee")}
        way.block_votes("competent_committee_decides", date(2024, 8, 1), yes=4)
        assert way.membership().state == "official"

    def test_a_decision_counted_short_by_mistake_recognises_once_it_is_corrected(self, way):
        way.prepares()
        way.cell_votes(MET, yes=9, no=1)
        way.appraised(date(2024, 7, 12))
        way.committee_votes("grassroots_committee_resolves", date(2024, 7, 14), yes=8, no=1)
        way.block_votes("competent_committee_decides", date(2024, 7, 18), yes=2, no=2)
        assert way.membership().state == "probationary"

        correct(way, yes=3, no=1, step="competent_committee_decides", by="Ủy viên 10")

        assert way.membership().state == "official"
        assert standings(way)[-1] == ("official", ENDS, None)
        assert set(way.open_steps()) == {"committee_issues_card"}

    def test_votes_that_follow_a_corrected_one_do_not_count_to_the_limit(self, way):
        way.prepares()
        way.cell_votes(MET, yes=9, no=1)
        way.appraised(date(2024, 7, 6))
        way.committee_votes("grassroots_committee_resolves", date(2024, 7, 8), yes=8, no=1)
        way.block_votes("competent_committee_decides", date(2024, 7, 10), yes=2, no=2)
        way.block_votes("competent_committee_deletes", date(2024, 7, 10), yes=1, no=3)
        for day in (12, 15):
            way.cell_votes(date(2024, 7, day), yes=6, no=4)
            way.does("cell_considers_deletion", date(2024, 7, day), manner="put_again")
        way.world.see_everything()
        first = Question.objects.filter(item__step="cell_resolves").earliest("item_id")

        correct(way, yes=6, no=4, question_id=first.id)

        assert set(way.open_steps()) == {"cell_considers_deletion"}

    def test_votes_on_deletion_are_counted_apart(self, way):
        way.prepares()
        for day in (5, 12):
            way.cell_votes(date(2024, 7, day), yes=6, no=4)
            way.cell_votes(date(2024, 7, day), yes=5, no=5, step="cell_considers_deletion")

        assert way.open_steps() == {"cell_resolves": ("Phòng", "cell_meeting")}

    def test_recognition_falls_short_three_times_before_deletion_does(self, way):
        way.prepares()
        for day in (5, 12):
            way.cell_votes(date(2024, 7, day), yes=6, no=4)
            way.cell_votes(date(2024, 7, day), yes=5, no=5, step="cell_considers_deletion")

        way.cell_votes(date(2024, 7, 19), yes=6, no=4)

        assert way.open_steps() == {"competent_committee_decides": ("Khối", "standing_committee")}


class TestDeletion:
    def test_climbs_with_votes_of_its_own_and_ends_the_membership(self, way):
        way.prepares()
        way.cell_votes(MET, yes=2, no=8)
        way.cell_votes(MET, yes=8, no=2, step="cell_considers_deletion")
        way.appraised(date(2024, 7, 12))
        assert "grassroots_committee_proposes_deletion" in way.open_steps()
        way.committee_votes(
            "grassroots_committee_proposes_deletion", date(2024, 7, 20), yes=8, no=1
        )
        way.block_votes("competent_committee_deletes", date(2024, 8, 1), yes=4)

        membership = way.membership()
        assert (membership.state, membership.left_on) == ("former", date(2024, 8, 1))
        assert standings(way)[-1] == ("former", date(2024, 8, 1), None)

    def test_whom_the_competent_committee_neither_recognises_nor_deletes_is_considered_again(
        self, way
    ):
        way.prepares()
        way.cell_votes(MET, yes=9, no=1)
        way.appraised(date(2024, 7, 12))
        way.committee_votes("grassroots_committee_resolves", date(2024, 7, 20), yes=8, no=1)
        way.block_votes("competent_committee_decides", date(2024, 8, 1), yes=2, no=2)
        way.block_votes("competent_committee_deletes", date(2024, 8, 1), yes=1, no=3)

        assert way.open_steps() == {"cell_resolves": ("Phòng", "cell_meeting")}
        assert way.membership().state == "probationary"


class TestOpening:
    def test_is_about_a_probationary_member(self, way):
        with pytest.raises(openings.NotOfThatStanding):
            way.opens(person_id=way.world.id("Lập"))
        with pytest.raises(openings.NotOfThatStanding):
            way.opens(person_id=None, full_name="Người mới")

    def test_is_the_business_of_the_member_s_own_cell(self, way):
        meeting = way.world.body("Hai", "cell_meeting")
        way.world.seat("Đạt", "Hai", "cell_meeting", "deputy_secretary")

        with pytest.raises(openings.NotAMemberHere):
            way.opens(body_id=meeting.id)

    def test_a_rule_that_was_read_would_refuse_a_file_that_comes_too_early(self):
        read = law.pack().parameter("admission.probation").on(ENDS)

        with pytest.raises(probation.TooEarlyToOpen):
            against(read, probation.TooEarlyToOpen(from_day=ENDS, days=60))


def test_who_was_late_on_a_day_is_counted_on_it_though_the_step_was_taken_since(way):
    way.prepares()
    way.cell_votes(date(2024, 7, 5), yes=9, no=1)
    way.appraised(date(2024, 7, 12))
    way.committee_votes("grassroots_committee_resolves", date(2024, 7, 20), yes=8, no=1)
    way.world.see_everything()
    due = way.item("competent_committee_decides").due_on
    way.block_votes("competent_committee_decides", date(2024, 9, 10), yes=3, no=1)
    way.world.see_everything()

    late = [
        units.figures(way.world.paths["Phòng"], on=on, today=date(2024, 10, 25)).late_cases
        for on in (due, date(2024, 9, 9), date(2024, 9, 10))
    ]
    assert late == [0, 1, 0]
