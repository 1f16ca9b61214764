"""A witness keeps what it was shown, and refuses what contradicts it."""

import threading
from contextlib import contextmanager
from datetime import timedelta

import pytest

from tests.journal.log.conftest import AT, an_entry
from workflows.journal.log import checkpointing, checkpoints, countersigning, sealing, signers
from workflows.journal.log.checkpointing import Failure, Rhythm
from workflows.journal.log.checkpoints import Checkpoint
from workflows.journal.log.notes import COSIGNATURE, Note
from workflows.journal.log.sources import ENTRY
from workflows.journal.log.witnesses import Folder, Http

AT_EVERY_TURN = Rhythm(leaves=1, rest=timedelta(0))


@contextmanager
def running(countersigner):
    server = countersigning.server(countersigner, ("127.0.0.1", 0), clock=lambda: AT)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def countersigner(tmp_path, signer):
    folder = tmp_path / "memory"
    folder.mkdir()
    return countersigning.Countersigner(
        signer=signers.new_key("witness.example", COSIGNATURE),
        logs={signer.key.name: (signer.key,)},
        folder=folder,
        alone=threading.Lock(),
    )


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "other-disk").mkdir()
    return Folder(tmp_path / "other-disk")


def grown_by(sealer, signer, count):
    for each in range(count):
        an_entry(each)
    sealing.seal_once(sealer, [ENTRY], at=AT)
    return checkpointing.checkpoint_once(sealer, signer, at=AT, rhythm=AT_EVERY_TURN)


class TestCheckpoints:
    def test_one_is_due_after_so_many_leaves_or_so_long(self, sealer, signer):
        rhythm = Rhythm(leaves=3, rest=timedelta(minutes=15))
        made = []
        for minutes, entries in ((0, 1), (1, 1), (2, 2), (3, 0), (10, 1), (17, 0), (40, 0)):
            for each in range(entries):
                an_entry(each)
            sealing.seal_once(sealer, [ENTRY], at=AT)
            at = AT + timedelta(minutes=minutes)
            note = checkpointing.checkpoint_once(sealer, signer, at=at, rhythm=rhythm)
            made.append(note and checkpoints.opened(note, signer.key).size)

        assert made == [1, None, 4, None, None, 5, None]


class TestFolder:
    def test_keeps_every_checkpoint_for_good(self, sealer, signer, folder):
        notes = [grown_by(sealer, signer, 3)]
        checkpointing.testify(sealer, [folder], at=AT)
        notes.append(grown_by(sealer, signer, 2))

        assert checkpointing.testify(sealer, [folder], at=AT) == []
        assert checkpointing.testify(sealer, [folder], at=AT) == []
        assert folder.kept() == notes
        assert all(each.stat().st_mode & 0o222 == 0 for each in folder.path.iterdir())

    def test_contradicts_a_log_that_was_rolled_back(self, sealer, signer, folder):
        longer = Note(str(Checkpoint(signer.key.name, 9, bytes(32)))).signed_by(signer)
        folder.see(longer, 0, lambda _: [])
        grown_by(sealer, signer, 3)

        assert checkpointing.testify(sealer, [folder], at=AT) == [
            Failure(folder.name, "the log is shorter than it was", contradicts=True)
        ]

    def test_contradicts_a_log_that_was_written_anew(self, sealer, signer, folder):
        another = Note(str(Checkpoint(signer.key.name, 2, bytes(32)))).signed_by(signer)
        folder.see(another, 0, lambda _: [])
        grown_by(sealer, signer, 3)

        (failure,) = checkpointing.testify(sealer, [folder], at=AT)

        assert failure.contradicts

    def test_that_is_not_there_is_asked_again_the_next_time(self, sealer, signer, tmp_path):
        missing = Folder(tmp_path / "unplugged")
        note = grown_by(sealer, signer, 1)

        (failure,) = checkpointing.testify(sealer, [missing], at=AT)
        missing.path.mkdir()

        assert not failure.contradicts
        assert checkpointing.testify(sealer, [missing], at=AT) == []
        assert missing.kept() == [note]


class TestHttp:
    def test_countersigns_each_checkpoint_that_goes_on_from_the_last(
        self, sealer, signer, countersigner
    ):
        with running(countersigner) as address:
            witness = Http(address, countersigner.signer.key)
            for entries in (3, 1, 4):
                note = grown_by(sealer, signer, entries)

                assert checkpointing.testify(sealer, [witness], at=AT) == []

            (kept,) = witness.kept()

        lines = sealer.execute("SELECT line FROM journal_testimony ORDER BY size").fetchall()
        assert kept.text == note.text
        assert checkpoints.seen_by(kept, countersigner.signer.key) == AT
        assert lines[-1] == (str(kept.lines[-1]),)

    def test_is_brought_forward_after_its_answer_was_lost(self, sealer, signer, countersigner):
        with running(countersigner) as address:
            witness = Http(address, countersigner.signer.key)
            witness.see(grown_by(sealer, signer, 3), 0, lambda _: [])
            note = grown_by(sealer, signer, 2)

            assert checkpointing.testify(sealer, [witness], at=AT) == []
            assert witness.kept()[0].text == note.text

    def test_contradicts_a_log_rolled_back_or_written_anew(self, sealer, signer, countersigner):
        grown_by(sealer, signer, 3)
        for size in (9, 2, 3):
            another = Note(str(Checkpoint(signer.key.name, size, bytes(32)))).signed_by(signer)
            countersigner._remember(signer.key.name, another)
            with running(countersigner) as address:
                witness = Http(address, countersigner.signer.key)

                (failure,) = checkpointing.testify(sealer, [witness], at=AT)

            assert failure.contradicts

    def test_that_answers_with_the_signature_of_another_is_not_believed(
        self, sealer, signer, countersigner
    ):
        grown_by(sealer, signer, 1)
        expected = signers.new_key("witness.example", COSIGNATURE).key
        with running(countersigner) as address:
            (failure,) = checkpointing.testify(sealer, [Http(address, expected)], at=AT)

        assert (failure.reason, failure.contradicts) == (
            "it answered with a signature that is not its own",
            False,
        )

    def test_that_does_not_answer_is_not_a_contradiction(self, sealer, signer, countersigner):
        grown_by(sealer, signer, 1)
        nobody = Http("http://127.0.0.1:9", countersigner.signer.key)

        assert checkpointing.testify(sealer, [nobody], at=AT) == [
            Failure("witness.example", "it cannot be reached", contradicts=False)
        ]


class TestQuestions:
    @pytest.mark.parametrize(
        ("question", "status"),
        [
            ("", 400),
            ("old x\n\n", 400),
            ("old 0\n\nno note", 400),
            ("old 0\nnot base64!\n\n{note}", 400),
            ("old 0\n" + "AA==\n" * 64 + "\n{note}", 400),
            ("old 8\n\n{note}", 400),
            ("old 3\n\n{note}", 409),
            ("old 0\n\n{unsigned}", 403),
            ("old 0\n\n{stranger}", 404),
            ("old 0\n\n{note}", 200),
        ],
    )
    def test_are_answered_in_the_words_of_the_protocol(
        self, signer, countersigner, question, status
    ):
        text = str(Checkpoint(signer.key.name, 7, bytes(32)))
        stranger = signers.new_key("stranger.example")
        question = question.replace("{note}", str(Note(text).signed_by(signer)))
        question = question.replace("{unsigned}", str(Note(text).signed_by(stranger)))
        question = question.replace(
            "{stranger}",
            str(Note(str(Checkpoint("stranger.example", 7, bytes(32)))).signed_by(stranger)),
        )

        assert countersigner.add(question, at=AT)[0] == status
