"""Codes of the law with the words people read for them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A code that never changes, and its label in both languages."""

    id: str
    label_vi: str
    label_en: str
