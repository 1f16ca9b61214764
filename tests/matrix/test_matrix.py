"""Who may see and do what: the table written by hand against the running product."""

from collections.abc import Iterator

import pytest

from tests.administration import sight
from tests.matrix.asking import Visitor
from tests.matrix.faults import FAULTS
from tests.matrix.runs import Province, made, unlisted, unlisted_steps
from workflows.journal.models import Entry
from workflows.web.reference.matrix_rows import Row, table

RELATIONS = {
    "own",
    "below",
    "sibling",
    "other province",
    "former post",
    "delegated",
    "expired",
    "relative",
    "own matter",
    "suspended",
    "not signed in",
}
# Forms that are filled in, so that nothing but the person stands against them. A recall is not
# among them: once the next body has looked at its step, as people here do, it comes too late.
FILLED_IN = {"case-end", "case-manner", "kinship"}
ACTS = [row for row in table().rows if row.page in FILLED_IN and row.sends]


@pytest.fixture(scope="session")
def province(django_db_setup, django_db_blocker) -> Iterator[Province]:
    """Make the province of the table once for all tests of this process."""
    with django_db_blocker.unblock(), made() as found:
        yield found


def written() -> int:
    """Return how many entries the journals of cases and units have."""
    with sight.of_everything():
        return Entry.objects.exclude(stream_id=None).count()


def test_every_address_of_the_product_is_listed():
    assert not unlisted(table())


def test_every_opening_and_every_step_of_each_procedure_is_listed():
    assert not unlisted_steps(table())


def test_every_relation_is_somebodys():
    assert {each.relation for each in table().people.values()} >= RELATIONS


@pytest.mark.parametrize("title", table().people)
def test_each_meets_what_the_table_says(province, django_db_blocker, title):
    with django_db_blocker.unblock(), province.entered():
        before = written()

        found = list(province.differences([table().people[title]], in_turn=True))

        assert not list(map(str, found))
        assert written() == before


@pytest.mark.parametrize("row", ACTS, ids=lambda row: row.about)
def test_what_is_refused_to_others_is_taken_from_who_may(province, django_db_blocker, row: Row):
    title = next(title for title in table().people if title not in row.expected)

    with django_db_blocker.unblock(), province.copied():
        answer = Visitor(table().people[title], province.things).meets(row)

    assert answer == "leads"


@pytest.mark.parametrize("name", FAULTS)
def test_a_seeded_fault_is_caught(province, django_db_blocker, name):
    with django_db_blocker.unblock():
        found = next(FAULTS[name].found(province), None)

    assert found is not None
