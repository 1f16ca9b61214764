"""A kinship recorded while a case is under way bars at once, and leaves no step without anybody."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.builders import SINCE
from workflows.administration.kinships import Basis, record_kinship, withdraw_kinship
from workflows.authority.powers import BarredFromOwnMatter
from workflows.engine import relief, sittings
from workflows.engine.models import Item
from workflows.foundation.identifiers import new_id
from workflows.inbox import questions
from workflows.journal.chains import breaks
from workflows.journal.models import Entry
from workflows.people.electorates import electorate
from workflows.people.models import Kinship, Relation

from .conftest import COMMITTEE

TODAY = date(2024, 10, 25)


def related(way, relative, *, by="Đạt"):
    """Record that somebody is a brother or sister of the applicant."""
    way.world.see_everything()
    return record_kinship(
        actor=way.actor(by),
        person_id=way.case().subject_id,
        relative_id=way.world.id(relative),
        relation=Relation.SIBLING,
        known_on=TODAY,
        basis=Basis(words="Người thân báo cáo với chi bộ"),
        at=way.at,
        key=new_id(),
    )


def waiting_for(way, name):
    """Return how many items wait for a person."""
    way.world.see_everything()
    counts = questions.waiting(way.world.id(name), on=TODAY)
    return sum(sum(group.values()) for group in counts.values())


class TestWhoIsBarred:
    def test_may_not_appraise_any_more(self, way):
        way.resolved()
        related(way, "Ủy viên 15")

        with pytest.raises(BarredFromOwnMatter):
            way.does(
                "sub_committee_appraises",
                date(2024, 7, 20),
                by="Ủy viên 15",
                papers=[way.paper("appraisal", date(2024, 7, 20))],
            )

    def test_may_not_preside_any_more_and_keeps_the_vote(self, way):
        way.appraised()
        related(way, "Ủy viên 2")
        met = {
            "by": "Ủy viên 1",
            "papers": [way.paper("grassroots_resolution", date(2024, 8, 2))],
        }

        with pytest.raises(sittings.PresidingBarred):
            way.meets(
                "grassroots_committee_resolves",
                date(2024, 8, 2),
                present=("Ủy viên 2", "Ủy viên 1", *COMMITTEE[2:]),
                yes=9,
                **met,
            )
        way.meets(
            "grassroots_committee_resolves",
            date(2024, 8, 2),
            present=("Ủy viên 1", "Ủy viên 3", "Ủy viên 2", *COMMITTEE[3:]),
            yes=9,
            **met,
        )

        body_id = way.world.body("Sở", "committee").id
        voting = electorate(body_id=body_id, on=TODAY, known_at=way.at).members
        assert way.world.id("Ủy viên 2") in {each.person_id for each in voting}

    def test_may_not_record_and_sign_the_decision(self, way):
        way.proposed()
        related(way, "Ủy viên 10")

        with pytest.raises(BarredFromOwnMatter):
            way.decided()

    def test_is_not_offered_the_step_in_the_inbox(self, way):
        way.listed(date(2024, 3, 4))
        before = waiting_for(way, "Đạt")

        kinship = related(way, "Đạt")
        barred = waiting_for(way, "Đạt")
        withdraw_kinship(
            actor=way.actor("Diệp"),
            kinship_id=kinship.pk,
            reason="Trùng tên",
            at=way.at,
            key=new_id(),
        )

        assert (before > 0, barred, waiting_for(way, "Đạt")) == (True, 0, before)
        assert waiting_for(way, "Diệp") > 0


class TestAStepThatNobodyMayTakeAnyMore:
    @pytest.fixture
    def stuck(self, way):
        way.listed(date(2024, 3, 4))
        related(way, "Đạt")
        related(way, "Diệp", by="Đạt")
        return way

    def test_goes_up_to_the_superior_with_the_reason(self, stuck):
        assert relief.relieve_once(stuck.at) == 1

        assert stuck.open_steps() == {"superior_directs": ("Sở", "committee")}
        item = stuck.item("superior_directs")
        assert item.note == {"for_step": "applicant_applies", "reason": "nobody_may_act"}
        entries = list(Entry.objects.filter(stream_id=stuck.case_id).order_by("number"))
        assert (entries[-1].act, entries[-1].person_id) == ("step.handed_up", None)
        assert breaks(entries) == []

    def test_goes_up_once(self, stuck):
        relief.relieve_once(stuck.at)

        assert relief.relieve_once(stuck.at) == 0

    def test_keeps_its_day_and_where_it_came_from(self, stuck):
        before = stuck.item("applicant_applies")

        relief.relieve_once(stuck.at)

        after = stuck.item("superior_directs")
        assert (after.opened_on, after.came_from_id) == (before.opened_on, before.came_from_id)
        assert (after.due_on, after.due_provisional) == (before.due_on, before.due_provisional)
        assert Item.objects.get(pk=before.pk).state == "void"

    def test_is_handed_back_once_the_kinship_is_withdrawn(self, stuck):
        relief.relieve_once(stuck.at)
        stuck.world.see_everything()
        kinship = Kinship.objects.get(relative_id=stuck.world.id("Diệp"))
        withdraw_kinship(
            actor=stuck.actor("Ủy viên 1"),
            kinship_id=kinship.pk,
            reason="Trùng tên",
            at=stuck.at,
            key=new_id(),
        )

        stuck.does(
            "superior_directs",
            TODAY,
            by="Ủy viên 1",
            facts={"way": "hand_back", "reason": "Phó bí thư không phải người thân"},
        )

        assert stuck.open_steps() == {"applicant_applies": ("Phòng", "cell_meeting")}

    def test_waits_on_while_somebody_is_left(self, way):
        way.listed(date(2024, 3, 4))
        related(way, "Đạt")

        assert relief.relieve_once(way.at) == 0
        assert way.open_steps() == {"applicant_applies": ("Phòng", "cell_meeting")}

    def test_goes_up_as_well_when_the_seats_fell_vacant(self, way):
        way.listed(date(2024, 3, 4))
        for name in ("Đạt", "Diệp"):
            way.world.people[name].appointments.update(during=DateRange(SINCE, TODAY))

        assert relief.relieve_once(way.at) == 1
        assert way.open_steps() == {"superior_directs": ("Sở", "committee")}

    def test_goes_further_up_when_the_superior_falls_away_too(self, stuck):
        relief.relieve_once(stuck.at)
        related(stuck, "Ủy viên 1")

        assert relief.relieve_once(stuck.at) == 1
        assert stuck.open_steps() == {"superior_directs": ("Khối", "standing_committee")}

    def test_is_left_where_it_is_when_there_is_nowhere_to_go(self, way):
        way.listed(date(2024, 3, 4))
        way.world.people["Đạt"].appointments.model.objects.update(during=DateRange(SINCE, TODAY))
        relief.relieve_once(way.at)
        where = way.open_steps()

        assert relief.relieve_once(way.at) == 0
        assert way.open_steps() == where

    def test_goes_up_together_with_the_others_of_its_case(self, way):
        way.listed(date(2024, 3, 4))
        way.does(
            "applicant_applies",
            date(2024, 4, 2),
            papers=[
                way.paper("course_certificate", date(2024, 1, 12)),
                way.paper("application", date(2024, 4, 1)),
            ],
        )
        way.does(
            "applicant_writes_life_history",
            date(2024, 4, 20),
            papers=[way.paper("life_history", date(2024, 4, 18))],
        )
        in_the_cell = {step for step, place in way.open_steps().items() if place[0] == "Phòng"}
        related(way, "Đạt")
        related(way, "Diệp", by="Đạt")

        passed_on = relief.relieve_once(way.at)

        way.world.see_everything()
        directed = Item.objects.filter(state="open", step="superior_directs")
        assert len(in_the_cell) > 1
        assert passed_on == len(in_the_cell)
        assert {each.note["for_step"] for each in directed} == in_the_cell
