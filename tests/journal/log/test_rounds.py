"""The rounds of the sealer, and the command that verifies what it sealed."""

import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from tests.tamper.runs import as_owner
from workflows.journal.log import configured, rounds
from workflows.journal.log.checkpoints import Checkpoint, opened
from workflows.journal.log.notes import Note

from .conftest import AT, an_entry


@pytest.fixture
def folder(settings, tmp_path, sealer):
    """Return the folder of the one witness."""
    settings.JOURNAL_WITNESSES = [str(tmp_path)]
    return tmp_path


def verify(*options):
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("verify_journal", *options, processes=2, stdout=out, stderr=err)
    except CommandError as fault:
        return f"{err.getvalue()}{fault}"
    return f"{err.getvalue()}{out.getvalue()}"


def owner_changes(statement):
    with as_owner() as owner:
        owner.execute(statement)


class TestRounds:
    def test_seal_what_was_committed_and_sign_it(self, folder):
        for number in range(3):
            an_entry(number)

        rounds.seal(AT)
        assert rounds.show_witnesses(AT) == []

        (note,) = configured.witnesses()[0].kept()
        assert opened(note, configured.keys().signer.key).size == 3

    def test_sign_again_only_when_that_is_due(self, folder):
        an_entry()
        rounds.seal(AT)
        an_entry(1)

        rounds.seal(AT + timedelta(seconds=59))
        rounds.show_witnesses(AT)
        rounds.seal(AT + timedelta(seconds=60))
        rounds.show_witnesses(AT)

        assert sorted(int(each.stem) for each in folder.iterdir()) == [1, 2]

    def test_log_a_witness_that_is_away_and_one_that_contradicts(self, folder, settings, caplog):
        an_entry()
        rounds.seal(AT)
        settings.JOURNAL_WITNESSES = [str(folder / "not there")]

        rounds.show_witnesses(AT)
        longer = Checkpoint("hoso.test/journal", 9, bytes(32))
        note = Note(str(longer)).signed_by(configured.keys().signer)
        (folder / f"{longer.size:018d}.checkpoint").write_text(str(note))
        settings.JOURNAL_WITNESSES = [str(folder)]
        rounds.show_witnesses(AT)

        assert [each.levelname for each in caplog.records] == ["WARNING", "ERROR"]


class TestVerifyJournal:
    def test_says_that_it_holds(self, folder):
        for number in range(3):
            an_entry(number)
        rounds.seal(AT)
        rounds.show_witnesses(AT)

        assert verify() == (
            "The journal holds: 3 entries, 0 events of rows, 3 leaves, 1 checkpoints,"
            " 1 witnesses.\n"
        )

    def test_names_the_entry_the_field_and_since_when(self, folder):
        entry = an_entry()
        rounds.seal(AT)

        owner_changes("UPDATE journal_entry SET office = 'nobody'")

        said = verify()
        assert f"changed: journal_entry {entry.id}, office, after 2026-03-02 08:15:00 UTC" in said
        assert "1 places do not hold" in said

    def test_finds_by_a_copy_kept_elsewhere_that_the_log_was_rolled_back(
        self, folder, settings, tmp_path_factory
    ):
        an_entry()
        rounds.seal(AT)
        rounds.show_witnesses(AT)
        settings.JOURNAL_WITNESSES = []

        owner_changes(
            "TRUNCATE journal_entry, journal_leaf, journal_node, journal_batch, journal_checkpoint"
            " CASCADE"
        )

        assert "The journal holds: 0 entries" in verify()
        assert "rolled back" in verify("--seen", str(folder))

    def test_does_not_let_a_witness_that_is_away_pass_for_one_that_agrees(self, folder, settings):
        settings.JOURNAL_WITNESSES = [str(folder / "not there")]

        said = verify()

        assert "was not asked" in said
        assert "0 witnesses" in said
