"""A step just decided can be taken back until another has gone on from it."""

from datetime import date, timedelta

import pytest

from tests.builders import MEMBERS
from workflows.authority.powers import NotAuthorised
from workflows.engine import recalls
from workflows.engine.models import Clock, Item, Question
from workflows.engine.refusals import BeforeThePrecedingStep
from workflows.engine.sightings import see
from workflows.foundation.identifiers import new_id
from workflows.journal.chains import breaks
from workflows.journal.models import Entry

from .test_beside import record


def recall(way, step, on, *, by="Đạt", **changes):
    way.world.see_everything()
    item = Item.objects.filter(case_id=way.case_id, step=step, state="done").latest("id")
    return recalls.recall(
        recalls.Recall(
            **{
                "item_id": item.id,
                "actor": way.actor(by),
                "reason": "Ghi nhầm ngày trong biên bản",
                "decided_on": on,
                "at": way.at,
                "key": new_id(),
                **changes,
            }
        )
    )


class TestRecall:
    def test_the_step_waits_again_and_both_entries_stand(self, way):
        way.resolved()

        recall(way, "cell_resolves", date(2024, 7, 6))

        assert way.open_steps() == {"cell_resolves": ("Phòng", "cell_meeting")}
        entries = list(Entry.objects.filter(stream_id=way.case_id).order_by("number"))
        assert [each.act for each in entries[-2:]] == ["admission.cell_resolves", "step.recalled"]
        assert breaks(entries) == []

    def test_the_count_the_papers_and_the_clock_no_longer_stand(self, way):
        way.resolved()

        recall(way, "cell_resolves", date(2024, 7, 6))

        assert not Question.objects.filter(item__case_id=way.case_id, current=True).exists()
        assert not Clock.objects.filter(case_id=way.case_id, state="running").exists()
        papers = way.case().dossier.documents.filter(withdrawn_reason="")
        assert "cell_resolution" not in {paper.kind for paper in papers}

    def test_the_meeting_can_be_recorded_again_with_its_number(self, way):
        way.resolved()
        recall(way, "cell_resolves", date(2024, 7, 6))

        way.meets(
            "cell_resolves",
            date(2024, 7, 4),
            by="Đạt",
            present=MEMBERS,
            yes=8,
            no=2,
            papers=[way.paper("cell_resolution", date(2024, 7, 4))],
        )

        assert way.open_steps() == {"sub_committee_appraises": ("Bộ phận", "sub_committee")}

    def test_the_step_is_due_when_it_was_before(self, way):
        way.proposed()
        due_on = way.item("competent_committee_decides").due_on
        way.decided()

        recall(way, "competent_committee_decides", date(2024, 9, 11), by="Ủy viên 10")

        assert way.item("competent_committee_decides").due_on == due_on

    def test_the_step_is_due_when_its_limit_was_extended_to_meanwhile(self, way):
        way.proposed()
        way.does(
            "competent_committee_decides",
            date(2024, 8, 20),
            by="Ủy viên 10",
            facts={"reason": "Thiếu nhận xét nơi cư trú"},
            manner="return",
        )
        facts = {"working_days": 9, "document": "20-CV/ĐU", "reason": "Chờ xác minh thêm"}
        record(way, "extends_limit", date(2024, 8, 21), by="Ủy viên 10", facts=facts)

        recall(way, "competent_committee_decides", date(2024, 8, 22), by="Ủy viên 10")

        extended = Clock.objects.get(case_id=way.case_id, state="running")
        assert way.item("competent_committee_decides").due_on == extended.due_on

    def test_a_form_s_key_is_no_answer_for_another_step(self, way):
        way.appraised()
        key = new_id()
        recall(way, "sub_committee_appraises", date(2024, 7, 21), by="Ủy viên 15", key=key)

        answer = recall(way, "cell_resolves", date(2024, 7, 22), key=key)

        assert way.open_steps() == {"cell_resolves": ("Phòng", "cell_meeting")}
        assert way.item("cell_resolves").id == answer.item_id

    def test_the_same_form_again_gets_the_same_answer(self, way):
        way.resolved()
        key = new_id()
        first = recall(way, "cell_resolves", date(2024, 7, 6), key=key)
        item = Item.objects.get(case_id=way.case_id, step="cell_resolves", state="void")

        again = recalls.recall(
            recalls.Recall(
                item_id=item.id,
                actor=way.actor("Đạt"),
                reason="Ghi nhầm ngày trong biên bản",
                decided_on=date(2024, 7, 6),
                at=way.at,
                key=key,
            )
        )

        assert again == first

    def test_once_the_next_body_has_opened_its_step_the_one_before_stands(self, way):
        way.resolved()
        item = way.item("sub_committee_appraises")
        see(item_id=item.id, person_id=way.world.id("Đạt"), at=way.at)
        assert way.item("sub_committee_appraises").first_seen_by is None
        see(item_id=item.id, person_id=way.world.id("Ủy viên 15"), at=way.at)

        with pytest.raises(recalls.TooLateToRecall):
            recall(way, "cell_resolves", date(2024, 7, 6))

    def test_once_the_next_step_is_decided_the_one_before_stands(self, way):
        way.appraised()

        with pytest.raises(recalls.TooLateToRecall):
            recall(way, "cell_resolves", date(2024, 7, 21))

    def test_a_branch_is_not_recalled_once_its_join_has_let_through(self, way):
        way.prepared()
        way.world.see_everything()
        Item.objects.filter(case_id=way.case_id, step="cell_resolves").update(
            came_from=Item.objects.get(case_id=way.case_id, step="members_introduce")
        )

        with pytest.raises(recalls.TooLateToRecall):
            recall(way, "cell_gathers_comments", date(2024, 6, 21))

    def test_a_step_that_wrote_names_is_changed_by_an_act_of_its_own(self, way):
        way.prepared()

        with pytest.raises(recalls.NotRecallable):
            recall(way, "members_introduce", date(2024, 6, 21))

    def test_nothing_is_recalled_before_it_was_done(self, way):
        way.resolved()
        taken_on = Item.objects.get(case_id=way.case_id, step="cell_resolves").decided_on

        with pytest.raises(BeforeThePrecedingStep):
            recall(way, "cell_resolves", taken_on - timedelta(days=1))
        recall(way, "cell_resolves", taken_on)

    def test_a_reason_is_given_and_the_body_is_one_s_own(self, way):
        way.resolved()

        with pytest.raises(recalls.RecallNeedsReason):
            recall(way, "cell_resolves", date(2024, 7, 6), reason=" ")
        with pytest.raises(NotAuthorised):
            recall(way, "cell_resolves", date(2024, 7, 6), by="Ủy viên 15")
