"""One PostgreSQL server per data folder, shared by every process that attaches to it."""

import atexit
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from config import clusters
from config.clusters import Cluster, ServerUnavailable

__all__ = ["Server", "ServerUnavailable", "attach", "erase", "leave"]


@dataclass(frozen=True)
class Server:
    """Where a running server listens and writes."""

    host: str
    port: int
    superuser: str
    log: Path


# The descriptors outlive a fork on purpose: a child that still works keeps the server up.
_leases: dict[Path, tuple[Cluster, int]] = {}


def attach(folder: Path, *, durable: bool = True) -> Server:
    """
    Return the folder's server, started if need be, and keep it up until this process ends.

    The data are made on first use. A second call in one process takes no second lease, but it
    does restart a server that was killed. Whoever starts the server decides whether it is durable:
    one that is not loses data when the machine fails, never when a process is killed.

    :raises ServerUnavailable: if there is no server for this machine, folder or account
    """
    folder = folder.resolve()

    try:
        cluster = clusters.installed_in(folder)
        with cluster.alone():
            if folder not in _leases:
                _leases[folder] = cluster, cluster.lease()
            if not (cluster.files / "PG_VERSION").exists():
                cluster.create()
            cluster.start(durable=durable)
    except PermissionError as denied:
        raise ServerUnavailable(
            f"{folder} belongs to another account: work as that account or remove it."
        ) from denied

    return Server(
        host=str(cluster.socket_folder),
        port=clusters.PORT,
        superuser=clusters.SUPERUSER,
        log=cluster.log,
    )


def leave(folder: Path) -> None:
    """Give this process's lease back; the last one out stops the server."""
    cluster, lease = _leases.pop(folder.resolve())

    with cluster.alone():
        # Closing, not unlocking: a forked child may still hold the other end of this lease.
        os.close(lease)
        if not cluster.needed():
            cluster.stop()


def erase(folder: Path) -> None:
    """
    Delete the folder's databases.

    :raises ServerUnavailable: if a process still uses them
    """
    cluster = clusters.installed_in(folder.resolve())

    with cluster.alone():
        if cluster.needed():
            raise ServerUnavailable(f"The databases in {cluster.base} are still in use.")
        cluster.stop()
        shutil.rmtree(cluster.files, ignore_errors=True)


@atexit.register
def leave_all() -> None:
    """Give every lease of this process back."""
    for folder in list(_leases):
        leave(folder)
