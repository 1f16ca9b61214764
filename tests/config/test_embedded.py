"""One server per folder, whatever happens to those who use it: every test runs real servers."""

import os
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from config import clusters, embedded
from tests.config.processes import alive, eventually, servers_below

CLIENT = """
import sys
from pathlib import Path
from config import embedded
embedded.attach(Path(sys.argv[1]), durable=False)
print("attached", flush=True)
sys.stdin.read()
"""

PARENT_OF_ONE_WHO_STAYS = """
import os, sys
from pathlib import Path
from config import embedded
server = embedded.attach(Path(sys.argv[1]), durable=False)
if os.fork() == 0:
    sys.stdin.read()
    import psycopg
    psycopg.connect(host=server.host, port=server.port, user=server.superuser).close()
    print("still served", flush=True)
"""


def wait_until_attached(client: subprocess.Popen[str]) -> None:
    assert client.stdout is not None
    assert client.stdout.readline() == "attached\n"


def let_go(client: subprocess.Popen[str]) -> None:
    client.communicate("")
    assert client.returncode == 0


def connect(server: embedded.Server) -> psycopg.Connection:
    return psycopg.connect(
        host=server.host, port=server.port, user=server.superuser, dbname="postgres"
    )


@pytest.fixture
def attach() -> Iterator[Callable[[Path], embedded.Server]]:
    """Attach this very process to a folder until the test ends."""
    attached: list[Path] = []

    def here(place: Path) -> embedded.Server:
        server = embedded.attach(place, durable=False)
        if place not in attached:
            attached.append(place)
        return server

    yield here
    for place in attached:
        embedded.leave(place)


class TestAttach:
    def test_gives_eight_processes_at_once_one_server_and_leaves_none(self, script, folder):
        clients = [script(CLIENT, folder) for _ in range(8)]
        for client in clients:
            wait_until_attached(client)

        servers = servers_below(folder)
        for client in clients:
            let_go(client)

        assert len(servers) == 1
        assert servers_below(folder) == []

    def test_makes_a_killed_process_leave_the_server_to_the_next(self, script, folder):
        killed = script(CLIENT, folder)
        wait_until_attached(killed)
        killed.kill()
        killed.wait()
        orphaned = servers_below(folder)

        following = script(CLIENT, folder)
        wait_until_attached(following)
        shared = servers_below(folder)
        let_go(following)

        assert len(orphaned) == 1
        assert shared == orphaned
        assert servers_below(folder) == []

    def test_recovers_a_killed_server_with_what_was_committed(self, folder, attach):
        with connect(attach(folder)) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 'đã ghi' AS word")
        (killed,) = servers_below(folder)
        os.kill(killed, signal.SIGKILL)
        assert eventually(lambda: not alive(killed))

        with connect(attach(folder)) as connection:
            kept = connection.execute("SELECT word FROM kept").fetchall()

        assert kept == [("đã ghi",)]

    def test_recovers_a_server_that_was_killed_under_other_processes(self, script, folder):
        bereft = script(CLIENT, folder)
        wait_until_attached(bereft)
        (killed,) = servers_below(folder)
        os.kill(killed, signal.SIGKILL)

        following = script(CLIENT, folder)
        wait_until_attached(following)
        let_go(bereft)
        kept_for_the_second = servers_below(folder)
        let_go(following)

        assert len(kept_for_the_second) == 1
        assert kept_for_the_second != [killed]
        assert servers_below(folder) == []

    def test_starts_anew_where_the_making_of_the_data_was_killed(self, script, folder, attach):
        interrupted = script(CLIENT, folder)
        assert eventually(lambda: list(folder.glob("*/unfinished-*/PG_VERSION")))
        interrupted.kill()

        server = attach(folder)

        with connect(server) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        assert len(servers_below(folder)) == 1

    def test_takes_a_path_with_a_space(self):
        # Short enough for the socket to stay in it, however deep the tests' own folders are.
        with tempfile.TemporaryDirectory(prefix="hồ sơ ") as spaced:
            server = embedded.attach(Path(spaced), durable=False)
            connect(server).close()
            embedded.leave(Path(spaced))

        assert " " in server.host

    def test_takes_a_path_too_long_for_a_socket(self, folder):
        long = folder / ("đ" * 60) / ("long" * 20)

        server = embedded.attach(long, durable=False)
        connect(server).close()
        embedded.leave(long)

        assert len(os.fsencode(long)) > clusters.LONGEST_SOCKET_FOLDER
        assert len(os.fsencode(server.host)) <= clusters.LONGEST_SOCKET_FOLDER
        assert not Path(server.host).exists()

    def test_keeps_the_server_up_for_a_forked_child_of_a_process_that_ended(self, script, folder):
        parent = script(PARENT_OF_ONE_WHO_STAYS, folder)
        parent.wait()
        served_without_parent = servers_below(folder)

        said, _ = parent.communicate("")

        assert len(served_without_parent) == 1
        assert said == "still served\n"
        assert eventually(lambda: servers_below(folder) == [])

    def test_writes_nothing_that_somebody_typed_into_the_log(self, folder, attach):
        server = attach(folder)

        with connect(server) as connection, pytest.raises(psycopg.errors.DataError):
            connection.execute("SELECT 'Họ Tên Bí Mật'::uuid")

        log = server.log.read_text()
        assert "ready to accept connections" in log
        assert "Bí Mật" not in log

    def test_is_durable_unless_told_otherwise(self, folder):
        server = embedded.attach(folder)

        with connect(server) as connection:
            synced = connection.execute("SHOW fsync").fetchone()
        embedded.leave(folder)

        assert synced == ("on",)

    def test_names_the_folder_that_belongs_to_another_account(self, folder, monkeypatch):
        monkeypatch.setattr(clusters.Cluster, "lease", denied)

        with pytest.raises(embedded.ServerUnavailable, match="belongs to another account") as no:
            embedded.attach(folder)

        assert str(folder) in str(no.value)


