"""What is sought of a name, as conditions whose operators an index may serve behind the wall."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from workflows.foundation.spellings import composed, folded
from workflows.people.name_words import PLACES, plain, spelt

# Above every character a name can hold: the end of the range of what begins so.
BEYOND = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Sought:
    """
    A name, or how it begins from any of its words on, as it was typed.

    Row-level security lets an index serve only operators that cannot tell a hidden value:
    equality and order of text are among them, patterns are not. So a beginning is a range.
    """

    typed: str

    @property
    def words(self) -> list[str]:
        """Return the words without diacritics, in lower case."""
        return folded(self.typed).split()

    @property
    def places(self) -> tuple[int, ...]:
        """Return the places of a name at which what was typed may begin; none if it is too long."""
        return PLACES[: len(PLACES) + 1 - len(self.words)] if not self.whole else ()

    @property
    def whole(self) -> bool:
        """Tell whether so much was typed that it can only begin a name, not stand inside one."""
        return len(self.words) >= len(PLACES)

    @property
    def exactly(self) -> str:
        """Return the condition that a name holds what was typed with these very marks."""
        if self.whole:
            return f"({_WHOLE} AND {_WHOLE_SPELT})"
        return f"({' OR '.join(self.from_word(place, spelt) for place in self.places)})"

    @property
    def anyhow(self) -> str:
        """Return the condition that a name holds what was typed, whatever the marks."""
        if self.whole:
            return _WHOLE
        return f"({' OR '.join(self.from_word(place, plain) for place in self.places)})"

    @property
    def parameters(self) -> dict[str, Any]:
        """Return the values of the conditions."""
        said = composed(self.typed).lower()
        values: dict[str, Any] = {
            "said": said,
            "folded": " ".join(self.words),
            "folded_end": " ".join(self.words) + BEYOND,
        }
        for name, words in (("spelt", said.split()), ("plain", self.words)):
            for number in range(len(self.words)):
                values[f"{name}_{number}"] = words[number]
                values[f"{name}_{number}_end"] = words[number] + BEYOND
        return values

    def from_word(self, place: int, column: Callable[[int], str]) -> str:
        """Return the condition that what was typed begins at a place of the name."""
        *first, last = [
            (f"person.{name}", f"{name.partition('_')[0]}_{number}")
            for number, name in enumerate(map(column, range(place, place + len(self.words))))
        ]
        same = [f"{name} = %({value})s" for name, value in first]
        name, value = last
        return f"({' AND '.join([*same, f'{name} >= %({value})s AND {name} < %({value}_end)s'])})"


_WHOLE = "(person.folded_name >= %(folded)s AND person.folded_name < %(folded_end)s)"
_WHOLE_SPELT = "starts_with(lower(normalize(person.full_name, nfc)), %(said)s)"
