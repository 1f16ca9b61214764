"""Under which entry of the journal the running transaction changes rows."""

import json
from uuid import UUID

from django.db import connection

# Empty at the start of each transaction; row history keeps what it holds when a row changes.
SETTING = "pghistory.context_metadata"
SET = f"set_config('{SETTING}', {{place}}, true)"


class Context:
    """
    The entries under which rows are written, the first of them for whatever belongs to none.

    Where one statement is written under several, each names the things that belong to it by
    their ids, or by their path; a row then goes with the entry that names the row itself, its
    path, or a thing it points to. What two entries name belongs to neither.
    """

    def __init__(self) -> None:
        self._entries: list[UUID] = []
        self._of: dict[str, UUID | None] = {}

    def add(self, entry_id: UUID, *things: UUID | str) -> None:
        """Let an entry have the things that it names."""
        if entry_id not in self._entries:
            self._entries.append(entry_id)
        for thing in things:
            first = self._of.setdefault(str(thing), entry_id)
            if first != entry_id:
                self._of[str(thing)] = None

    def __bool__(self) -> bool:
        """Tell whether there is an entry."""
        return bool(self._entries)

    @property
    def text(self) -> str:
        """Return the value of the setting."""
        told: dict[str, object] = {"entry": str(self._entries[0])}
        if len(self._entries) > 1:
            told["of"] = {thing: str(entry) for thing, entry in self._of.items() if entry}
        return json.dumps(told)


def under(entry_id: UUID) -> Context:
    """Return the context of one entry."""
    context = Context()
    context.add(entry_id)
    return context


def enter(entry_id: UUID) -> None:
    """Let what the running transaction changes from here on stand under the entry."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {SET.format(place='%s')}", [under(entry_id).text])
