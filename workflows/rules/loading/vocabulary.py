"""The codes that the values of a rule pack may name."""

from collections.abc import Mapping
from dataclasses import dataclass

from workflows.rules.instruments import Instrument


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every code that is defined somewhere in the pack; ``events`` includes the steps."""

    instruments: Mapping[str, Instrument]
    events: frozenset[str]
    steps: frozenset[str]
    paper_kinds: frozenset[str]
    body_kinds: frozenset[str]
    offices: frozenset[str]
    level_kinds: frozenset[str]
    acts: frozenset[str]
