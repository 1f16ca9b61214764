"""What is recorded beside the steps, while they wait."""

import threading
from datetime import date

import pytest
from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.builders import a_province_with_every_shape
from workflows.authority.powers import NotAuthorised
from workflows.engine import endings
from workflows.engine.decisions import NotThisManner
from workflows.engine.dossiers import BasisNotConfirmed
from workflows.engine.ladder import extending
from workflows.engine.models import Case, Clock, Item
from workflows.engine.refusals import (
    BeforeThePrecedingStep,
    InTheFuture,
    ItemVoid,
    KeyUsedElsewhere,
    NotInTheTree,
)
from workflows.engine.side_acts import SideAct, act_beside
from workflows.flows.admission.models import Helper, Introducer, MonthlyReview
from workflows.flows.admission.steps import beside
from workflows.flows.admission.steps.introducing import SameIntroducerTwice
from workflows.flows.admission.steps.listing import HelperNotOfficial
from workflows.foundation.identifiers import new_id
from workflows.journal.chains import breaks
from workflows.journal.models import Entry
from workflows.organisation.models import Place

from .conftest import Way
from .test_refused_meetings import resolves


def leave_list(way):
    endings.end_case(
        case_id=way.case_id,
        actor=way.actor("Đạt"),
        ground="left_list",
        reason="Chuyển nơi cư trú",
        decided_on=date(2024, 4, 1),
        at=way.at,
        key=new_id(),
        no_conflict=True,
    )


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

    def test_a_month_that_has_not_begun_is_not_reviewed(self, way):
        way.listed(date(2024, 3, 4))

        with pytest.raises(InTheFuture):
            record(way, "reviews_month", date(2024, 3, 30), facts={"month": date(2024, 4, 1)})

    @pytest.mark.parametrize("by", ["Ủy viên 15", "Ủy viên 10", "Ủy viên 14"])
    def test_neither_the_sub_committee_nor_whoever_is_higher_up_reviews(self, way, by):
        way.listed(date(2024, 3, 4))
        facts = {"month": date(2024, 3, 1)}

        with pytest.raises(NotAuthorised):
            record(way, "reviews_month", date(2024, 3, 30), by=by, facts=facts)

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

    @pytest.mark.parametrize("superior", ["Ủy viên 1", "Ủy viên 10"])
    def test_the_cell_alone_assigns_its_member(self, way, superior):
        way.listed(date(2024, 3, 4))
        facts = {
            "helper": {"person_id": way.world.id("Thủy"), "name": "Thủy"},
            "number": "05-NQ/ĐU",
            "reason": "Cấp trên phân công lại",
        }

        with pytest.raises(NotAuthorised):
            record(way, "changes_helper", date(2024, 5, 2), by=superior, facts=facts)

    def test_the_second_helper_does_not_begin_before_the_first(self, way):
        way.listed(date(2024, 3, 4))
        facts = {
            "helper": {"person_id": way.world.id("Thủy"), "name": "Thủy"},
            "number": "05-NQ/CB",
            "reason": "Đồng chí Vinh chuyển công tác",
        }
        record(way, "changes_helper", date(2024, 5, 2), facts=facts)

        with pytest.raises(BeforeThePrecedingStep):
            record(way, "changes_helper", date(2024, 4, 2), facts=facts)

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
    def change(self, way, reason, *, name="Hân", on=date(2024, 7, 10), **changes):
        way.world.see_everything()
        leaving = Introducer.objects.get(named="Lập")
        return record(
            way,
            "changes_introducer",
            on,
            **changes,
            facts={
                "introducer": leaving.id,
                "reason": reason,
                "member": {
                    "person_id": way.world.id(name),
                    "name": name,
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

    @pytest.mark.parametrize("name", ["Duyên", "Lập"])
    def test_nobody_introduces_in_the_place_of_two(self, way, name):
        way.resolved()

        with pytest.raises(SameIntroducerTwice):
            self.change(way, "moved_away", name=name)

    def test_the_paper_of_one_who_left_counts_no_longer(self, way):
        way.prepared()
        self.change(way, "moved_away", on=date(2024, 6, 25))

        with pytest.raises(BasisNotConfirmed):
            resolves(way)

        introduced = way.paper("introduction", date(2024, 6, 25), about="Hân")
        resolves(way, papers=[introduced, way.paper("cell_resolution", date(2024, 7, 5))])
        assert "sub_committee_appraises" in way.open_steps()

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
        with pytest.raises(extending.TooLongAnExtension):
            record(way, "extends_limit", date(2024, 9, 2), by="Ủy viên 10", facts=self.facts(0))

        record(way, "extends_limit", date(2024, 9, 2), by="Ủy viên 10", facts=self.facts(30))

        way.world.see_everything()
        assert Clock.objects.get(case_id=way.case_id).due_on > before
        with pytest.raises(extending.AlreadyExtended):
            record(way, "extends_limit", date(2024, 9, 3), by="Ủy viên 10", facts=self.facts(5))

    @pytest.mark.parametrize("name", ["Đạt", "Ủy viên 1"])
    def test_nobody_lengthens_the_time_of_another_committee(self, way, name):
        way.resolved()

        with pytest.raises(NotAuthorised):
            record(way, "extends_limit", date(2024, 9, 2), by=name, facts=self.facts(5))

    def test_a_limit_that_does_not_run_yet_is_not_extended(self, way):
        way.resolved()

        with pytest.raises(BeforeThePrecedingStep):
            record(way, "extends_limit", date(2024, 7, 4), by="Ủy viên 10", facts=self.facts(5))


class TestActBeside:
    def test_the_same_form_again_gets_the_same_answer_and_one_entry(self, way):
        way.listed(date(2024, 3, 4))
        key, facts = new_id(), {"month": date(2024, 3, 1)}

        first = record(way, "reviews_month", date(2024, 3, 30), facts=facts, key=key)

        assert record(way, "reviews_month", date(2024, 3, 30), facts=facts, key=key) == first
        way.world.see_everything()
        assert breaks(Entry.objects.filter(stream_id=way.case_id).order_by("number")) == []

    def test_the_same_form_gets_its_answer_also_after_the_case_has_ended(self, way):
        way.listed(date(2024, 3, 4))
        key, facts = new_id(), {"month": date(2024, 3, 1)}
        first = record(way, "reviews_month", date(2024, 3, 30), facts=facts, key=key)
        leave_list(way)

        assert record(way, "reviews_month", date(2024, 3, 30), facts=facts, key=key) == first
        with pytest.raises(ItemVoid):
            record(way, "reviews_month", date(2024, 3, 30), facts=facts)

    def test_a_form_s_key_is_no_answer_about_another_act(self, way):
        way.listed(date(2024, 3, 4))
        key = new_id()
        record(way, "reviews_month", date(2024, 3, 30), facts={"month": date(2024, 3, 1)}, key=key)

        with pytest.raises(KeyUsedElsewhere):
            record(way, "changes_helper", date(2024, 5, 2), facts={}, key=key)

    def test_a_day_before_the_unit_stood_in_the_tree_is_refused(self, way):
        way.listed(date(2024, 3, 4))
        way.world.see_everything()
        Place.objects.filter(unit=way.world.units["Phòng"]).update(
            during=DateRange(date(2024, 5, 1), None)
        )

        with pytest.raises(NotInTheTree):
            record(way, "reviews_month", date(2024, 4, 1), facts={"month": date(2024, 3, 1)})

    def test_an_act_the_procedure_does_not_know_is_refused(self, way):
        way.listed(date(2024, 3, 4))

        with pytest.raises(NotThisManner):
            record(way, "dances", date(2024, 3, 30), facts={})


def test_an_act_that_waited_while_the_case_ended_is_refused(committed_db):
    with transaction.atomic():
        way = Way(world=a_province_with_every_shape())
    way.listed(date(2024, 3, 4))
    refused = []

    def review():
        with pytest.raises(ItemVoid) as raised:
            record(way, "reviews_month", date(2024, 3, 30), facts={"month": date(2024, 3, 1)})
        refused.append(raised.value.code)
        connection.close()

    with transaction.atomic():
        way.world.see_everything()
        Case.objects.select_for_update().get(pk=way.case_id)
        waiting = threading.Thread(target=review)
        waiting.start()
        waiting.join(1)
        Item.objects.filter(case_id=way.case_id, state="open").update(state="void")
        Case.objects.filter(pk=way.case_id).update(
            state="ended", outcome="left_list", ended_on=date(2024, 3, 29)
        )
    waiting.join()

    assert refused == ["engine.item_void"]
