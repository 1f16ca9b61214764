"""Readings: whoever is shown a file leaves a line, and so does whoever is shown nothing."""

import pytest
from django.urls import reverse

from tests.corner import OFFICE_CELL, record_relatives, signed_in, standing_in, unit
from workflows.authority.scopes import opened_for
from workflows.journal.models import Entry, PersonalFact
from workflows.people.models import User
from workflows.web import moments, readings

from .test_addresses import NOWHERE, of_the_case

READER, ABOVE, INSPECTOR = "dat", "thuan", "tuong"


@pytest.fixture(scope="module")
def kinship(corner_database, django_db_blocker):
    """Record that two members of the office's cell are relatives."""
    with django_db_blocker.unblock(), standing_in(corner_database):
        return record_relatives()


def person_of(username: str):
    return User.objects.get(username=username).person_id


def told(reader: str, *, seen_by: str) -> list[Entry]:
    """Return the readings of one person as far as another sees them, the latest last."""
    with opened_for(person_id=person_of(seen_by), at=moments.now()):
        found = Entry.objects.filter(act__startswith="reading.", person_id=person_of(reader))
        return list(found.order_by("transaction", "id"))


def left(username: str, method: str, address: str, sent: object = None):
    """Return how a page answers the person, and the readings that this leaves."""
    before = len(told(username, seen_by=username))
    answer = getattr(signed_in(username), method)(address, sent)
    return answer, told(username, seen_by=username)[before:]


class TestReadings:
    @pytest.mark.parametrize("method", ["get", "post"])
    def test_each_address_of_a_case_leaves_one(self, corner, corner_case, method):
        shown = 0
        for name, address in of_the_case(corner_case).items():
            answer, entries = left(READER, method, address)

            acts = [(each.act, each.facts, each.office) for each in entries]
            if answer.status_code == 404:
                assert acts == [("reading.not_found", {"address": name}, "")]
            elif answer.status_code == 405 or name == "paper":
                # The paper lies elsewhere: a refusal, which the journal keeps as one.
                assert acts == []
            else:
                assert acts == [("reading.case", {}, "secretary")]
                assert entries[0].subjects["case"] == str(corner_case.case_id)
                shown += 1
        assert shown > 1

    def test_the_pages_of_a_person_leave_one(self, corner, kinship):
        person_id = kinship.person_id
        for name, act in (("person", readings.PERSON), ("kinships", readings.KINSHIPS)):
            _, (entry,) = left(READER, "get", reverse(name, args=[person_id]))

            assert (entry.act, entry.subjects) == (act.code, {"person": str(person_id)})

    def test_lists_of_people_leave_one_without_a_word_of_what_was_sought(self, corner):
        cell = unit(OFFICE_CELL).id
        lists = [
            ("get", reverse("unit", args=[cell]), None, {"unit": str(cell)}),
            ("get", reverse("badges", args=[cell]), None, {"unit": str(cell)}),
            ("post", reverse("search"), {"sought": "Phan", "unit": str(cell)}, {"unit": str(cell)}),
            ("post", reverse("search"), {"sought": "Phan"}, {}),
        ]
        for method, address, sent, subjects in lists:
            answer, (entry,) = left(READER, method, address, sent)

            assert answer.status_code == 200
            assert (entry.act, entry.subjects, entry.facts) == ("reading.register", subjects, {})

    def test_pages_on_which_nobody_stands_leave_none(self, corner):
        for name in ("inbox", "units", "rules", "search"):
            assert left(READER, "get", reverse(name))[1] == []

    def test_what_is_asked_for_in_vain_leaves_one(self, corner):
        answer, (entry,) = left(READER, "get", reverse("person", args=[NOWHERE]))

        assert answer.status_code == 404
        assert entry.subjects == {"person": str(NOWHERE)}

    def test_a_stranger_at_the_door_leaves_none(self, corner, client):
        before = len(told(READER, seen_by=READER))

        client.get(reverse("person", args=[NOWHERE]))

        assert len(told(READER, seen_by=READER)) == before


class TestWhoSeesThem:
    def test_those_who_read_the_journal_there_with_the_name(self, corner, corner_case):
        signed_in(READER).get(reverse("case", args=[corner_case.case_id]))

        entry = told(READER, seen_by=INSPECTOR)[-1]
        with opened_for(person_id=person_of(INSPECTOR), at=moments.now()):
            names = PersonalFact.objects.filter(entry_id=entry.id).values_list("name", "text")
            assert list(names) == [("actor", "Phan Thành Đạt")]

    def test_not_those_who_read_cases_alone(self, corner, corner_case):
        signed_in(ABOVE).get(reverse("case", args=[corner_case.case_id]))

        assert told(ABOVE, seen_by=READER) == []
