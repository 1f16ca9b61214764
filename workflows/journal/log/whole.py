"""Verifies everything at once: the entries by several processes, then the log over them."""

import os
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from workflows.journal.log import connections, rows, verifying
from workflows.journal.log.findings import Finding
from workflows.journal.log.notes import Note, VerifierKey
from workflows.journal.log.sources import every_source, histories


@dataclass(frozen=True, slots=True)
class Report:
    """How much was checked, and every place that does not hold."""

    entries: int
    rows: int
    leaves: int
    checkpoints: int
    findings: tuple[Finding, ...]


def verify(
    keys: Sequence[VerifierKey],
    witnessed: Mapping[str, Iterable[Note]],
    *,
    processes: int | None = None,
) -> Report:
    """
    Check every entry, every chain, row history, the log, its checkpoints, what witnesses keep.

    A row that no act changed is found too, though its history holds.

    What is committed meanwhile is looked at or not; it is never taken for a fault.
    """
    parts = processes or os.cpu_count() or 1
    with ProcessPoolExecutor(parts, mp_context=get_context("fork")) as workers:
        checked = list(workers.map(_entries, range(parts), [parts] * parts))
        looked_at = list(workers.map(_rows, range(len(histories()))))
    found = [finding for _, findings in [*checked, *looked_at] for finding in findings]
    with connections.connect() as login:
        found += verifying.presence(login, every_source())
        found += [*rows.texts(login), *rows.outside(login)]
        leaves, checkpoints, of_log = verifying.log(login, keys, witnessed)
    found += of_log
    return Report(
        entries=sum(count for count, _ in checked),
        rows=sum(count for count, _ in looked_at),
        leaves=leaves,
        checkpoints=checkpoints,
        findings=tuple(found),
    )


def _entries(part: int, parts: int) -> tuple[int, list[Finding]]:
    with connections.connect() as login:
        return verifying.entries(login, part=part, parts=parts)


def _rows(number: int) -> tuple[int, list[Finding]]:
    with connections.connect() as login:
        return rows.checked(login, histories()[number])
