"""Savepoints around what is undone, by which the server forgets no statement it has prepared."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from psycopg import errors
from psycopg.pq import ExecStatus, TransactionStatus

OF_A_SAVEPOINT = ("SAVEPOINT ", "RELEASE SAVEPOINT ", "ROLLBACK TO SAVEPOINT ")


@contextmanager
def undone() -> Iterator[None]:
    """Let what happens meanwhile come to nothing, though each act in it is a transaction."""
    within = connection.in_atomic_block
    outermost = transaction.atomic()
    # As in Django's own tests: an act that must be the outermost transaction may run within it.
    outermost._from_testcase = True
    with outermost:
        if not within:
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        yield
        transaction.set_rollback(True)


@contextmanager
def long_walked() -> Iterator[None]:
    """
    Undo all that many walks do, and let the server plan each statement once for all of them.

    The driver gives up what is prepared at each rollback it sees, as a table may be gone with it.
    No table is here, and most acts are refused or undone.
    """
    with connection.execute_wrapper(_past_the_driver), undone():
        yield


def _past_the_driver(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
) -> Any:
    """Send what concerns a savepoint to the server itself, and all else by way of the driver."""
    server = context["connection"].connection.pgconn
    begun = server.transaction_status != TransactionStatus.IDLE
    if not (begun and sql.startswith(OF_A_SAVEPOINT)):
        return execute(sql, params, many, context)
    answer = server.exec_(sql.encode())
    if answer.status != ExecStatus.COMMAND_OK:
        raise errors.InternalError(answer.get_error_message())
    return None
