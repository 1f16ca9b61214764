"""What is recorded beside the steps, while they wait."""

from datetime import date

import pytest

from workflows.authority.powers import NotAuthorised
from workflows.engine.decisions import NotThisManner
from workflows.engine.models import Clock
from workflows.engine.side_acts import SideAct, act_beside
from workflows.flows.admission.models import Helper, Introducer, MonthlyReview
from workflows.flows.admission.steps import beside
from workflows.flows.admission.steps.listing import HelperNotOfficial
from workflows.foundation.identifiers import new_id
from workflows.journal.chains import breaks
from workflows.journal.models import Entry


def record(way, act, on, *, by="Đạt", facts, **changes):
    return act_beside(
        SideAct(
            **{
                "case_id": way.case_id,
                "act": act,
                "actor": way.actor(by),
                "decided_on": on,
                "at": way.at,
                "key": new_id(),
                "no_conflict": True,
                "facts": facts,
                **changes,
            }
        )
    )


class TestMonthlyReview:
    def test_the_grassroots_committee_reviews_a_month_once(self, way):
        way.listed(date(2024, 3, 4))
        facts = {"month": date(2024, 3, 1), "note": "Tiến bộ"}
        record(way, "reviews_month", date(2024, 3, 30), by="Ủy viên 1", facts=facts)

        with pytest.raises(beside.MonthAlreadyReviewed):
            record(way, "reviews_month", date(2024, 4, 1), by="Ủy viên 1", facts=facts)

        way.world.see_everything()
        assert MonthlyReview.objects.get().month == date(2024, 3, 1)

    def test_an_ordinary_member_does_not(self, way):
        way.listed(date(2024, 3, 4))

        with pytest.raises(NotAuthorised):
            record(
                way,
                "reviews_month",
                date(2024, 3, 30),
                by="Ủy viên 3",
                facts={"month": date(2024, 3, 1)},
            )


class TestHelper:
    def test_another_helper_follows_the_first_from_a_day_on(self, way):
        way.listed(date(2024, 3, 4))
        facts = {
            "helper": {"person_id": way.world.id("Thủy"), "name": "Thủy"},
            "number": "05-NQ/CB",
            "reason": "Đồng chí Vinh chuyển công tác",
        }

        record(way, "changes_helper", date(2024, 5, 2), facts=facts)

        way.world.see_everything()
        first, second = Helper.objects.order_by("during")
        assert (first.during.upper, second.during.lower) == (date(2024, 5, 2),) * 2

    def test_a_probationary_member_does_not_help(self, way):
        way.listed(date(2024, 3, 4))
        facts = {
            "helper": {"person_id": way.world.id("Ngân"), "name": "Ngân"},
            "number": "05-NQ/CB",
            "reason": "Thay người giúp đỡ",
        }

        with pytest.raises(HelperNotOfficial):
            record(way, "changes_helper", date(2024, 5, 2), facts=facts)


class TestIntroducer:
    def change(self, way, reason):
        way.world.see_everything()
        leaving = Introducer.objects.get(named="Lập")
        return record(
            way,
            "changes_introducer",
            date(2024, 7, 10),
            facts={
                "introducer": leaving.id,
                "reason": reason,
                "member": {
                    "person_id": way.world.id("Hân"),
                    "name": "Hân",
                    "together_since": date(2024, 6, 1),
                },
            },
        )

    def test_the_new_introducer_need_not_meet_the_twelve_months(self, way):
        way.resolved()

        self.change(way, "moved_away")

        way.world.see_everything()
        standing = Introducer.objects.filter(during__endswith__isnull=True)
        assert sorted(each.named for each in standing) == ["Duyên", "Hân"]

    def test_a_reason_the_law_does_not_know_is_refused(self, way):
        way.resolved()

        with pytest.raises(beside.NoSuchIntroducer):
            self.change(way, "changed_mind")


class TestExtension:
    def facts(self, days):
        return {"working_days": days, "document": "20-CV/ĐU", "reason": "Chờ xác minh thêm"}

    def test_a_limit_is_extended_once_within_what_the_law_allows(self, way):
        way.resolved()
        way.world.see_everything()
        before = Clock.objects.get(case_id=way.case_id).due_on
        with pytest.raises(beside.TooLongAnExtension):
            record(way, "extends_limit", date(2024, 9, 2), by="Ủy viên 10", facts=self.facts(31))

        record(way, "extends_limit", date(2024, 9, 2), by="Ủy viên 10", facts=self.facts(30))

        way.world.see_everything()
        assert Clock.objects.get(case_id=way.case_id).due_on > before
        with pytest.raises(beside.AlreadyExtended):
            record(way, "extends_limit", date(2024, 9, 3), by="Ủy viên 10", facts=self.facts(5))


class TestActBeside:
    def test_the_same_form_again_gets_the_same_answer_and_one_entry(self, way):
        way.listed(date(2024, 3, 4))
        key, facts = new_id(), {"month": date(2024, 3, 1)}

        first = record(way, "reviews_month", date(2024, 3, 30), facts=facts, key=key)

        assert record(way, "reviews_month", date(2024, 3, 30), facts=facts, key=key) == first
        way.world.see_everything()
        assert breaks(Entry.objects.filter(stream_id=way.case_id).order_by("number")) == []

    def test_an_act_the_procedure_does_not_know_is_refused(self, way):
        way.listed(date(2024, 3, 4))

        with pytest.raises(NotThisManner):
            record(way, "dances", date(2024, 3, 30), facts={})
