"""The moment, read at the edge; in demo and test profiles the clock stands on one day."""

from datetime import UTC, date, datetime

from django.conf import settings

from workflows.foundation.moments import Clock, local_day


def now() -> datetime:
    """Return the present moment, on the day the profile's clock stands on if it stands."""
    machine = datetime.now(UTC)
    if settings.STANDING_DAY is None:
        return machine
    return Clock.standing_on(settings.STANDING_DAY, machine=machine).now()


def today() -> date:
    """Return the present local day."""
    return local_day(now())
