"""Invented names of people, as they are given in the Mekong delta."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from workflows.rules.loading.passages import Passage, read_file

SEXES = ("male", "female")
TRIES = 50


class NamesExhausted(Exception):
    """The stock is too small for the people who must be told apart."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Middle and given words of one sex."""

    middle: tuple[str, ...]
    given: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameStock:
    """The words that names are put together from, by people and sex."""

    families: Mapping[str, tuple[str, ...]]
    words: Mapping[tuple[str, str], _Words]

    def invent(self, luck: Random, *, people: str, sex: str, taken: Collection[str]) -> str:
        """
        Return a full name that is not among those taken.

        :raises NamesExhausted: if no free name is found in a number of draws
        """
        words = self.words[people, sex]
        for _ in range(TRIES):
            family, middle = luck.choice(self.families[people]), luck.choice(words.middle)
            given = luck.choice(words.given)
            name = f"{family} {middle} {given}"
            if name not in taken and not middle.endswith(given):
                return name
        raise NamesExhausted(people)


def read_names(file: Path) -> NameStock:
    """
    Return the stock of names that the file holds.

    :raises PackFault: naming file, line and reason
    """
    families, words = {}, {}
    for people, passage in read_file(file).entries().items():
        fields = passage.fields("family", *SEXES)
        families[people] = _texts(fields["family"])
        for sex in SEXES:
            parts = fields[sex].fields("middle", "given")
            words[people, sex] = _Words(_texts(parts["middle"]), _texts(parts["given"]))
    return NameStock(families=families, words=words)


def _texts(passage: Passage) -> tuple[str, ...]:
    return tuple(each.text() for each in passage.items())
