"""What verifying finds: which thing, which field, and since when it was as it should be."""

from dataclasses import dataclass
from datetime import datetime

CHANGED = "changed"
REMOVED = "removed"
MISPLACED = "misplaced"
UNSEALED = "unsealed"
UNSIGNED = "unsigned"
OUTSIDE = "changed_outside_an_act"
REWRITTEN = "rewritten"
ROLLED_BACK = "rolled_back"


@dataclass(frozen=True, slots=True)
class Finding:
    """
    One place where the record does not hold.

    ``since`` is the moment at which the thing was sealed as it should be, so what happened
    to it happened later; None where it was not sealed, or where the log itself is at fault.
    """

    kind: str
    table: str
    thing: str
    field: str = ""
    since: datetime | None = None
