"""The two logins of the database: an owner that migrates, and a runtime role that owns nothing."""

import hashlib
import hmac
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from config import embedded, env

OWNER = "hoso_owner"
RUNTIME = "hoso_runtime"
APPLICATION = "hoso"
FOLDER = "postgres"


@dataclass(frozen=True, slots=True)
class Logins:
    """How to reach the server as its administrator, as owner and as runtime."""

    host: str
    port: int
    name: str
    owner: str
    owner_password: str
    runtime: str
    runtime_password: str
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
                "OPTIONS": {"application_name": APPLICATION},
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
        administrator=server.superuser,
        administrator_password="",
    )


def _of_a_real_server(url: str) -> Logins:
    """Read the owner from the URL; the runtime login is given or derived, so nothing is stored."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql") or not parts.username:
        raise SystemExit("DATABASE_URL must look like postgresql://user:password@host:5432/name.")
    owner, password = unquote(parts.username), unquote(parts.password or "")
    runtime, runtime_password = f"{owner}_runtime", _derived(password)
    if given := env.read("DATABASE_RUNTIME_URL"):
        runtime_parts = urlsplit(given)
        runtime = unquote(runtime_parts.username or "")
        runtime_password = unquote(runtime_parts.password or "")
    return Logins(
        host=parts.hostname or "",
        port=parts.port or 5432,
        name=parts.path.lstrip("/"),
        owner=owner,
        owner_password=password,
        runtime=runtime,
        runtime_password=runtime_password,
        administrator=owner,
        administrator_password=password,
    )


def _derived(secret: str) -> str:
    return hmac.new(secret.encode(), b"runtime role", hashlib.sha256).hexdigest()
