"""The law this deployment runs under: its rule packs and its calendar, read once."""

from functools import cache

from django.conf import settings

from workflows.rules.calendars import WorkingCalendar
from workflows.rules.loading import load_calendar, load_pack
from workflows.rules.packs import RulePack


@cache
def pack() -> RulePack:
    """Return the rule pack, with each local pack laid over the one before it."""
    central, *local = settings.RULE_PACKS
    chosen = load_pack(central)
    for place in local:
        chosen = load_pack(place, over=chosen)
    return chosen


@cache
def calendar() -> WorkingCalendar:
    """Return the calendar of working days."""
    return load_calendar(settings.CALENDAR)
