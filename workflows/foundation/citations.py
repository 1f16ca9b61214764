"""Where a rule is written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """An article of an instrument; the instrument is named by its id in the rule pack."""

    instrument: str
    article: str = ""

    def __str__(self) -> str:
        return f"{self.instrument}:{self.article}" if self.article else self.instrument
