"""Reading the kinds of papers."""

from collections.abc import Mapping
from dataclasses import asdict
from functools import partial

from workflows.rules.loading.parts import read_name, read_part_if_any
from workflows.rules.loading.passages import Passage
from workflows.rules.loading.vocabulary import Vocabulary
from workflows.rules.papers import PaperKind


def read_paper_kinds(
    passages: Mapping[str, Passage], vocabulary: Vocabulary
) -> dict[str, PaperKind]:
    """Return the paper kinds by id."""
    found = {}
    for kind_id, passage in passages.items():
        fields = passage.fields(
            "vi", "en", "personal_file", optional=("form_code", "valid_for", "redo")
        )
        name = read_name(kind_id, fields)
        part = partial(
            read_part_if_any, fields=fields, of=name, under="paper_kinds", vocabulary=vocabulary
        )
        found[kind_id] = PaperKind(
            **asdict(name),
            personal_file=fields["personal_file"].yes(),
            form_code=part("form_code"),
            valid_for=part("valid_for"),
            redo=part("redo"),
        )
    return found
