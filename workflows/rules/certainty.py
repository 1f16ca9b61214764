"""How sure we are of what a rule says."""

from enum import StrEnum


class Certainty(StrEnum):
    """
    Where the wording of a rule was read.

    ``confirmed``: in the text of the article; ``secondary``: in a source that
    quotes it; ``recalled``: nowhere yet, it is known from memory only.
    """

    CONFIRMED = "confirmed"
    SECONDARY = "secondary"
    RECALLED = "recalled"
