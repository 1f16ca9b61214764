"""Where a page of a list ended, as the address of the next page carries it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404


@dataclass(frozen=True, slots=True)
class Mark:
    """The moment and the id of the last thing on a page whose latest things come first."""

    at: datetime
    id: UUID

    def __str__(self) -> str:
        """Return the mark as it stands in an address."""
        return f"{self.at.isoformat()}_{self.id}"


def asked_mark(text: str) -> Mark | None:
    """
    Return the mark of an address, None where it carries none.

    :raises Http404: if it is no mark
    """
    if not text:
        return None
    at, _separator, id = text.partition("_")
    try:
        mark = Mark(datetime.fromisoformat(at), UUID(id))
    except ValueError as unknown:
        raise Http404 from unknown
    if mark.at.tzinfo is None:
        raise Http404
    return mark
