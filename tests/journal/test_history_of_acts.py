"""Whatever an act changes is told under its entry; what changes without one is found."""

from datetime import date

from django.conf import settings
from django.db import connection, transaction

from tests import histories
from tests.clerks import AT
from workflows.administration import databases, kinships
from workflows.administration.kinships import Basis
from workflows.engine.models import Clock, Item
from workflows.foundation.identifiers import new_id
from workflows.journal import contexts, history
from workflows.journal.models import Entry
from workflows.people.models import Person, Relation


class TestEntries:
    def test_each_case_of_a_meeting_changes_under_its_own(self, clerk):
        together = [clerk.brings_to("cell_resolves", name=f"Gấm {number}") for number in range(3)]

        answers = clerk.posts(*together, key=new_id())

        clerk.world.see_everything()
        for answer in answers:
            for model in (Item, Clock):
                rows = model.objects.filter(case_id=answer.case_id).values_list("pk", flat=True)
                last = model.pgh_event_model.objects.filter(pgh_obj_id__in=list(rows))
                under = last.filter(pgh_context__entry=str(answer.entry_id))
                assert under.exists()
                assert {event.case_id for event in under} == {answer.case_id}

    def test_a_row_copied_in_bulk_is_told_under_the_entry_that_names_its_path(self, owner):
        histories.loosened(owner, "people_standing")
        one, other, context = new_id(), new_id(), contexts.Context()
        context.add(one, "a.b")
        context.add(other, "a.c")
        owner.execute(f"SELECT {contexts.SET.format(place='%s')}", [context.text])

        with owner.cursor().copy(
            "COPY people_standing (id, person_id, kind, during, entry_id, path, recorded_at)"
            " FROM STDIN"
        ) as copy:
            for path in ("a.b", "a.c", "a.c", "a.d"):
                copy.write_row((new_id(), new_id(), "official", "[2020-01-01,)", one, path, AT))

        told = owner.execute(
            "SELECT path::text, pgh_context ->> 'entry' FROM people_standing_event ORDER BY 1"
        ).fetchall()
        assert told == [
            ("a.b", str(one)),
            ("a.c", str(other)),
            ("a.c", str(other)),
            ("a.d", str(one)),
        ]

    def test_stand_in_the_journal_for_whatever_acts_change(self, committed):
        with transaction.atomic():
            committed.world.see_everything()
            by_hand = history.rows_changed_outside_an_act()

        committed.brings_to("member_files_record")
        kinships.record_kinship(
            actor=committed.actor("Đạt"),
            person_id=committed.world.id("Lập"),
            relative_id=committed.world.id("Vinh"),
            relation=Relation.SIBLING,
            known_on=date(2024, 10, 21),
            basis=Basis(words="Đồng chí Lập báo cáo"),
            at=AT,
            key=new_id(),
        )

        with transaction.atomic():
            committed.world.see_everything()
            assert history.rows_changed_outside_an_act() == by_hand
            assert histories.differences() == []


class TestRowsChangedOutsideAnAct:
    def test_tells_of_a_row_the_owner_changed_by_hand(self, committed):
        waiting = committed.brings_to("applicant_writes_life_history")
        with databases.connect(settings.LOGINS, database=connection.settings_dict["NAME"]) as owner:
            owner.execute(
                "UPDATE engine_item SET decided_on = '2024-04-09', outcome = 'refused'"
                " WHERE case_id = %s AND step = 'applicant_applies'",
                [waiting.case_id],
            )
            owner.execute(
                "UPDATE people_person SET born_on = '1979-05-01' WHERE id = %s",
                [committed.world.id("Đạt")],
            )

        with transaction.atomic():
            committed.world.see_everything()
            found = [
                each for each in history.rows_changed_outside_an_act() if each.label == "update"
            ]
            item = Item.objects.get(case_id=waiting.case_id, step="applicant_applies")
        assert [(each.table, each.row, each.columns) for each in found] == [
            ("engine_item", str(item.pk), ("decided_on", "outcome")),
            ("people_person", str(committed.world.id("Đạt")), ("born_on",)),
        ]

    def test_tells_of_a_row_under_an_entry_that_is_not_there(self, clerk):
        contexts.enter(new_id())

        Person.objects.filter(pk=clerk.world.id("Đạt")).update(born_on=date(1979, 5, 1))

        found = [each for each in history.rows_changed_outside_an_act() if each.label == "update"]
        assert [(each.table, each.columns) for each in found] == [("people_person", ("born_on",))]

    def test_is_silent_about_an_act(self, clerk):
        before = history.rows_changed_outside_an_act()

        clerk.lists("Phòng", "Nguyễn Thị Hồng Gấm", key=new_id())

        clerk.world.see_everything()
        assert Entry.objects.count() == 1
        assert history.rows_changed_outside_an_act() == before
