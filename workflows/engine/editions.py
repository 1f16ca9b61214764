"""Which edition of the law a step was taken under, as it is kept with the step."""

from typing import Any

from workflows.foundation.refusals import Refusal
from workflows.rules.parameters import Edition, Parameter


def kept(parameter: Parameter[Any], edition: Edition[Any]) -> dict[str, Any]:
    """Return the edition in words that the journal keeps: enough to print “why” years later."""
    return {
        "parameter": parameter.name,
        "since": edition.since,
        "instrument": edition.source.instrument,
        "article": edition.source.article,
        "certainty": edition.certainty.value,
        "carried_into": edition.carried_into,
        "candidates": list(edition.candidates),
    }


def against(edition: Edition[Any], refusal: Refusal) -> tuple[Edition[Any], ...]:
    """
    Return the edition that speaks against a step where it is in doubt: it warns and stops nothing.

    :raises Refusal: the one given, if the edition was read and holds
    """
    if not edition.doubtful:
        raise refusal
    return (edition,)
