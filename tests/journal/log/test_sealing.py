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
        with _login(settings.LOGINS.runtime) as slow, slow.transaction():
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
        with _login(settings.LOGINS.owner) as owner:
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
    def test_nobody_changes_what_was_sealed_and_only_the_sealer_writes_it(self, sealer):
        log = ["leaf", "node", "batch", "checkpoint", "testimony"]
        changes = ["DELETE FROM journal_{}", "TRUNCATE journal_{}"]
        forbidden = [change.format(table) for change in changes for table in [*log, "entry"]]
        writing = [f"INSERT INTO journal_{each} SELECT * FROM journal_{each}" for each in log]

        for statement in [*forbidden, "INSERT INTO journal_entry DEFAULT VALUES"]:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                sealer.execute(statement)
        with _login(settings.LOGINS.runtime) as runtime:
            for statement in [*forbidden, *writing]:
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    runtime.execute(statement)


def _dies(*_):
    raise SystemExit


def _login(user):
    login = connection.settings_dict
    return psycopg.connect(
        host=login["HOST"], port=login["PORT"], dbname=login["NAME"], user=user, autocommit=True
    )
