"""The logins of the database: an owner that migrates, the runtime that owns nothing, a sealer."""

import hashlib
import hmac
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from config import embedded, env

OWNER = "hoso_owner"
RUNTIME = "hoso_runtime"
SEALER = "hoso_sealer"
APPLICATION = "hoso"
FOLDER = "postgres"


@dataclass(frozen=True, slots=True)
class Logins:
    """How to reach the server as its administrator, as owner, as runtime and as sealer."""

    host: str
    port: int
    name: str
    owner: str
    owner_password: str
    runtime: str
    runtime_password: str
    sealer: str
    sealer_password: str
    administrator: str
    administrator_password: str

    def settings(self) -> dict[str, dict[str, Any]]:
        """Return Django's DATABASES: the product runs as the runtime role only."""
        return {
            "default": {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": self.name,
                "HOST": self.host,
                "PORT": self.port,
                "USER": self.runtime,
                "PASSWORD": self.runtime_password,
                "CONN_MAX_AGE": 60,
                "OPTIONS": {"application_name": APPLICATION, "prepare_threshold": 1},
            }
        }


def logins(*, folder: Path, name: str, durable: bool) -> Logins:
    """Return the logins of DATABASE_URL, or of the embedded server below ``folder``."""
    url = env.read("DATABASE_URL")
    if url:
        return _of_a_real_server(url)
    server = embedded.attach(folder / FOLDER, durable=durable)
    return Logins(
        host=server.host,
        port=server.port,
        name=name,
        owner=OWNER,
        owner_password="",
        runtime=RUNTIME,
        runtime_password="",
        sealer=SEALER,
        sealer_password="",
        administrator=server.superuser,
        administrator_password="",
    )


def _of_a_real_server(url: str) -> Logins:
    """Read the owner from the URL; the other logins are given or derived, so nothing is stored."""
    owner = _parts(url, "DATABASE_URL")
    password = owner.get("password", "")
    runtime = _beside(owner, "runtime", "DATABASE_RUNTIME_URL")
    sealer = _beside(owner, "sealer", "DATABASE_SEALER_URL")
    return Logins(
        host=owner["host"],
        port=int(owner.get("port", 5432)),
        name=owner["dbname"],
        owner=owner["user"],
        owner_password=password,
        runtime=runtime["user"],
        runtime_password=runtime.get("password", ""),
        sealer=sealer["user"],
        sealer_password=sealer.get("password", ""),
        administrator=owner["user"],
        administrator_password=password,
    )


def _parts(url: str, setting: str) -> dict[str, str]:
    """Take a connection address apart as PostgreSQL itself does."""
    try:
        found = {name: str(value) for name, value in conninfo_to_dict(url).items()}
    except ProgrammingError:
        found = {}
    if not {"host", "user", "dbname"} <= set(found):
        raise SystemExit(f"{setting} must look like postgresql://user:password@host:5432/name.")
    return found


def _beside(owner: dict[str, str], role: str, setting: str) -> dict[str, str]:
    """Return the login that the setting gives, or one made of the owner's."""
    if given := env.read(setting):
        return _parts(given, setting)
    secret = owner.get("password", "").encode()
    derived = hmac.new(secret, f"{role} role".encode(), hashlib.sha256).hexdigest()
    return {"user": f"{owner['user']}_{role}", "password": derived}
