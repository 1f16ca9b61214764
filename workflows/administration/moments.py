"""The moment as the commands read it: the machine's, or the standing day's in demo and tests."""

from datetime import UTC, datetime

from django.conf import settings

from workflows.foundation.moments import Clock


def now() -> datetime:
    """Return the present moment in UTC."""
    machine = datetime.now(UTC)
    if settings.STANDING_DAY is None:
        return machine
    return Clock.standing_on(settings.STANDING_DAY, machine=machine).now()
