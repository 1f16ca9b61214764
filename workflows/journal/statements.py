"""Statements that the server keeps prepared: planning them costs more than running them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from psycopg import RawCursor

# As many as one connection keeps prepared.
TEXTS_KEPT = 100

_NAMED = re.compile(r"%\(([\w.]+)\)s")


def run(text: str, parameters: Mapping[str, Any]) -> Any:
    """Run a statement whose places are named, ``%(name)s``, and return its cursor."""
    numbered, names = _numbered(text)
    return run_numbered(numbered, [parameters[name] for name in names])


def run_numbered(text: str, values: Sequence[Any]) -> Any:
    """Run a statement whose places are ``$1``, ``$2`` and so on, and return its cursor."""
    opened = connections[DEFAULT_DB_ALIAS]
    opened.ensure_connection()
    # Django's own cursor sends values inside the text, which is then a new one every time.
    cursor = opened.make_cursor(RawCursor(opened.connection))
    cursor.execute(text, values)
    return cursor


def spelt(values: Iterable[object]) -> str:
    """
    Return ids or codes, which need no quotes, as the one word by which SQL knows their array.

    A driver's array costs more than all other values of its statement together: the type of
    its members is found out anew each time.
    """
    return "{" + ",".join(map(str, values)) + "}"


@lru_cache(maxsize=TEXTS_KEPT)
def _numbered(text: str) -> tuple[str, tuple[str, ...]]:
    names = tuple(dict.fromkeys(_NAMED.findall(text)))
    return _NAMED.sub(lambda found: f"${names.index(found[1]) + 1}", text), names
