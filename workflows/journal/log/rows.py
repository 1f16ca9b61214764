"""Verifies row history: each event against its leaf, its texts, and the act it stands under."""

from psycopg import Connection

from workflows.journal import history
from workflows.journal.log import findings
from workflows.journal.log.entry_checks import unlike_columns
from workflows.journal.log.findings import Finding
from workflows.journal.log.reading import sealed_at, streamed
from workflows.journal.log.sources import Source, asking, leaf, marks

_ROWS = """
    SELECT leaf.position, leaf.hash, leaf.marks, {columns} FROM {table} made
    LEFT JOIN journal_leaf leaf ON leaf.source = {source} AND leaf.thing = made.{key}::text"""
# A text that was erased is missing, which no commitment speaks against.
_TEXTS = """
    SELECT fact.source || '_event', fact.pgh_id::text, fact.name FROM journal_historicfact fact
    LEFT JOIN ({committed}) event ON event.source = fact.source AND event.pgh_id = fact.pgh_id
    WHERE encode(sha256(fact.salt || convert_to(fact.text, 'UTF8')), 'hex')
        IS DISTINCT FROM event.personal ->> fact.name"""
_COMMITTED = "SELECT '{table}' AS source, pgh_id, personal FROM {events}"


def checked(login: Connection, source: Source) -> tuple[int, list[Finding]]:
    """Check every event of a table against its leaf, and return how many they were."""
    count, wrong = 0, list[tuple[str, str, int]]()
    key = source.columns.index(source.key)
    for position, hash, kept, *values in streamed(login, asking(_ROWS, source), []):
        count += 1
        if hash is None or (leaf(source, values) == bytes(hash) and marks(values) == bytes(kept)):
            continue
        unlike = unlike_columns(source.columns, marks(values), bytes(kept)) or ["leaf.hash"]
        wrong += [(str(values[key]), column, position) for column in unlike]
    return count, [
        Finding(findings.CHANGED, source.table, thing, column, sealed_at(login, position))
        for thing, column, position in wrong
    ]


def texts(login: Connection) -> list[Finding]:
    """Return the texts beside row history that are not those committed to."""
    committed = " UNION ALL ".join(
        _COMMITTED.format(table=told.table, events=told.events)
        for told in history.every_recorded()
        if told.committed
    )
    return [
        Finding(findings.CHANGED, table, event, f"personal.{name}")
        for table, event, name in login.execute(_TEXTS.format(committed=committed)).fetchall()
    ]


def outside(login: Connection) -> list[Finding]:
    """Return each row that was changed though no act stands behind it, with what changed."""
    statement, values = history.changes_outside()
    return [
        Finding(findings.OUTSIDE, table, row, ", ".join(columns) or label)
        for table, row, label, columns, _ in login.execute(statement, values).fetchall()
    ]
