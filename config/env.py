"""The only reader of the process environment."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RULE_PACK = ROOT / "fixtures/rules/cpv"
PROFILES = ("demo", "test", "internet", "internal_wan", "isolated_lan")


@dataclass(frozen=True, slots=True)
class Setting:
    """One variable the deployment may set, as the settings reference lists it."""

    name: str
    meaning: str
    default: str = ""


SETTINGS = (
    Setting("HOSO_PROFILE", f"which settings profile runs: {', '.join(PROFILES)}", "demo"),
    Setting("DATABASE_URL", "owner login of a PostgreSQL 16+ server; empty: the embedded server"),
    Setting("DATABASE_RUNTIME_URL", "runtime login; empty: derived from DATABASE_URL"),
    Setting(
        "DATABASE_SEALER_URL", "login that seals the journal; empty: derived from DATABASE_URL"
    ),
    Setting("SECRET_KEY", "signs sessions; production profiles refuse to start without one"),
    Setting("ALLOWED_HOSTS", "comma-separated host names a production profile answers to"),
    Setting("PORT", "port of the demo on 127.0.0.1", "8000"),
    Setting("HOSO_DATA", "folder for the embedded server and files", "var"),
    Setting("HOSO_DAY", "day the demo's clock stands on when it starts, yyyy-mm-dd", "2024-10-25"),
    Setting(
        "JOURNAL_KEY", "keys that seal the journal, the secret one first; empty: read from the file"
    ),
    Setting("JOURNAL_KEYS", "file of these keys; empty: keys/journal in the folder of HOSO_DATA"),
    Setting(
        "JOURNAL_WITNESSES",
        "comma-separated: whole path of a folder, or address and verifier key of a witness",
    ),
    Setting("CHROMIUM", "path of the Chromium that browser tests use; empty: looked for"),
)


def read(name: str) -> str:
    """Return the value of a known setting, or its default."""
    known = {setting.name: setting for setting in SETTINGS}
    return os.environ.get(name) or known[name].default


def profile() -> str:
    """
    Return the chosen settings profile.

    :raises SystemExit: if the name is not one of the profiles
    """
    chosen = read("HOSO_PROFILE")
    if chosen not in PROFILES:
        raise SystemExit(f"HOSO_PROFILE is {chosen!r}; it must be one of: {', '.join(PROFILES)}.")
    return chosen


def data_folder() -> Path:
    """Return the folder that holds what this profile keeps on disk."""
    return (ROOT / read("HOSO_DATA")).resolve() / profile()
