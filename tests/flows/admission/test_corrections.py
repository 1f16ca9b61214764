"""A count recorded wrongly is corrected by an act of the same body; both stand."""

import threading
from datetime import date

import pytest
from django.db import connection, transaction

from tests.builders import MEMBERS, a_province_with_every_shape
from tests.clerks import Clerk
from workflows.engine import corrections, endings, openings
from workflows.engine.decisions import AlreadyDecided
from workflows.engine.models import Case, Clock, Item, Question
from workflows.engine.refusals import (
    BeforeThePrecedingStep,
    ItemVoid,
    KeyUsedElsewhere,
    NotVisible,
)
from workflows.foundation.identifiers import new_id
from workflows.journal.chains import breaks
from workflows.journal.models import Entry
from workflows.rules.tallies import Tally

from .conftest import COMMITTEE, STANDING_COMMITTEE, Way
from .test_beside import record
from .test_recalls import recall


def correct(way, yes, no, *, step="cell_resolves", by="Đạt", **changes):
    if "question_id" not in changes:
        way.world.see_everything()
        question = Question.objects.get(item__case_id=way.case_id, item__step=step, current=True)
        changes["question_id"] = question.id
    return corrections.correct_count(
        corrections.Correction(
            **{
                "actor": way.actor(by),
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

        question = Question.objects.get(replaces__isnull=False).replaces

        assert correct(resolved, yes=8, no=2, key=key, question_id=question.id) == first

    def test_a_key_that_stands_for_another_count_is_refused(self, resolved):
        resolved.world.see_everything()
        question = Question.objects.get(item__case_id=resolved.case_id)

        with pytest.raises(KeyUsedElsewhere):
            correct(resolved, yes=8, no=2, key=question.id)

    def test_the_count_of_a_committee_above_is_not_the_cells_to_see(self, way):
        way.proposed()
        way.decided()

        with pytest.raises(NotVisible):
            correct(way, 3, 1, step="competent_committee_decides")

    def test_names_the_paper_in_its_entry(self, resolved):
        correct(resolved, yes=8, no=2)

        entry = Entry.objects.get(act="count.corrected")
        [paper] = resolved.case().dossier.documents.filter(kind="correction_note")
        assert entry.subjects["papers"] == [str(paper.id)]


class TestAVerdictThatTurns:
    def test_lets_what_followed_count_no_longer(self, way):
        way.proposed()

        correct(way, yes=6, no=4)

        [count] = Question.objects.filter(item__case_id=way.case_id, current=True)
        assert count.item.step == "cell_resolves"
        papers = way.case().dossier.documents.filter(withdrawn_reason="")
        assert not {"appraisal", "grassroots_resolution"} & {paper.kind for paper in papers}

    def test_may_turn_back_and_the_same_resolution_be_recorded_again(self, way):
        way.proposed()
        correct(way, yes=6, no=4)
        correct(way, yes=9, no=1)
        way.does(
            "sub_committee_appraises",
            date(2024, 7, 20),
            by="Ủy viên 15",
            papers=[way.paper("appraisal", date(2024, 7, 20))],
        )

        way.meets(
            "grassroots_committee_resolves",
            date(2024, 8, 2),
            by="Ủy viên 1",
            present=COMMITTEE,
            yes=9,
            papers=[way.paper("grassroots_resolution", date(2024, 8, 2))],
        )

        assert way.open_steps() == {"competent_committee_decides": ("Khối", "standing_committee")}
        assert breaks(Entry.objects.filter(stream_id=way.case_id).order_by("number")) == []

    def test_lets_the_decision_stand_only_while_it_carried(self, way):
        def standing():
            papers = way.case().dossier.documents.filter(withdrawn_reason="")
            return "admission_decision" in {paper.kind for paper in papers}

        decision = {"step": "competent_committee_decides", "by": "Ủy viên 10"}
        later = {**decision, "decided_on": date(2024, 9, 12)}
        way.proposed()
        way.decided()
        assert standing()

        correct(way, yes=1, no=3, **later)
        assert not standing()
        correct(way, yes=4, no=0, **later)

        assert standing()
        assert "cell_receives_decision" in way.open_steps()

    def test_is_not_turned_back_before_the_day_on_which_it_turned(self, way):
        way.proposed()
        correct(way, yes=6, no=4, decided_on=date(2024, 8, 20))

        with pytest.raises(BeforeThePrecedingStep):
            correct(way, yes=9, no=1, decided_on=date(2024, 8, 19))
        correct(way, yes=9, no=1, decided_on=date(2024, 8, 20))

    def test_says_so_among_the_facts_of_the_step(self, resolved):
        correct(resolved, yes=6, no=4)

        item = Item.objects.get(case_id=resolved.case_id, step="cell_resolves")
        assert (item.outcome, item.facts["outcome"], item.facts["in_favour"]) == (
            *("short", "short"),
            6,
        )

    def test_lets_the_clock_run_on_that_the_voided_decision_had_met(self, way):
        way.proposed()
        way.decided()
        before = Clock.objects.get(case_id=way.case_id, kind="competent_committee_decides")

        correct(
            way,
            *(5, 4),
            step="grassroots_committee_resolves",
            by="Ủy viên 1",
            paper=way.paper("correction_note", date(2024, 9, 20)),
            decided_on=date(2024, 9, 20),
        )

        clock = Clock.objects.get(case_id=way.case_id, state="running")
        assert (clock.id, clock.due_on) == (before.id, before.due_on)
        assert way.item("competent_committee_decides").due_on == before.due_on

    def test_keeps_the_extension_of_a_limit_that_runs_from_the_same_day(self, resolved):
        record(
            resolved,
            "extends_limit",
            date(2024, 7, 10),
            by="Ủy viên 10",
            facts={"working_days": 20, "document": "20-CV/ĐU", "reason": "Chờ xác minh thêm"},
        )

        correct(resolved, yes=6, no=4)

        clock = Clock.objects.get(case_id=resolved.case_id, state="running")
        assert clock.extended_by == 20
        assert resolved.item("competent_committee_decides").due_on == clock.due_on

    def test_can_be_recalled_and_the_meeting_be_recorded_again(self, resolved):
        correct(resolved, yes=6, no=4)
        recall(resolved, "cell_resolves", date(2024, 7, 21))

        resolved.meets(
            "cell_resolves",
            date(2024, 7, 5),
            by="Đạt",
            present=MEMBERS,
            yes=9,
            no=1,
            papers=[resolved.paper("cell_resolution", date(2024, 7, 5))],
        )

        assert resolved.open_steps() == {"sub_committee_appraises": ("Bộ phận", "sub_committee")}

    def test_voids_a_later_count_which_is_corrected_no_more(self, way):
        way.proposed()
        way.world.see_everything()
        void = Question.objects.get(item__step="grassroots_committee_resolves")
        correct(way, yes=6, no=4)

        for current in (False, True):
            way.world.see_everything()
            Question.objects.filter(pk=void.pk).update(current=current)
            with pytest.raises(ItemVoid if current else AlreadyDecided):
                correct(way, yes=5, no=4, by="Ủy viên 1", question_id=void.pk)

    def test_does_not_bring_back_a_case_that_was_withdrawn(self, resolved):
        self.end(resolved, "withdrew")

        with pytest.raises(ItemVoid):
            correct(resolved, yes=6, no=4)

        correct(resolved, yes=8, no=2)
        assert resolved.case().outcome == "withdrawn"

    def test_brings_back_a_declined_case_unless_a_newer_one_is_open(self, way):
        way.proposed()
        way.decided(yes=2, no=2)
        assert way.case().outcome == "declined"
        declined, subject = way.case_id, way.case().subject_id
        way.listed(date(2024, 10, 1), person_id=subject)
        newer, way.case_id = way.case_id, declined
        admits = {
            "step": "competent_committee_decides",
            "by": STANDING_COMMITTEE[0],
            "paper": way.paper("correction_note", date(2024, 10, 7)),
            "decided_on": date(2024, 10, 7),
        }

        with pytest.raises(openings.CaseAlreadyOpen):
            correct(way, 3, 1, **admits)
        way.case_id = newer
        self.end(way, "withdrew", on=date(2024, 10, 8))
        way.case_id = declined
        correct(way, 3, 1, **admits)

        assert way.open_steps() == {"cell_receives_decision": ("Phòng", "cell_meeting")}

    def end(self, way, ground, on=date(2024, 7, 15)):
        endings.end_case(
            case_id=way.case_id,
            actor=way.actor("Đạt"),
            ground=ground,
            reason="Theo đơn của người xin vào Đảng",
            decided_on=on,
            at=way.at,
            key=new_id(),
            no_conflict=True,
        )


def test_two_who_correct_at_once_get_one_correction_and_one_refusal(committed_db):
    with transaction.atomic():
        way = Way(world=a_province_with_every_shape())
        way.world.seat("Diệp", "Phòng", "cell_committee", "deputy_secretary")
    way.case_id = Clerk(way.world).brings_to("sub_committee_appraises").case_id
    with transaction.atomic():
        way.world.see_everything()
        question = Question.objects.get(item__case_id=way.case_id)
    answers = []

    def post(name, yes):
        try:
            answers.append(correct(way, yes, 10 - yes, by=name, question_id=question.id).outcome)
        except AlreadyDecided as refused:
            answers.append(refused.code)
        finally:
            connection.close()

    with transaction.atomic():
        way.world.see_everything()
        Case.objects.select_for_update().get(pk=way.case_id)
        posts = [threading.Thread(target=post, args=each) for each in (("Đạt", 8), ("Diệp", 7))]
        for each in posts:
            each.start()
        for each in posts:
            each.join(1)
    for each in posts:
        each.join()

    assert sorted(answers) == ["carried", "engine.already_decided"]
