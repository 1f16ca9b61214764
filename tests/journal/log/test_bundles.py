"""A bundle is checked by its own file alone, and no changed bundle passes."""

import copy
import json
import random
import subprocess
import sys
import threading
import zipfile
from hashlib import sha256

import pytest

from tests.tamper import bundles, records
from workflows.journal.log import countersigning, signers
from workflows.journal.log.bundle import making
from workflows.journal.log.notes import COSIGNATURE, Note


def run(place, *options):
    script = bundles.VERIFIER
    ended = subprocess.run(
        [sys.executable, "-I", str(script), str(place), *options],
        capture_output=True,
        text=True,
        check=False,
    )
    return ended.returncode, ended.stdout.strip(), ended.stderr


@pytest.fixture
def record(sealer, signer, tmp_path):
    chance = random.Random(11)
    streams = [records.an_id(chance) for _ in range(2)]
    witness = records.a_folder(tmp_path / "disk")
    for _ in range(3):
        records.write(5, streams=streams, chance=chance)
        records.seal(sealer, signer, witness)
    about = making.Subject("case", streams[0])
    paper = "Biên bản họp chi bộ".encode()
    files = making.make(sealer, signer, about, papers={sha256(paper).hexdigest(): paper})
    return bundles.Exported(files, signer, about, witness)


class TestVerifier:
    def test_says_in_one_sentence_that_a_bundle_holds(self, record, tmp_path):
        folder = bundles.unpacked(record.files, tmp_path / "bundle")
        packed = tmp_path / "bundle.zip"
        with zipfile.ZipFile(packed, "w") as archive:
            for name, content in record.files.items():
                archive.writestr(name, content)
        copies = [f"--seen={each}" for each in sorted(record.witness.path.iterdir())]

        for place in (folder, packed):
            code, said, errors = run(place, f"--key={record.signer.key}", *copies)

            assert (code, errors) == (0, "")
            assert said == "HOLDS. 9 entries and 0 rows stand in the log of 15 leaves."

    def test_needs_nothing_of_ours_and_is_short_enough_to_be_read(self):
        written = bundles.VERIFIER.read_text()

        assert len(written.splitlines()) <= 250
        assert "workflows" not in written
        assert "django" not in written.lower()

    def test_believes_no_key_but_the_one_it_was_given(self, record, tmp_path):
        folder = bundles.unpacked(record.files, tmp_path / "bundle")
        another = signers.new_key(record.signer.key.name)

        code, said, errors = run(folder, f"--key={another.key}")

        assert (code, errors) == (1, "")
        assert said.startswith("DOES NOT HOLD. manifest: no key you trust")

    def test_asks_for_the_signature_of_a_witness(self, record, tmp_path, signer):
        folder = tmp_path / "memory"
        folder.mkdir()
        key = signers.new_key("witness.example", COSIGNATURE)
        witness = countersigning.Countersigner(
            key, {signer.key.name: (signer.key,)}, folder, threading.Lock()
        )
        before = record.files["checkpoint"].decode()
        _, line = witness.add(f"old 0\n\n{before}", at=records.BEGINNING)
        seen = record.with_file("checkpoint", (before + line).encode())

        assert bundles.checked(record.files, record.signer.key, witness=key.key) is not None
        assert bundles.checked(seen.files, record.signer.key, witness=key.key) is None

    def test_tells_a_log_that_was_cut_or_written_anew_by_a_copy_kept_elsewhere(self, record):
        last = record.witness.kept()[-1]
        longer = Note(last.text.replace("\n15\n", "\n16\n")).signed_by(record.signer)
        another = Note(last.text.replace("\n15\n", "\n10\n")).signed_by(record.signer)
        unknown = Note(last.text.replace("\n15\n", "\n7\n")).signed_by(record.signer)

        for kept, sentence in (
            (longer, "it was cut"),
            (another, "written anew"),
            (unknown, "no proof leads on from the log of 7 leaves"),
        ):
            wrong = bundles.checked(record.files, record.signer.key, copy=str(kept))

            assert sentence in wrong

    def test_misses_no_entry_of_the_chain(self, record):
        for missing in range(9):
            lines = record.files["entries.jsonl"].splitlines(keepends=True)
            del lines[missing]
            cut = record.with_file("entries.jsonl", b"".join(lines))

            wrong = bundles.checked(cut.files, record.signer.key)

            # The last may have been written after the checkpoint: that no proof can tell.
            assert wrong is None if missing == 8 else "may be missing" in wrong

    def test_accepts_a_text_that_an_act_erased_and_no_other_that_is_missing(self, record):
        entries = [json.loads(each) for each in record.files["entries.jsonl"].splitlines()]
        del entries[3]["facts"]["reason"]
        changed = record.with_file("entries.jsonl", bundles.lines(entries))

        assert "no act erased it" in bundles.checked(changed.files, record.signer.key)


class TestChangedBundles:
    def test_none_is_accepted_whoever_signs_its_manifest_anew(self, record):
        chance = random.Random(5)

        accepted = [
            done
            for _ in range(400)
            for done, files in [bundles.mutated(record, chance)]
            if bundles.checked(files, record.signer.key) is None
        ]

        assert accepted == []

    def test_none_is_accepted_with_any_byte_of_any_file_changed(self, record):
        chance = random.Random(6)

        for _ in range(400):
            files = copy.copy(record.files)
            name = chance.choice(sorted(files))
            content = bytearray(files[name] or b"\n")
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
            files[name] = bytes(content)

            assert bundles.checked(files, record.signer.key), name
