"""Passages of rule files that know their line."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

import yaml

from workflows.rules.days_of_the_year import DayOfTheYear

E = TypeVar("E", bound=StrEnum)

# Written in C where PyYAML was built with it: a tenth of the time at every start.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_CODE = re.compile(r"[a-z][a-z0-9_]*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY_OF_THE_YEAR = re.compile(r"(\d{2})/(\d{2})")
_WHOLE = re.compile(r"\d+")
_FRACTION = re.compile(r"(\d+)/(\d+)")


class PackFault(Exception):
    """A rule file that cannot be read as law."""

    def __init__(self, file: Path, line: int, reason: str) -> None:
        self.file = file
        self.line = line
        self.reason = reason
        super().__init__(f"{file}:{line}: {reason}")


@dataclass(frozen=True, slots=True)
class Passage:
    """
    A piece of a rule file.

    Every scalar is text until it is asked for as something else, so 4.10 stays 4.10
    and ``on`` is a word. Each question raises PackFault when the passage is not so.
    """

    file: Path
    node: yaml.Node

    def fault(self, reason: str) -> PackFault:
        """Return the fault of this passage, to be raised."""
        return PackFault(self.file, self.node.start_mark.line + 1, reason)

    def text(self) -> str:
        """Return the words."""
        if not isinstance(self.node, yaml.ScalarNode) or not self.node.value:
            raise self.fault("words are expected here")
        return str(self.node.value)

    def code(self) -> str:
        """Return a code: small letters, digits and low lines."""
        return self._matched(_CODE, "a code in small letters").group()

    def day(self) -> date:
        """Return the day, written 2026-07-26."""
        words = self._matched(_DAY, "a day such as 2026-07-26").group()
        try:
            return date.fromisoformat(words)
        except ValueError as impossible:
            raise self.fault(f"{words} is no day of the calendar") from impossible

    def day_of_the_year(self) -> DayOfTheYear:
        """Return the day that comes back every year, written 19/05."""
        day, month = self._matched(_DAY_OF_THE_YEAR, "a day of every year such as 19/05").groups()
        try:
            return DayOfTheYear(month=int(month), day=int(day))
        except ValueError as impossible:
            raise self.fault(f"{day}/{month} does not come every year") from impossible

    def whole(self) -> int:
        """Return the whole number."""
        return int(self._matched(_WHOLE, "a whole number").group())

    def fraction(self) -> Fraction:
        """Return the exact share, written 2/3."""
        above, below = self._matched(_FRACTION, "a share such as 2/3").groups()
        if int(below) == 0:
            raise self.fault("a share cannot be divided by nothing")
        return Fraction(int(above), int(below))

    def yes(self) -> bool:
        """Return whether the passage says yes rather than no."""
        return self.known({"yes", "no"}, "answer, yes or no") == "yes"

    def one_of(self, words: type[E]) -> E:
        """Return the member of the closed list that the passage names."""
        return words(self.known({word.value for word in words}, words.__name__))

    def known(self, codes: Collection[str], what: str) -> str:
        """Return the code after finding it among those known."""
        code = self.text()
        if code not in codes:
            raise self.fault(f"“{code}” is not a known {what}")
        return code

    def items(self) -> list["Passage"]:
        """Return the passages of a list."""
        if not self.is_list:
            raise self.fault("a list is expected here")
        return [Passage(self.file, item) for item in self.node.value]

    @property
    def is_list(self) -> bool:
        """Tell whether the passage is a list."""
        return isinstance(self.node, yaml.SequenceNode)

    def entries(self) -> dict[str, "Passage"]:
        """Return the passages by their keys, each key written once."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.fault("keys with values are expected here")
        found: dict[str, Passage] = {}
        for key_node, value_node in self.node.value:
            key = Passage(self.file, key_node)
            if key.text() in found:
                raise key.fault(f"“{key.text()}” is written twice")
            found[key.text()] = Passage(self.file, value_node)
        return found

    def fields(self, *required: str, optional: Collection[str] = ()) -> Mapping[str, "Passage"]:
        """Return the passages of exactly these keys; the optional ones may be absent."""
        found = self.entries()
        for key, passage in found.items():
            if key not in required and key not in optional:
                raise passage.fault(f"“{key}” is not a key of this passage")
        for key in required:
            if key not in found:
                raise self.fault(f"“{key}” is missing")
        return found

    def _matched(self, pattern: re.Pattern[str], what: str) -> re.Match[str]:
        match = pattern.fullmatch(self.text())
        if match is None:
            raise self.fault(f"“{self.text()}” is not {what}")
        return match


def read_file(file: Path) -> Passage:
    """
    Return the whole file as one passage.

    :raises PackFault: if the file is absent, empty or no YAML
    """
    if not file.is_file():
        raise PackFault(file, 1, "the file is missing")
    try:
        node = yaml.compose(file.read_bytes(), Loader=_LOADER)
    except yaml.YAMLError as unreadable:
        mark = getattr(unreadable, "problem_mark", None)
        raise PackFault(file, mark.line + 1 if mark else 1, "this is no YAML") from unreadable
    if node is None:
        raise PackFault(file, 1, "the file is empty")
    return Passage(file, node)


def read_files(folder: Path, pattern: str) -> dict[str, Passage]:
    """
    Return the entries of all files of the folder that match, as if they were one file.

    :raises PackFault: if two files write the same key
    """
    found: dict[str, Passage] = {}
    for file in sorted(folder.glob(pattern)):
        for key, passage in read_file(file).entries().items():
            if key in found:
                raise passage.fault(f"“{key}” is written in {found[key].file.name} already")
            found[key] = passage
    return found
