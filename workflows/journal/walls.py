"""Row-level security: which rows the runtime role sees, by what its transaction was opened for."""

from collections.abc import Iterable

from django.db.migrations import RunSQL

CASES = "hoso.cases"
REGISTER = "hoso.register"
JOURNAL = "hoso.journal"
GRANTED = "hoso.granted"
PERSON = "hoso.person"

# The arrays are set for one transaction; a transaction without them sees no row.
OWN_PERSON = f"(SELECT NULLIF(current_setting('{PERSON}', true), '')::uuid)"


def within(*scopes: str, column: str = "path") -> str:
    """Return the condition that a row's path lies below one of the session's scopes."""
    return " OR ".join(f"{column} <@ ANY ({_array(scope, 'ltree')})" for scope in scopes)


def granted(column: str) -> str:
    """Return the condition that a row belongs to a case opened to this person by a grant."""
    return f"{column} = ANY ({_array(GRANTED, 'uuid')})"


def scope_paths(setting: str) -> str:
    """Return the expression of the paths of one of the session's scopes, NULL if it has none."""
    return _array(setting, "ltree")


def _array(setting: str, kind: str) -> str:
    # A subselect is read once for a statement; the bare setting would be parsed for every row.
    return f"(SELECT NULLIF(current_setting('{setting}', true), '')::{kind}[])::{kind}[]"


def wall(table: str, *, seen: str, written: str | None = None) -> RunSQL:
    """Return the migration that shows a table's rows only where ``seen`` holds."""
    return RunSQL(
        [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            f"CREATE POLICY scope ON {table} USING ({seen}) WITH CHECK ({written or seen})",
        ],
        [
            f"DROP POLICY scope ON {table}",
            f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
        ],
    )


def walls(tables: Iterable[str], *, seen: str) -> list[RunSQL]:
    """Return one wall for each of the tables."""
    return [wall(table, seen=seen) for table in tables]


def history_wall(table: str, *, key: str = "") -> RunSQL:
    """
    Return the migration that shows a table's row history to who reads the journal.

    Rows without a path of their own, found by ``key``, are shown to who sees the row itself.
    """
    if not key:
        return wall(f"{table}_event", seen=within(JOURNAL))
    there = f"EXISTS (SELECT FROM {table} told WHERE told.{key} = pgh_obj_id)"
    return wall(f"{table}_event", seen=f"cardinality({scope_paths(JOURNAL)}) > 0 AND {there}")
