"""The moment and the local day, given by one clock that demo and test profiles may shift."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True, slots=True)
class Clock:
    """The machine's clock, moved by a fixed shift."""

    shift: timedelta = timedelta()

    @classmethod
    def standing_on(cls, day: date, *, machine: datetime) -> "Clock":
        """Return a clock that shows ``day`` now, at the machine's time of day, and runs on."""
        return cls(shift=timedelta(days=(day - local_day(machine)).days))

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC) + self.shift


def local_day(at: datetime) -> date:
    """Return the local day of a moment: 23:30 UTC is already tomorrow in Việt Nam."""
    if at.tzinfo is None:
        raise ValueError("a moment without a time zone has no local day")
    return at.astimezone(LOCAL).date()


def start_of(day: date) -> datetime:
    """Return the moment at which a local day begins."""
    return datetime.combine(day, time(), tzinfo=LOCAL)


def end_of(day: date) -> datetime:
    """Return the moment at which a local day is over."""
    return start_of(day + timedelta(days=1))
