"""What a client wrote down of its forms, line by line, so that killing it loses nothing."""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from tests.clerks import Waiting

ACCEPTED = "accepted"
REFUSED = "refused"
FAULT = "fault"


@dataclass
class Form:
    """One form a client posted: the keys it went under, and what the client was told in the end."""

    id: str
    kind: str
    items: Sequence[Waiting] = ()
    keys: list[UUID] = field(default_factory=list)
    told: dict[str, Any] | None = None
    # Answers that were given but did not reach the client.
    lost: list[dict[str, Any]] = field(default_factory=list)

    @property
    def said(self) -> str:
        """Return what the client was told in one word, nothing if it never was."""
        return self.told["said"] if self.told else ""


class History:
    """The file of one client; what is written is on the disk before the client goes on."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a")
        # A line that a kill cut short must not swallow the next one.
        self._file.write("\n")

    def begin(self, form: Form) -> None:
        """Write down that a form is about to be posted, with its key, in one line."""
        items = [asdict(item) for item in form.items]
        self._write(form.id, kind=form.kind, items=items, key=form.keys[0])

    def key(self, form: Form) -> None:
        """Write down another key under which the form goes out now."""
        self._write(form.id, key=form.keys[-1])

    def lose(self, form: Form, told: dict[str, Any]) -> None:
        """Write down an answer that did not reach the client."""
        self._write(form.id, lost=told)

    def end(self, form: Form) -> None:
        """Write down what the client was told."""
        self._write(form.id, told=form.told)

    def close(self) -> None:
        """Close the file; a killed client never comes to it."""
        self._file.close()

    def _write(self, form: str, **line: Any) -> None:
        self._file.write(json.dumps({"form": form, **line}, default=str) + "\n")
        self._file.flush()
        os.fsync(self._file.fileno())


def read(path: Path) -> dict[str, Form]:
    """Return the forms of a file by their ids; what a kill cut short was never acted on."""
    forms: dict[str, Form] = {}
    for line in _lines(path):
        match line:
            case {"form": id, "kind": kind, "items": items, "key": key}:
                forms[id] = Form(id, kind, [_waiting(item) for item in items], [UUID(key)])
            case {"form": id, "key": key}:
                forms[id].keys.append(UUID(key))
            case {"form": id, "lost": told}:
                forms[id].lost.append(told)
            case {"form": id, "told": told}:
                forms[id].told = told
    return forms


def _waiting(item: dict[str, str]) -> Waiting:
    ids = {name: UUID(item[name]) for name in ("item_id", "case_id", "body_id")}
    return Waiting(**{**item, **ids})


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    if not path.exists():
        return
    for line in path.read_text().splitlines():
        try:
            yield json.loads(line)
        except json.JSONDecodeError:
            continue
