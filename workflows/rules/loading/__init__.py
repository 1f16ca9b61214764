"""Reading the rule book from its files."""

from workflows.rules.loading.calendars import load_calendar
from workflows.rules.loading.packs import load_pack
from workflows.rules.loading.passages import PackFault

__all__ = ["PackFault", "load_calendar", "load_pack"]
