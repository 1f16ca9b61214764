"""Opening a case: about somebody new, or somebody known here before; once, whatever is posted."""

import threading
from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction

from tests.builders import a_province_with_every_shape
from tests.flows.admission.conftest import Way
from workflows.authority.powers import NotAuthorised
from workflows.engine import endings, openings
from workflows.engine.models import Case
from workflows.engine.refusals import KeyUsedElsewhere, NotInTheTree, NotVisible
from workflows.foundation.identifiers import new_id
from workflows.people.models import Person, Standing


@pytest.fixture
def way(db):
    return Way(world=a_province_with_every_shape())


def ended(way, *, ground):
    """Open a case and end it; return whom it was about."""
    way.listed(date(2024, 3, 4))
    person = way.case().subject
    endings.end_case(
        case_id=way.case_id,
        actor=way.actor("Đạt"),
        ground=ground,
        reason="Chuyển nơi cư trú",
        decided_on=date(2024, 4, 1),
        at=way.at,
        key=new_id(),
        no_conflict=True,
    )
    return person


class TestOpenCase:
    def test_a_new_person_becomes_an_applicant_by_the_opening_entry(self, way):
        answer = way.listed(date(2024, 3, 4))

        subject = way.case().subject
        assert Standing.objects.get(person=subject).entry_id == answer.entry_id
        assert way.case().number.startswith("KN-2024-")

    def test_somebody_known_before_is_not_made_twice(self, way):
        person = ended(way, ground="left_list")

        way.listed(date(2024, 8, 5), person_id=person.id)

        assert way.case().subject == person
        assert Person.objects.filter(full_name=person.full_name).count() == 1

    def test_nothing_begins_for_somebody_who_has_died(self, way):
        person = ended(way, ground="died")

        with pytest.raises(openings.HasDied):
            way.listed(date(2024, 8, 5), person_id=person.id)

    def test_refuses_an_applicant_of_another_cell(self, way):
        person = ended(way, ground="left_list")
        way.world.seat("Nhân", "Sở", "committee", "deputy_secretary")
        way.cell = "Hai"
        helper = {"person_id": way.world.id("Lộc"), "name": "Lộc"}

        with pytest.raises(openings.NotAMemberHere):
            way.listed(
                date(2024, 8, 5),
                by="Nhân",
                person_id=person.id,
                facts={"number": "04-NQ/CB", "helper": helper},
            )

    def test_a_person_has_one_open_case(self, way):
        way.listed(date(2024, 3, 4))
        person = way.case().subject

        with pytest.raises(openings.CaseAlreadyOpen):
            way.listed(date(2024, 3, 5), person_id=person.id)

    @pytest.mark.parametrize("name", ["Khiêm", "Ngân"])
    def test_refuses_who_is_a_member_already(self, way, name):
        with pytest.raises(openings.MemberAlready):
            way.listed(date(2024, 3, 4), person_id=way.world.id(name))

    def test_a_form_s_key_is_no_answer_about_another_act(self, way):
        key = new_id()
        way.listed(date(2024, 3, 4))
        way.does(
            "applicant_applies",
            date(2024, 4, 2),
            key=key,
            basis="Theo hồ sơ",
            papers=[
                way.paper("course_certificate", date(2024, 1, 12)),
                way.paper("application", date(2024, 4, 1)),
            ],
        )

        with pytest.raises(KeyUsedElsewhere):
            way.listed(date(2024, 8, 5), full_name="Nguyễn Văn Tám", key=key)

    def test_refuses_a_person_without_a_name(self, way):
        with pytest.raises(openings.NameMissing):
            way.listed(date(2024, 3, 4), full_name="  ")

    def test_refuses_a_person_who_is_not_born_yet(self, way):
        with pytest.raises(openings.NotYetBorn):
            way.listed(date(2024, 3, 4), born_on=date(2024, 10, 26))

    def test_refuses_who_may_not_open_cases_of_the_cell(self, way):
        with pytest.raises(NotAuthorised):
            way.listed(date(2024, 3, 4), by="Vinh")

    def test_refuses_somebody_who_cannot_be_seen(self, way):
        with pytest.raises(NotVisible):
            way.listed(date(2024, 3, 4), person_id=way.world.id("Sương"))

    def test_refuses_a_day_before_the_unit_stood_in_the_tree(self, way):
        with pytest.raises((NotInTheTree, NotVisible)):
            way.listed(date(2019, 3, 4))


def test_the_same_form_posted_twice_at_once_opens_one_case(committed_db):
    with transaction.atomic():
        way = Way(world=a_province_with_every_shape(), at=datetime(2024, 10, 25, 3, tzinfo=UTC))
    key, answers, barrier = new_id(), [], threading.Barrier(2)

    def post():
        barrier.wait()
        answers.append(way.listed(date(2024, 3, 4), key=key))
        connection.close()

    posting = [threading.Thread(target=post) for _ in range(2)]
    for thread in posting:
        thread.start()
    for thread in posting:
        thread.join()

    with transaction.atomic():
        way.world.see_everything()
        assert Case.objects.count() == 1
    assert answers[0] == answers[1]
