"""A witness as a program of its own, asked by the rounds of the sealer."""

import subprocess
import sys
from contextlib import contextmanager

from config.env import ROOT
from tests.journal.log.conftest import AT, an_entry
from workflows.journal.log import configured, rounds


@contextmanager
def a_witness(folder, *options):
    """Run the program; yield the line that it prints."""
    command = [sys.executable, "-m", "workflows.journal.log.witness", "--name", "witness.example"]
    started = [*command, "--folder", str(folder), *options]
    with subprocess.Popen(started, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        try:
            yield running.stdout.readline().strip()
        finally:
            running.terminate()


def test_it_countersigns_and_remembers_over_a_restart(sealer, settings, tmp_path):
    log = str(configured.keys().signer.key)
    options = ("--log", log, "--port", "0")
    an_entry()
    rounds.seal(AT)

    with a_witness(tmp_path, *options) as first:
        settings.JOURNAL_WITNESSES = [first]
        assert rounds.show_witnesses(AT) == []
    with a_witness(tmp_path, *options) as again:
        settings.JOURNAL_WITNESSES = [again]
        (kept,) = configured.witnesses()[0].kept()

    assert again.partition(" ")[2] == first.partition(" ")[2]
    assert kept.text.startswith("hoso.test/journal\n1\n")
