"""Lets a long proof work on a server of its own, not on that of the demo or of the other tests."""

import os
from pathlib import Path

import django

from config import env
from workflows.journal.log import signers


def enter(place: str) -> None:
    """
    Let this process work on a server of its own below the data folder, always a durable one.

    Nothing of Django may have been used before: its settings start the server.
    """
    os.environ.pop("DATABASE_URL", None)
    os.environ["HOSO_DATA"] = str(Path(env.read("HOSO_DATA")) / place)
    os.environ["HOSO_PROFILE"] = "demo"
    os.environ["JOURNAL_KEY"] = signers.new_key(f"hoso.test/{place}").secret_line()
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.demo"
    django.setup()
