"""The edition of a day where the rule book has one: about papers it may begin later than they."""

from datetime import date
from typing import TypeVar

from workflows.rules.parameters import Edition, Parameter

T = TypeVar("T")


def edition_if_any(parameter: Parameter[T] | None, day: date) -> Edition[T] | None:
    """Return what held on the day, or nothing where the rule book is silent on it."""
    if parameter is None or day < parameter.history[0].since:
        return None
    return parameter.on(day)
