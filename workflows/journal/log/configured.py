"""The keys and the witnesses of this deployment, as its settings name them."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from workflows.journal.log import signers
from workflows.journal.log.checkpointing import Rhythm
from workflows.journal.log.notes import BadNote, VerifierKey
from workflows.journal.log.signers import Keys
from workflows.journal.log.witnesses import Folder, Http, Witness


class NotConfigured(Exception):
    """What seals the journal is not set up, in a sentence that says what to do."""


def keys() -> Keys:
    """
    Return the key that signs now, and those believed, from the environment or else the file.

    :raises NotConfigured: if there is no key, or what stands there is none
    """
    given = settings.JOURNAL_KEY
    path: Path = settings.JOURNAL_KEYS
    try:
        return signers.read(given.split() if given else path.read_text().splitlines())
    except FileNotFoundError as missing:
        raise NotConfigured(
            f"No key seals the journal: make one with manage.py journal_key NAME ({path})."
        ) from missing
    except (OSError, BadNote) as fault:
        place = "JOURNAL_KEY" if given else path
        raise NotConfigured(f"The key that seals the journal cannot be read: {place}.") from fault


def witnesses() -> tuple[Witness, ...]:
    """
    Return who keeps the checkpoints: folders, and servers with the key by which they sign.

    :raises NotConfigured: if one of them is neither
    """
    return tuple(_witness(each) for each in settings.JOURNAL_WITNESSES)


def _witness(said: str) -> Witness:
    if Path(said.strip()).is_absolute():
        return Folder(Path(said.strip()))
    place, _, key = said.strip().partition(" ")
    try:
        if urlsplit(place).scheme in ("http", "https"):
            return Http(place.rstrip("/"), VerifierKey.parse(key))
    except BadNote as fault:
        raise NotConfigured(f"The witness {place} is named without its key.") from fault
    raise NotConfigured(f"A witness is a whole path, or an address and a key: {place}.")


def rhythm() -> Rhythm:
    """Return when the next checkpoint is due."""
    return Rhythm(
        settings.JOURNAL_CHECKPOINT_LEAVES,
        timedelta(seconds=settings.JOURNAL_CHECKPOINT_SECONDS),
    )
