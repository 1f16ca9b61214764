"""Everything committed comes into the log once, whoever else is at work or dies meanwhile."""

import threading

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from tests.journal.log.conftest import AT, an_entry
from workflows.journal.log import connections, sealing, trees
from workflows.journal.log.checkpointing import node_reader
from workflows.journal.log.sources import ENTRY, leaf


def sealed_things(sealer):
    rows = sealer.execute("SELECT thing FROM journal_leaf ORDER BY position").fetchall()
    return [thing for (thing,) in rows]


def root_of_the_log(sealer):
    rows = sealer.execute("SELECT hash FROM journal_leaf ORDER BY position").fetchall()
    return trees.root_of(bytes(hash) for (hash,) in rows)


def seal(sealer):
    return sealing.seal_once(sealer, [ENTRY], at=AT)


class TestSealer:
    def test_seals_each_entry_once_in_the_order_of_their_transactions(self, sealer):
        ids = [str(an_entry(each).id) for each in range(5)]

        assert seal(sealer) == 5
        assert seal(sealer) == 0
        assert sealed_things(sealer) == ids

    def test_keeps_the_hashes_that_every_proof_needs(self, sealer):
        for portion in (3, 1, 4, 2):
            for each in range(portion):
                an_entry(each)
            seal(sealer)

        root = root_of_the_log(sealer)
        node = node_reader(sealer)

        assert trees.root(10, node) == root
        for position in range(10):
            trees.check_inclusion(
                node(0, position), position, 10, trees.inclusion(position, 10, node), root
            )

    def test_takes_what_a_transaction_left_open_wrote_once_it_has_ended(self, sealer):
        login = connection.settings_dict
        with psycopg.connect(
            host=login["HOST"], port=login["PORT"], dbname=login["NAME"], user=login["USER"]
        ) as slow:
            slow.execute("SELECT pg_current_xact_id()")
            quick = str(an_entry(1).id)
            seal(sealer)
            slow.execute(
                "INSERT INTO journal_entry (id, stream_kind, act, office, subjects, facts,"
                " instrument, article, editions, decided_on, recorded_at, canonical, hash)"
                " VALUES ('01920000-0000-7000-8000-0000000000bb', 'none', 'act.refused', '', '{}',"
                " '{}', '', '', '{}', '2026-03-02', now(), '', '')"
            )
            seal(sealer)
            slow.commit()

        assert seal(sealer) == 1
        assert sealed_things(sealer) == [quick, "01920000-0000-7000-8000-0000000000bb"]

    def test_takes_many_in_portions_and_forgets_none(self, sealer, monkeypatch):
        monkeypatch.setattr(sealing, "AT_ONCE", 3)
        ids = [str(an_entry(each).id) for each in range(8)]

        taken = [seal(sealer) for _ in range(4)]

        assert taken == [3, 3, 2, 0]
        assert sealed_things(sealer) == ids

    def test_two_at_once_seal_nothing_twice(self, sealer):
        for each in range(40):
            an_entry(each)

        def race():
            with connections.connect() as login:
                for _ in range(5):
                    seal(login)

        racers = [threading.Thread(target=race) for _ in range(4)]
        for racer in racers:
            racer.start()
        for racer in racers:
            racer.join()
        seal(sealer)

        assert len(sealed_things(sealer)) == 40 == len(set(sealed_things(sealer)))
        assert trees.root(40, node_reader(sealer)) == root_of_the_log(sealer)

    def test_that_dies_in_the_middle_leaves_the_log_as_it_was(self, sealer, monkeypatch):
        an_entry(1)
        monkeypatch.setattr(sealing, "_add", _dies)

        with pytest.raises(SystemExit):
            seal(sealer)
        monkeypatch.undo()

        assert sealed_things(sealer) == []
        assert seal(sealer) == 1

    def test_goes_on_where_the_server_counts_its_transactions_anew(self, sealer):
        first = str(an_entry(1).id)
        seal(sealer)
        with _owner() as owner:
            owner.execute("UPDATE journal_batch SET until = '900000000000'")
        second = str(an_entry(2).id)

        seal(sealer)

        assert sealed_things(sealer) == [first, second]

    def test_the_leaf_of_an_entry_says_its_hash_its_path_and_its_transaction(self, sealer):
        an_entry(1)
        seal(sealer)
        row = sealer.execute(
            "SELECT id::text, hash::text, path::text, transaction::text FROM journal_entry"
        ).fetchone()
        (hash,) = sealer.execute("SELECT hash FROM journal_leaf").fetchone()

        assert leaf(ENTRY, row) == bytes(hash)


class TestRights:
    @pytest.mark.parametrize(
        "table", ["journal_leaf", "journal_node", "journal_batch", "journal_checkpoint"]
    )
    def test_the_product_cannot_write_the_log(self, sealer, table):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.cursor() as cursor:
            cursor.cursor.execute(f"DELETE FROM {table}")

    @pytest.mark.parametrize("act", ["UPDATE {} SET hash = ''", "DELETE FROM {}", "TRUNCATE {}"])
    @pytest.mark.parametrize("table", ["journal_leaf", "journal_entry"])
    def test_the_sealer_cannot_change_what_it_wrote_or_read(self, sealer, act, table):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            sealer.execute(act.format(table))

    def test_the_sealer_writes_no_entry(self, sealer):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            sealer.execute("INSERT INTO journal_entry SELECT * FROM journal_entry")


def _dies(*_):
    raise SystemExit


def _owner():
    logins = settings.LOGINS
    return psycopg.connect(
        host=logins.host,
        port=logins.port,
        dbname=connection.settings_dict["NAME"],
        user=logins.owner,
        password=logins.owner_password,
        autocommit=True,
    )
