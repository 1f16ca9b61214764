"""Counts the SQL statements that are sent meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

# Psycopg itself sends BEGIN and COMMIT; savepoints come only from a test's own transaction.
NOT_COUNTED = ("SAVEPOINT", "RELEASE SAVEPOINT")


@contextmanager
def counted() -> Iterator[list[str]]:
    """Collect the text of each statement."""
    sent: list[str] = []

    def note(execute, sql, parameters, many, context):
        if not sql.startswith(NOT_COUNTED):
            sent.append(sql)
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(note):
        yield sent
