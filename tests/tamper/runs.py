"""Runs of tampering at any size: what was tried, and what was not found."""

import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import Connection

from tests import provinces
from tests.tamper import bundles, flips, records, rewrites
from tests.tamper.flips import Flip
from workflows.administration import databases
from workflows.journal.log import connections, findings, signers, verifying
from workflows.journal.log.bundle import making
from workflows.journal.log.findings import Finding
from workflows.journal.log.notes import Signer
from workflows.journal.log.sources import ENTRY
from workflows.journal.log.witnesses import Folder

CHAINS = 20
CHECKPOINTS = 12
BITS_AT_ONCE = 40
TAILS = 40


@dataclass(frozen=True, slots=True)
class Size:
    """How many entries are tampered with, and how often."""

    entries: int
    bits: int
    bundles: int


@dataclass(slots=True)
class Outcome:
    """What was tried, by kind; what was not found; and the last line to print."""

    tried: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    line: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A sealed record with its witness, and its owner, whose changes are undone each time."""

    owner: Connection
    signer: Signer
    witness: Folder

    def found(self, *, by_witness: bool = True) -> list[Finding]:
        """Return what verifying finds, with the copies of the witness or without."""
        kept = {self.witness.name: self.witness.kept()} if by_witness else {}
        _, of_entries = verifying.entries(self.owner)
        *_, of_log = verifying.log(self.owner, [self.signer.key], kept)
        return [*of_entries, *verifying.presence(self.owner, [ENTRY]), *of_log]


def run(size: Size, folder: Path, *, seed: int) -> Outcome:
    """Make a record, tamper with it, and return how that came out."""
    began, chance, outcome = time.monotonic(), random.Random(seed), Outcome()
    signer = signers.new_key("log.example/journal")
    databases.drop_database(settings.LOGINS, name=provinces.NAME)
    databases.make_database(settings.LOGINS, name=provinces.NAME, template=provinces.TEMPLATE)
    connection.settings_dict["NAME"] = provinces.NAME
    streams = [records.an_id(chance) for _ in range(CHAINS)]
    witness = records.a_folder(folder / "witness")
    with connections.connect() as sealer:
        for _ in range(CHECKPOINTS):
            records.write(size.entries // CHECKPOINTS, streams=streams, chance=chance)
            records.seal(sealer, signer, witness)
        about = making.Subject("case", streams[0])
        exported = bundles.Exported(making.make(sealer, signer, about), signer, about, witness)
    connection.close()
    with as_owner() as owner:
        record = Record(owner, signer, witness)
        if record.found():
            outcome.missed.append("an untouched record is said to be touched")
        _bits(record, size.bits, chance, outcome)
        _tails(record, chance, outcome)
    _bundles(exported, size.bundles, chance, outcome)
    tried = ", ".join(f"{count} {kind}" for kind, count in outcome.tried.items())
    seconds = time.monotonic() - began
    outcome.line = f"tamper: {tried}: {len(outcome.missed)} not found, {seconds:.0f} s"
    return outcome


def as_owner() -> Connection:
    """Open the owner's connection, in which nothing is ever committed."""
    login = settings.LOGINS
    return psycopg.connect(
        host=login.host,
        port=login.port,
        dbname=connection.settings_dict["NAME"],
        user=login.owner,
        password=login.owner_password,
        options=connections.WRITTEN_ALIKE,
    )


def _bits(record: Record, count: int, chance: random.Random, outcome: Outcome) -> None:
    """Change bits of different rows, some at once, and look whether each is found and named."""
    columns = [
        (table, column) for table in flips.KEYS for column in flips.columns(record.owner, table)
    ]
    while outcome.tried["bits"] < count:
        with record.owner.transaction(force_rollback=True):
            made = list(_flipped(record, columns, chance))
            found = record.found()
        outcome.tried["bits"] += len(made)
        outcome.missed += [str(each) for each in made if not flips.located(each, found)]


def _flipped(
    record: Record, columns: list[tuple[str, str]], chance: random.Random
) -> Iterator[Flip]:
    touched: set[str] = set()
    for table, column in chance.choices(columns, k=BITS_AT_ONCE):
        keys = flips.keys(record.owner, table)
        key = chance.choice(keys)
        about = flips.about(record.owner, table, key)
        if about in touched:
            continue
        if flip := flips.flip(record.owner, table, key, column, chance):
            touched |= {about, flip.key_now}
            yield flip


def _tails(record: Record, chance: random.Random, outcome: Outcome) -> None:
    """Write the tail anew, and roll the whole back, each time made to fit in every place."""
    size = record.owner.execute("SELECT count(*) FROM journal_leaf").fetchone()[0]
    for _ in range(TAILS):
        for way, kind, done in (
            ("tails written anew", findings.REWRITTEN, _written_anew),
            ("rollbacks", findings.ROLLED_BACK, _rolled_back),
        ):
            place = chance.randrange(size)
            with record.owner.transaction(force_rollback=True):
                done(record, place)
                fits = not record.found(by_witness=False)
                found = {each.kind for each in record.found()}
            outcome.tried[way] += 1
            if not fits or found != {kind}:
                outcome.missed.append(f"{way} at {place}: fits {fits}, found {found}")


def _written_anew(record: Record, place: int) -> None:
    rewrites.write_anew(record.owner, place + 1, record.signer)


def _rolled_back(record: Record, place: int) -> None:
    rewrites.roll_back(record.owner, place)


def _bundles(
    exported: bundles.Exported, count: int, chance: random.Random, outcome: Outcome
) -> None:
    if wrong := bundles.checked(exported.files, exported.signer.key):
        outcome.missed.append(f"an untouched bundle: {wrong}")
    for _ in range(count):
        way, files = bundles.mutated(exported, chance)
        outcome.tried["bundles"] += 1
        if bundles.checked(files, exported.signer.key) is None:
            outcome.missed.append(f"a bundle with its {way} changed was accepted")