def denied(cluster: clusters.Cluster) -> int:
    # Root may open everything, so the kernel's answer to another account is given here.
    raise PermissionError(cluster.base / "lease")


class TestErase:
    def test_refuses_while_a_process_uses_the_databases(self, folder, attach):
        attach(folder)

        with pytest.raises(embedded.ServerUnavailable, match="still in use"):
            embedded.erase(folder)

        assert len(servers_below(folder)) == 1

    def test_deletes_the_databases_of_a_server_nobody_needs(self, script, folder):
        killed = script(CLIENT, folder)
        wait_until_attached(killed)
        killed.kill()
        killed.wait()

        embedded.erase(folder)

        assert servers_below(folder) == []
        assert list(folder.glob("*/data")) == []


class TestDisown:
    def test_frees_the_lock_of_a_number_that_another_program_has_now(self, tmp_path):
        lock = tmp_path / "postmaster.pid"
        lock.write_text(f"{os.getpid()}\n/data\n")

        clusters.disown(lock)

        assert lock.read_text() == f"{clusters.NOBODYS_NUMBER}\n/data\n"

    def test_leaves_the_lock_of_a_running_server_alone(self, folder, attach):
        server = attach(folder)
        lock = server.log.parent / "data" / "postmaster.pid"
        before = lock.read_text()

        clusters.disown(lock)

        assert lock.read_text() == before


class TestOpenSocketFolder:
    def test_refuses_a_link_that_somebody_planted(self, tmp_path):
        elsewhere = tmp_path / "elsewhere"
        elsewhere.mkdir()
        planted = tmp_path / "hoso-planted"
        planted.symlink_to(elsewhere)

        with pytest.raises(embedded.ServerUnavailable, match="is not ours"):
            clusters.open_socket_folder(planted, owner=tmp_path.stat())
