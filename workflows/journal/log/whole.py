"""Verifies everything at once: the entries by several processes, then the log over them."""

import os
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from workflows.journal.log import connections, verifying
from workflows.journal.log.findings import Finding
from workflows.journal.log.notes import Note, VerifierKey
from workflows.journal.log.sources import SOURCES


@dataclass(frozen=True, slots=True)
class Report:
    """How much was checked, and every place that does not hold."""

    entries: int
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
    Check every sealed row, every chain, the log, its checkpoints and what witnesses keep.

    What is committed meanwhile is looked at or not; it is never taken for a fault.
    """
    parts = processes or os.cpu_count() or 1
    with ProcessPoolExecutor(parts, mp_context=get_context("fork")) as workers:
        checked = list(workers.map(_entries, range(parts), [parts] * parts))
    found = [finding for _, findings in checked for finding in findings]
    with connections.connect() as login:
        found += verifying.presence(login, SOURCES)
        leaves, checkpoints, of_log = verifying.log(login, keys, witnessed)
    found += of_log
    return Report(sum(count for count, _ in checked), leaves, checkpoints, tuple(found))


def _entries(part: int, parts: int) -> tuple[int, list[Finding]]:
    with connections.connect() as login:
        return verifying.entries(login, part=part, parts=parts)
