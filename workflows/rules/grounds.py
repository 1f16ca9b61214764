"""Special grounds: on which somebody may be admitted whom the ordinary rules would leave out."""

from dataclasses import dataclass
from enum import StrEnum

from workflows.foundation.citations import Citation
from workflows.foundation.periods import Period
from workflows.rules.certainty import Certainty
from workflows.rules.parameters import Parameter
from workflows.rules.time_limits import TimeLimit


class Arising(StrEnum):
    """Which fact of a case brings a ground up."""

    AGE_OVER_THE_HIGHEST = "age_over_the_highest"
    FORMER_MEMBERSHIP = "former_membership"
    DECLARED = "declared"


@dataclass(frozen=True, slots=True)
class Ground:
    """
    A ground of its own, with what it asks beside the ordinary rules.

    ``ways`` are the ways of leaving the Party from which a readmission on it begins.
    ``consent`` names the step at which a body above consents before the decision, and
    ``waits`` how long somebody waits from an event until the cell may consider. ``papers``
    lists the ids of the paper kinds that the cell considers with the file. A ``discreet``
    ground is told to whoever decides, and no entry or fact of a case names it.
    """

    id: str
    label_vi: str
    label_en: str
    arises: Arising
    discreet: bool
    in_force: Period
    source: Citation
    certainty: Certainty
    ways: frozenset[str]
    consent: str | None
    waits: Parameter[TimeLimit] | None
    papers: Parameter[tuple[str, ...]]
