"""The acts that can stand in the journal, each with the sentence it is shown by."""

from dataclasses import dataclass

_ACTS: dict[str, "Act"] = {}


@dataclass(frozen=True)
class Act:
    """One kind of act; its sentence is made when it is shown, never stored."""

    code: str
    sentence: str

    def __post_init__(self) -> None:
        if _ACTS.setdefault(self.code, self) != self:
            raise ValueError(f"the act {self.code} is declared twice")


def act(code: str) -> Act:
    """Return the declared act of that code."""
    return _ACTS[code]


def every_act() -> list[Act]:
    """Return all declared acts in the order of their codes."""
    return [_ACTS[code] for code in sorted(_ACTS)]
