"""What is sought of a name, as conditions whose operators an index may serve behind the wall."""

from collections.abc import Callable
from dataclasses import dataclass

from workflows.foundation.spellings import composed, folded
from workflows.people.name_words import PLACES, SPELT

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
        """Return the places at which what was typed may begin in a name of words in columns."""
        return PLACES[: max(len(PLACES) + 1 - len(self.words), 0)]

    @property
    def parameters(self) -> dict[str, str]:
        """Return the values of the conditions."""
        said = composed(self.typed).lower().split()
        values = {"spelt": f" {' '.join(said)}", "plain": f" {' '.join(self.words)}"}
        for name, words in (("spelt", said), ("plain", self.words)):
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


# Of a name with these very marks, and of one whatever its marks; in each from any word on.
EXACTLY = f"(strpos(' ' || person.{SPELT}, %(spelt)s) > 0)"
ANYHOW = "(strpos(' ' || person.folded_name, %(plain)s) > 0)"
