"""Reading the dated parts of a thing: the vote of a step, the form code of a paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from workflows.foundation.periods import Period
from workflows.rules.loading.histories import read_parameter
from workflows.rules.loading.passages import Passage
from workflows.rules.loading.vocabulary import Vocabulary
from workflows.rules.names import Name
from workflows.rules.parameters import Form, Parameter


@dataclass(frozen=True, slots=True)
class Part:
    """What a dated part of a thing is called, and the form of its value."""

    form: Form
    label_vi: str
    label_en: str


PARTS: Mapping[str, Part] = {
    "bodies": Part(Form.BODY_KINDS, "các cơ quan lãnh đạo, tham mưu", "bodies"),
    "extension": Part(Form.TIME_LIMIT, "thời gian gia hạn", "extension"),
    "form_code": Part(Form.TEXT, "ký hiệu mẫu", "form code"),
    "functions": Part(Form.FUNCTIONS, "chức năng trong hệ thống", "functions"),
    "papers": Part(Form.PAPERS, "giấy tờ cần có", "papers"),
    "redo": Part(Form.REDO, "làm lại khi hồ sơ quá hạn", "redoing when the dossier is too old"),
    "through": Part(Form.STEPS, "các bước trước khi quyết định", "steps before the decision"),
    "valid_for": Part(Form.TIME_LIMIT, "thời hạn giá trị", "validity"),
    "waits": Part(Form.TIME_LIMIT, "thời gian phải chờ", "waiting time"),
    "vote": Part(Form.MAJORITY, "tỷ lệ biểu quyết", "vote"),
    "within": Part(Form.TIME_LIMIT, "thời hạn", "time limit"),
}


def read_name(thing: str, fields: Mapping[str, Passage]) -> Name:
    """Return the name of a thing from its labels."""
    return Name(thing, fields["vi"].text(), fields["en"].text())


def read_part(
    part: str, fields: Mapping[str, Passage], *, of: Name, under: str, vocabulary: Vocabulary
) -> Parameter[Any]:
    """Return one dated part of the named thing; ``under`` is the dotted name above the thing's."""
    kind = PARTS[part]
    return read_parameter(
        fields[part],
        name=f"{under}.{of.id}.{part}",
        vi=f"{of.label_vi}: {kind.label_vi}",
        en=f"{of.label_en}: {kind.label_en}",
        form=kind.form,
        vocabulary=vocabulary,
    )


def read_part_if_any(
    part: str, fields: Mapping[str, Passage], *, of: Name, under: str, vocabulary: Vocabulary
) -> Parameter[Any] | None:
    """Return one dated part of the named thing, or nothing where the law does not speak of it."""
    if part not in fields:
        return None
    return read_part(part, fields, of=of, under=under, vocabulary=vocabulary)


def read_period(passage: Passage) -> Period:
    """
    Return the days from one to another, both inside, or without an end.

    :raises PackFault: if it ends before it begins
    """
    fields = passage.fields("from", optional=("to",))
    since = fields["from"].day()
    if "to" not in fields:
        return Period(since)
    last = fields["to"].day()
    if last < since:
        raise fields["to"].fault(f"{last} lies before {since}")
    return Period(since, last + timedelta(days=1))
