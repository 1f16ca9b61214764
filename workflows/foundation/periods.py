"""Half-open spans of local days."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``since`` up to, and without, ``until``; no ``until`` means still running."""

    since: date
    until: date | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.since:
            raise ValueError(f"a period cannot end ({self.until}) before it begins ({self.since})")

    def holds(self, day: date) -> bool:
        """Tell whether the day lies inside the period."""
        return self.since <= day and (self.until is None or day < self.until)

    def meets(self, other: "Period") -> bool:
        """Tell whether the two periods share at least one day."""
        return (self.until is None or other.since < self.until) and (
            other.until is None or self.since < other.until
        )
