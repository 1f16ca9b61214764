"""The moment and the local day, read at the edge."""

from datetime import date

from workflows.administration.moments import now
from workflows.foundation.moments import local_day

__all__ = ["now", "today"]


def today() -> date:
    """Return the present local day."""
    return local_day(now())
