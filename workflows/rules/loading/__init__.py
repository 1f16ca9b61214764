"""Reading the rule book from its files."""

from pathlib import Path

from workflows.rules.calendars import WorkingCalendar
from workflows.rules.loading.passages import PackFault
from workflows.rules.packs import RulePack

__all__ = ["PackFault", "load_calendar", "load_pack"]


def load_pack(path: Path, *, over: RulePack | None = None) -> RulePack:
    """
    Return the pack read from the folder, laid over another pack where one is given.

    :raises PackFault: naming file, line and reason
    """
    raise NotImplementedError


def load_calendar(path: Path) -> WorkingCalendar:
    """
    Return the calendar read from the file.

    :raises PackFault: naming file, line and reason
    """
    raise NotImplementedError
