"""Kinds of papers and points of law as small as a test needs them."""

from datetime import UTC, date, datetime
from typing import Any

from workflows.foundation.citations import Citation
from workflows.rules.certainty import Certainty
from workflows.rules.papers import PaperKind
from workflows.rules.parameters import Edition, Form, Parameter

AT = datetime(2024, 10, 25, 2, 30, tzinfo=UTC)
ARTICLE = Citation("guidance-2021", "5.4")


def says(
    value: Any,
    *,
    since: date = date(2021, 9, 28),
    certainty: Certainty = Certainty.CONFIRMED,
    form: Form = Form.TEXT,
) -> Parameter[Any]:
    """Return a parameter that has said one thing since a day."""
    return Parameter("a.parameter", "", "", form, (Edition(value, since, ARTICLE, certainty),))


def paper_kind(kind_id: str, *, personal: bool = True, **parts: Parameter[Any]) -> PaperKind:
    """Return a kind of paper with the given dated parts."""
    known = {"form_code": None, "valid_for": None, "redo": None, **parts}
    return PaperKind(id=kind_id, label_vi="", label_en="", personal_file=personal, **known)


LIFE_HISTORY = paper_kind("life_history", form_code=says("2-KNĐ"))
MINUTES = paper_kind("meeting_minutes", personal=False)
KINDS = {each.id: each for each in (LIFE_HISTORY, MINUTES)}
