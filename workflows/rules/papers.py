"""The kinds of papers a dossier is made of."""

from dataclasses import dataclass
from enum import StrEnum

from workflows.rules.parameters import Parameter
from workflows.rules.time_limits import TimeLimit


class Redo(StrEnum):
    """What becomes of a paper once the dossier has grown too old."""

    ALWAYS = "always"
    IF_CHANGED = "if_changed"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class PaperKind:
    """
    A kind of paper.

    ``form_code`` is absent for papers without a printed form, ``valid_for`` for papers
    that do not age, ``redo`` for papers made after the dossier is complete.
    ``personal_file`` marks papers that become part of a member's secret file.
    """

    id: str
    label_vi: str
    label_en: str
    personal_file: bool
    form_code: Parameter[str] | None
    valid_for: Parameter[TimeLimit] | None
    redo: Parameter[str] | None
