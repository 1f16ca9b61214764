"""Before the vote: the ground, up to three requests for the self-review, and the hearing."""

from datetime import date

import pytest

from workflows.authority import law
from workflows.engine import openings
from workflows.engine.dossiers import BasisNotConfirmed
from workflows.engine.editions import against
from workflows.engine.ladder.directing import ReasonNeeded
from workflows.engine.ladder.grounds import GroundNotReached, NoSuchGround, grounds_on
from workflows.flows.deletion.steps import asking

from .conftest import ACCOUNT, BASIS


class TestOpening:
    def test_is_about_official_and_probationary_members(self, way):
        way.subject = "Ngân"

        way.opens()

        assert way.open_steps() == {"cell_requests_self_review": ("Phòng", "cell_meeting")}

    def test_is_not_about_somebody_new(self, way):
        with pytest.raises(openings.NotOfThatStanding):
            way.opens(person_id=None, full_name="Người mới")

    def test_takes_only_a_ground_that_the_rule_pack_lists(self, way):
        with pytest.raises(NoSuchGround):
            way.opens(facts={"ground": "votes.left_out_always", "reason": ACCOUNT})

    def test_refuses_an_absence_of_less_than_three_months(self, way):
        ground = "deletion.ground_absent_or_unpaid"

        with pytest.raises(GroundNotReached) as refused:
            way.opens(facts={"ground": ground, "lasted": 2, "reason": ACCOUNT})

        assert refused.value.source.article == "8.1"
        assert refused.value.facts["needed"] == 3

    def test_warns_where_the_rule_that_counts_the_months_is_in_doubt(self, way):
        facts = {"ground": "deletion.ground_no_progress_after_help", "lasted": 6}
        before_2021 = law.pack().parameter(facts["ground"]).on(date(2020, 5, 6))

        assert before_2021.doubtful
        assert against(before_2021, GroundNotReached()) == (before_2021,)
        with pytest.raises(GroundNotReached):
            way.opens(facts={**facts, "reason": ACCOUNT})

    def test_asks_for_an_account_in_words(self, way):
        with pytest.raises(ReasonNeeded):
            way.opens(facts={"ground": "deletion.ground_political_standard", "reason": " "})

    def test_knows_before_the_regulations_only_the_ground_of_the_charter(self):
        assert set(grounds_on("deletion.ground_", date(2012, 1, 1))) == {
            "deletion.ground_absent_or_unpaid"
        }


class TestRequests:
    def test_a_self_review_that_is_handed_in_ends_them(self, way):
        way.opens()
        way.asks(date(2024, 5, 8))

        way.hands_in(date(2024, 5, 20))

        assert way.open_steps() == {"cell_hears_member": ("Phòng", "cell_meeting")}

    def test_the_cell_asks_again_where_no_answer_came(self, way):
        way.opens()
        way.asks(date(2024, 5, 8))

        way.stays_silent(date(2024, 5, 20))

        assert way.open_steps() == {"cell_requests_self_review": ("Phòng", "cell_meeting")}

    def test_after_the_third_unanswered_request_the_cell_goes_on(self, way):
        way.opens()
        for asked, silent in ((8, 15), (16, 22), (23, 30)):
            way.asks(date(2024, 5, asked))
            assert "cell_hears_member" not in way.open_steps()
            way.stays_silent(date(2024, 5, silent))

        assert way.open_steps() == {"cell_hears_member": ("Phòng", "cell_meeting")}

    def test_each_request_has_a_proof_of_its_own(self, way):
        way.opens()
        way.asks(date(2024, 5, 8))
        way.stays_silent(date(2024, 5, 20))

        with pytest.raises(BasisNotConfirmed):
            way.asks(date(2024, 5, 21), papers=[])

    def test_a_rule_that_was_read_would_refuse_a_request_without_proof(self):
        read = (
            law.pack().procedures["deletion"].steps["cell_opens_file"].papers.on(date(2024, 5, 6))
        )

        with pytest.raises(asking.RequestWithoutProof):
            against(read, asking.RequestWithoutProof(number=2))

    def test_silence_is_told_in_words(self, way):
        way.opens()
        way.asks(date(2024, 5, 8))

        with pytest.raises(ReasonNeeded):
            way.does("member_reviews_self", date(2024, 5, 20), manner="unanswered")

    def test_a_refusal_in_writing_lets_the_cell_go_on_at_once(self, way):
        way.opens()
        way.asks(date(2024, 5, 8))

        on = date(2024, 5, 9)
        way.does(
            "member_reviews_self",
            on,
            manner="refused",
            papers=[way.paper("self_review_refusal", on)],
        )

        assert way.open_steps() == {"cell_hears_member": ("Phòng", "cell_meeting")}

    def test_a_refusal_by_word_of_mouth_asks_for_the_basis(self, way):
        way.opens()
        way.asks(date(2024, 5, 8))

        with pytest.raises(BasisNotConfirmed):
            way.does("member_reviews_self", date(2024, 5, 9), manner="refused")
        way.does("member_reviews_self", date(2024, 5, 9), manner="refused", basis=BASIS)

    def test_under_the_guidance_of_2025_a_refusal_is_in_writing(self):
        papers = law.pack().procedures["deletion"].steps["member_reviews_self"].papers

        with pytest.raises(asking.RefusalNotInWriting):
            against(papers.on(date(2025, 8, 1)), asking.RefusalNotInWriting())


class TestHearing:
    @pytest.mark.parametrize("how", ["in_person", "in_writing", "absent_though_invited"])
    def test_leads_to_the_vote_of_the_cell(self, way, how):
        way.opens()
        way.asks(date(2024, 5, 8))
        way.hands_in(date(2024, 5, 20))

        answer = way.is_heard(date(2024, 6, 3), how=how)

        assert answer.outcome == how
        assert way.open_steps() == {"cell_resolves": ("Phòng", "cell_meeting")}

    def test_is_told_in_words(self, way):
        way.opens()
        way.asks(date(2024, 5, 8))
        way.hands_in(date(2024, 5, 20))

        with pytest.raises(ReasonNeeded):
            way.is_heard(date(2024, 6, 3), reason="")
