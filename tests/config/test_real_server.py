"""A real server, reached by DATABASE_URL: one login is enough, and the wall stands there too."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from config import databases, embedded, env

pytestmark = pytest.mark.long


@pytest.fixture
def url(tmp_path):
    server = embedded.attach(tmp_path / "server", durable=False)
    with psycopg.connect(
        host=server.host,
        port=server.port,
        user=server.superuser,
        dbname="postgres",
        autocommit=True,
    ) as connection:
        connection.execute("CREATE ROLE office LOGIN CREATEROLE CREATEDB PASSWORD 'Mật khẩu'")
        connection.execute("CREATE DATABASE cases OWNER office")
    place = f"host={quote(server.host)}&port={server.port}"
    yield f"postgresql://office:{quote('Mật khẩu')}@/cases?{place}"
    embedded.leave(tmp_path / "server")


def prepare(url):
    return subprocess.run(
        [sys.executable, "manage.py", "prepare_database"],
        cwd=env.ROOT,
        env={**os.environ, "DATABASE_URL": url, "HOSO_PROFILE": "demo"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_one_login_prepares_everything_and_a_second_time_changes_nothing(url, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", url)

    assert prepare(url).returncode == 0
    assert prepare(url).returncode == 0

    logins = databases.logins(folder=Path("unused"), name="unused", durable=True)
    assert (logins.owner, logins.runtime, logins.name) == ("office", "office_runtime", "cases")
    with psycopg.connect(
        host=logins.host,
        port=logins.port,
        user=logins.runtime,
        password=logins.runtime_password,
        dbname=logins.name,
    ) as runtime:
        assert runtime.execute("SELECT count(*) FROM people_person").fetchone() == (0,)
        member = runtime.execute("SELECT pg_has_role('office_runtime', 'office', 'MEMBER')")
        assert member.fetchone() == (False,)


@pytest.mark.parametrize("wrong", ["mysql://a@b/c", "postgresql://host/name", "words"])
def test_an_address_that_says_too_little_is_refused_in_one_sentence(wrong, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", wrong)

    with pytest.raises(SystemExit, match="must look like"):
        databases.logins(folder=Path("unused"), name="unused", durable=True)
