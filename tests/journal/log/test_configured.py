"""The keys and the witnesses as a deployment names them."""

import io

import pytest
from django.core.management import CommandError, call_command

from workflows.journal.log import configured, signers
from workflows.journal.log.notes import COSIGNATURE
from workflows.journal.log.witnesses import Folder, Http

NAME = "log.example/journal"


@pytest.fixture
def keys(settings, tmp_path):
    """Return the file of the keys, which is not there yet."""
    settings.JOURNAL_KEY = ""
    settings.JOURNAL_KEYS = tmp_path / "keys" / "journal"
    return settings.JOURNAL_KEYS


def make(*options):
    out = io.StringIO()
    call_command("journal_key", NAME, *options, stdout=out)
    return out.getvalue().strip()


class TestTheKey:
    def test_is_made_once_for_its_owner_alone(self, keys):
        first, second = make(), make()

        assert first == second == str(configured.keys().signer.key)
        assert keys.stat().st_mode & 0o777 == 0o600
        assert "PRIVATE" not in first

    def test_that_retires_signs_no_more_and_is_still_believed(self, keys):
        old = make()

        fresh = make("--rotate")

        assert str(configured.keys().signer.key) == fresh != old
        assert [str(each) for each in configured.keys().believed] == [fresh, old]
        assert keys.read_text().count("PRIVATE") == 1

    def test_comes_from_the_environment_before_the_file(self, keys, settings):
        make()
        settings.JOURNAL_KEY = signers.new_key("elsewhere.example").secret_line()

        assert configured.keys().signer.key.name == "elsewhere.example"
        with pytest.raises(CommandError, match="JOURNAL_KEY"):
            make("--rotate")

    def test_that_is_missing_is_said_with_what_to_do(self, keys):
        with pytest.raises(configured.NotConfigured, match="journal_key NAME"):
            configured.keys()

    def test_that_is_none_is_not_taken_for_one(self, keys):
        keys.parent.mkdir()
        keys.write_text("PRIVATE+KEY+log.example+00000000+AAAA\n")

        with pytest.raises(configured.NotConfigured, match="cannot be read"):
            configured.keys()

    def test_whose_name_nobody_could_tell_is_not_made(self, keys):
        with pytest.raises(CommandError, match="no spaces"):
            call_command("journal_key", "two words")

        assert not keys.exists()

    def test_is_asked_for_before_the_worker_begins(self, keys):
        with pytest.raises(CommandError, match="No key seals the journal"):
            call_command("work")


class TestWitnesses:
    def test_are_folders_and_servers(self, settings, tmp_path):
        key = signers.new_key("witness.example", COSIGNATURE).key
        settings.JOURNAL_WITNESSES = [f" {tmp_path}", f"https://witness.example/log/ {key}"]

        assert configured.witnesses() == (
            Folder(tmp_path),
            Http("https://witness.example/log", key),
        )

    @pytest.mark.parametrize("said", ["a/folder", "https://witness.example", "ftp://x.example key"])
    def test_that_are_neither_are_said(self, settings, said):
        settings.JOURNAL_WITNESSES = [said]

        with pytest.raises(configured.NotConfigured):
            configured.witnesses()
