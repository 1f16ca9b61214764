"""A record to tamper with: chains of invented entries, sealed, with a witness outside."""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.db import transaction
from psycopg import Connection

from workflows.foundation.citations import Citation
from workflows.journal import recording
from workflows.journal.entries import Draft
from workflows.journal.log import checkpointing, sealing
from workflows.journal.log.checkpointing import Rhythm
from workflows.journal.log.notes import Signer
from workflows.journal.log.sources import ENTRY
from workflows.journal.log.witnesses import Folder
from workflows.journal.settings import held
from workflows.journal.walls import JOURNAL

BEGINNING = datetime(2026, 3, 2, 1, 15, tzinfo=UTC)
ALWAYS = Rhythm(leaves=1, rest=timedelta(0))


def an_id(chance: random.Random) -> UUID:
    """Return an id that the seed gives."""
    return UUID(int=chance.getrandbits(128) & ~(0xF << 76 | 0x3 << 62) | 0x7 << 76 | 0x2 << 62)


def write(count: int, *, streams: Sequence[UUID], chance: random.Random) -> None:
    """Write so many entries, spread over the streams, every column of each filled."""
    with transaction.atomic(), held({JOURNAL: "{aa}"}):
        for number in range(count):
            at = BEGINNING + timedelta(minutes=number)
            recording.append(
                Draft(
                    act="admission.cell_resolves",
                    stream_kind="case",
                    stream_id=streams[number % len(streams)],
                    person_id=an_id(chance),
                    body_id=an_id(chance),
                    office="secretary",
                    on_behalf_of_id=an_id(chance),
                    subjects={"item": an_id(chance)},
                    facts={"in_favour": chance.randrange(99), "carried": True},
                    source=Citation("294-QĐ/TW", "4.2"),
                    editions={"majority": "294-QĐ/TW 26/05/2025"},
                    personal={"reason": f"Lý do số {number}", "number": f"{number:02}-NQ/CB"},
                    decided_on=date(2026, 3, 1),
                    recorded_at=at,
                    path="aa.bb",
                )
            )


def seal(sealer: Connection, signer: Signer, witness: Folder | None = None) -> None:
    """Seal what there is, sign a checkpoint, and bring it to the witness."""
    at = BEGINNING + timedelta(days=30)
    while sealing.seal_once(sealer, [ENTRY], at=at):
        pass
    checkpointing.checkpoint_once(sealer, signer, at=at, rhythm=ALWAYS)
    checkpointing.testify(sealer, [witness] if witness else [], at=at)


def a_folder(path: Path) -> Folder:
    """Return a witness that is a folder, made for it."""
    path.mkdir(parents=True)
    return Folder(path)
