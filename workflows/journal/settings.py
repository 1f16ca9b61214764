"""Settings of the database that hold for a part of a transaction."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import connection


@contextmanager
def held(settings: Mapping[str, str]) -> Iterator[None]:
    """
    Let the running transaction go on under other settings, and put back those it had.

    Where it fails meanwhile its end puts them back.
    """
    before = _current(list(settings))
    _set(settings)
    yield
    _set(before)


def _current(names: list[str]) -> dict[str, str]:
    with connection.cursor() as cursor:
        calls = ", ".join("coalesce(current_setting(%s, true), '')" for _ in names)
        cursor.execute(f"SELECT {calls}", names)
        return dict(zip(names, cursor.fetchone(), strict=True))


def _set(settings: Mapping[str, str]) -> None:
    with connection.cursor() as cursor:
        calls = ", ".join("set_config(%s, %s, true)" for _ in settings)
        cursor.execute(f"SELECT {calls}", [each for pair in settings.items() for each in pair])
