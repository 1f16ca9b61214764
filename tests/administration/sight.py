"""Sight of the whole tree, which no seat gives: for tests that compare tables with plans."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from workflows.journal import walls

EVERY_ROOT = "SELECT array_agg(path)::text FROM organisation_place WHERE nlevel(path) = 1"


@contextmanager
def of_everything() -> Iterator[None]:
    """Open a transaction as the runtime role that sees every row."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(EVERY_ROOT)
        (roots,) = cursor.fetchone()
        for scope in (walls.REGISTER, walls.CASES, walls.JOURNAL):
            cursor.execute("SELECT set_config(%s, %s, true)", [scope, roots])
        yield
