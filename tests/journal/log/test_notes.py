"""A note says who vouches for it, and nobody else does."""

import contextlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.journal.log import checkpoints, signers, trees
from workflows.journal.log.checkpoints import Checkpoint
from workflows.journal.log.notes import COSIGNATURE, BadNote, Line, Note, VerifierKey

# The example by which writers of signed notes compare theirs.
SECRET = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
TEXT = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
SIGNED = (
    TEXT + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXg"
    "KvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)

AT = datetime(2026, 3, 2, 8, 15, tzinfo=UTC)
LOG = signers.read(
    ["PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"]
)


def a_checkpoint(size=7, origin="PeterNeumann"):
    return Checkpoint(origin, size, trees.leaf_hash(b"a root"))


class TestNote:
    def test_is_signed_as_everybody_else_signs_it(self):
        assert str(Note(TEXT).signed_by(LOG.signer)) == SIGNED

    def test_is_read_as_it_was_written(self):
        assert str(Note.parse(SIGNED)) == SIGNED
        assert Note.parse(SIGNED).vouched_for_by(VerifierKey.parse(PUBLIC))

    def test_is_not_vouched_for_when_a_word_changed(self):
        assert not Note.parse(SIGNED.replace("your", "their")).vouched_for_by(LOG.signer.key)

    def test_is_not_vouched_for_by_another_of_the_same_name(self):
        another = signers.new_key("PeterNeumann")

        assert not Note.parse(SIGNED).vouched_for_by(another.key)

    @pytest.mark.parametrize(
        "written",
        ["", "\n", TEXT, TEXT + "\n", SIGNED[:-1], SIGNED.replace("—", "-"), SIGNED + "x\n"],
    )
    def test_says_what_is_no_note(self, written):
        with pytest.raises(BadNote):
            Note.parse(written)

    @given(position=st.integers(0, len(SIGNED) - 1), other=st.characters(codec="utf-8"))
    def test_with_any_sign_changed_is_no_note_or_not_vouched_for(self, position, other):
        changed = SIGNED[:position] + other + SIGNED[position + 1 :]
        if changed == SIGNED:
            return

        with contextlib.suppress(BadNote):
            assert not Note.parse(changed).vouched_for_by(LOG.signer.key)


class TestVerifierKey:
    def test_is_handed_round_in_one_line(self):
        assert str(VerifierKey.parse(PUBLIC)) == PUBLIC == str(LOG.signer.key)

    @pytest.mark.parametrize(
        "line",
        ["", "a+b+c", PUBLIC.replace("c74f", "c74e"), PUBLIC[:-4], "a b" + PUBLIC, PUBLIC + "="],
    )
    def test_says_what_is_no_key(self, line):
        with pytest.raises(BadNote):
            VerifierKey.parse(line)


class TestCheckpoint:
    def test_is_opened_by_the_key_of_its_log(self):
        note = Note(str(a_checkpoint())).signed_by(LOG.signer)

        assert checkpoints.opened(note, LOG.signer.key) == a_checkpoint()

    def test_is_not_opened_by_the_key_of_another_log(self):
        note = Note(str(a_checkpoint(origin="another"))).signed_by(LOG.signer)

        with pytest.raises(BadNote):
            checkpoints.opened(note, LOG.signer.key)

    @pytest.mark.parametrize(
        "text",
        ["", "log\n", "log\n1\n", "log\n01\nAA==\n", "log\n1\nAA==\n", "log\n-1\nAA==\n"]
        + [str(a_checkpoint()).replace("7", size, 1) for size in ("٧", "7" * 5000, "7.0", "")],
    )
    def test_says_what_is_none(self, text):
        with pytest.raises(BadNote):
            Checkpoint.parse(text)


class TestWitness:
    def test_says_when_it_saw_a_checkpoint(self):
        witness = signers.new_key("witness.example", COSIGNATURE)
        note = Note(str(a_checkpoint())).signed_by(LOG.signer)
        line = checkpoints.cosigned(note, witness, at=AT)
        seen = Note.parse(str(Note(note.text, (*note.lines, line))))

        assert checkpoints.seen_by(seen, witness.key) == AT
        assert checkpoints.opened(seen, LOG.signer.key) == a_checkpoint()

    def test_did_not_see_another_checkpoint_nor_at_another_moment(self):
        witness = signers.new_key("witness.example", COSIGNATURE)
        note = Note(str(a_checkpoint())).signed_by(LOG.signer)
        line = checkpoints.cosigned(note, witness, at=AT)
        later = Line(line.name, line.key_id, b"\xff" * 8 + line.signature[8:])

        for forged in (Note(str(a_checkpoint(8)), (line,)), Note(note.text, (later,)), note):
            assert checkpoints.seen_by(forged, witness.key) is None


class TestKeys:
    def test_the_first_secret_signs_and_those_that_retired_are_believed(self, tmp_path):
        retired, current = signers.new_key("log.example"), signers.new_key("log.example")
        path = tmp_path / "keys" / "journal"
        signers.keep(path, current, [retired.key])

        keys = signers.read(path.read_text().splitlines())

        assert keys.signer.key == current.key
        assert set(keys.believed) == {current.key, retired.key}
        assert path.stat().st_mode & 0o077 == 0

    def test_a_secret_is_never_shown(self):
        key = signers.new_key("log.example")

        assert key.secret_line().split("+", 4)[-1] not in repr(key)

    @pytest.mark.parametrize("lines", [[], [PUBLIC], [SECRET[:-4]], [SECRET.replace("c7", "c8")]])
    def test_without_a_whole_secret_there_are_none(self, lines):
        with pytest.raises(BadNote):
            signers.read(lines)

    @pytest.mark.parametrize("name", ["", "two words", "a+b", "a\nb"])
    def test_a_name_that_would_not_fit_into_a_line_is_not_taken(self, name):
        with pytest.raises(BadNote):
            signers.new_key(name)
