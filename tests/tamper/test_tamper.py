"""Whatever the owner of the database changes is found, and the place is named."""

import random

import pytest
from django.conf import settings
from django.db import connection

from tests.tamper import flips, records, rewrites, runs
from workflows.journal.log import connections, findings, signers

SIGNER = signers.new_key("log.example/journal")


@pytest.fixture(scope="module")
def witness(django_db_setup, django_db_blocker, tmp_path_factory):
    from tests.conftest import clone

    before = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        clone(f"{before}_tamper")
        try:
            chance = random.Random(7)
            streams = [records.an_id(chance) for _ in range(4)]
            witness = records.a_folder(tmp_path_factory.mktemp("disk") / "witness")
            with connections.connect() as sealer:
                for _ in range(3):
                    records.write(10, streams=streams, chance=chance)
                    records.seal(sealer, SIGNER, witness)
            yield witness
        finally:
            connection.close()
            from workflows.administration import databases

            databases.drop_database(settings.LOGINS, name=f"{before}_tamper")
            connection.settings_dict["NAME"] = before


@pytest.fixture
def owner(witness, django_db_blocker):
    """Tamper as the owner of the database, and undo it afterwards."""
    with django_db_blocker.unblock(), runs.as_owner() as owner:
        yield owner
        owner.rollback()


@pytest.fixture
def record(owner, witness):
    return runs.Record(owner, SIGNER, witness)


def test_nothing_is_found_where_nothing_was_done(owner, record):
    assert record.found() == []


@pytest.mark.parametrize("table", flips.KEYS)
def test_a_bit_of_any_column_is_found_and_named(owner, record, table):
    chance = random.Random(table)
    for column in flips.columns(owner, table):
        with owner.transaction(force_rollback=True):
            flip = flips.flip_one(owner, table, column, chance)

            found = record.found()

            assert flips.located(flip, found), (flip, found)


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM journal_entry WHERE id = (SELECT id FROM journal_entry LIMIT 1 OFFSET 9)",
        "DELETE FROM journal_entry WHERE number = (SELECT max(number) FROM journal_entry)",
        "DELETE FROM journal_entry",
        "DELETE FROM journal_personalfact WHERE id = (SELECT id FROM journal_personalfact LIMIT 1)",
        "DELETE FROM journal_leaf WHERE position = 12",
        "DELETE FROM journal_leaf WHERE position = (SELECT max(position) FROM journal_leaf)",
        "DELETE FROM journal_node WHERE position = 0",
        "UPDATE journal_entry SET number = 20 - number",
        "UPDATE journal_leaf a SET hash = b.hash FROM journal_leaf b"
        " WHERE abs(a.position - b.position) = 1 AND a.position IN (8, 9) AND b.position IN (8, 9)",
        "UPDATE journal_entry a SET canonical = b.canonical, hash = b.hash FROM journal_entry b"
        " WHERE a.number = 1 AND b.number = 2 AND a.stream_id = b.stream_id",
        "INSERT INTO journal_personalfact SELECT gen_random_uuid(), entry_id, 'other', salt, text,"
        " path FROM journal_personalfact LIMIT 1",
        "INSERT INTO journal_leaf SELECT 30, source, 'nothing', hash, marks FROM journal_leaf"
        " WHERE position = 3",
    ],
)
def test_what_is_removed_inserted_or_swapped_is_found(owner, record, change):
    assert owner.execute(change).rowcount

    assert record.found()


@pytest.mark.parametrize("since", [1, 4, 9, 10, 17, 25, 30])
def test_a_tail_written_anew_with_everything_made_to_fit_is_found_by_the_witness(
    owner, record, since
):
    rewrites.write_anew(owner, since, SIGNER)

    found = record.found()

    assert record.found(by_witness=False) == []
    assert {each.kind for each in found} == {findings.REWRITTEN}


@pytest.mark.parametrize("kept", [0, 1, 9, 10, 19, 20, 29])
def test_a_database_rolled_back_is_found_by_the_witness(owner, record, kept):
    rewrites.roll_back(owner, kept)

    found = record.found()

    assert record.found(by_witness=False) == []
    assert {each.kind for each in found} == {findings.ROLLED_BACK}
