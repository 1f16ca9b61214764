"""Reading the history of a parameter, carried on through documents that were not read."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from workflows.foundation.citations import Citation
from workflows.rules.certainty import Certainty
from workflows.rules.instruments import Instrument, contenders, successions
from workflows.rules.loading.passages import Passage
from workflows.rules.loading.values import read_value
from workflows.rules.loading.vocabulary import Vocabulary
from workflows.rules.parameters import Edition, Form, Parameter


def read_parameter(
    passage: Passage, *, name: str, vi: str, en: str, form: Form, vocabulary: Vocabulary
) -> Parameter[Any]:
    """
    Return the parameter whose history the passage lists, oldest edition first.

    :raises PackFault: if an edition lacks its source, stands outside its document's time
        of effect, or does not follow the edition before it
    """
    written: list[tuple[Passage, Edition[Any]]] = []
    for row in passage.items():
        written.extend(_editions(row, form, vocabulary, name))
    if not written:
        raise passage.fault("a parameter has at least one edition")
    for (_, earlier), (place, later) in pairwise(written):
        if later.since <= earlier.since:
            raise place.fault(f"{later.since} does not follow {earlier.since}: editions overlap")
    history = tuple(_carried_on([edition for _, edition in written], vocabulary))
    return Parameter(name, vi, en, form, history)


def read_source(passage: Passage, vocabulary: Vocabulary) -> tuple[Citation, Instrument]:
    """Return the article a passage cites, and the document it stands in."""
    fields = passage.fields("instrument", "article")
    instrument = fields["instrument"].known(vocabulary.instruments, "instrument")
    return Citation(instrument, fields["article"].text()), vocabulary.instruments[instrument]


def _editions(
    row: Passage, form: Form, vocabulary: Vocabulary, name: str
) -> Iterator[tuple[Passage, Edition[Any]]]:
    fields = row.fields(
        "from", "value", "source", "certainty", optional=("kept_by", "note_vi", "note_en")
    )
    source, instrument = read_source(fields["source"], vocabulary)
    since = fields["from"].day()
    if since < instrument.earliest:
        raise fields["from"].fault(f"{instrument.id} was not in force before {instrument.earliest}")
    if instrument.effect and not instrument.effect.holds(since):
        raise fields["from"].fault(f"{instrument.id} was no longer in force on {since}")
    edition = Edition(
        value=read_value(form, fields["value"], vocabulary, name),
        since=since,
        source=source,
        certainty=fields["certainty"].one_of(Certainty),
        note_vi=fields["note_vi"].text() if "note_vi" in fields else "",
        note_en=fields["note_en"].text() if "note_en" in fields else "",
    )
    yield row, edition
    for passage in fields["kept_by"].items() if "kept_by" in fields else ():
        yield passage, _kept(edition, passage, vocabulary)


def _kept(edition: Edition[Any], passage: Passage, vocabulary: Vocabulary) -> Edition[Any]:
    fields = passage.fields("instrument", "article", "certainty")
    instrument = vocabulary.instruments[
        fields["instrument"].known(vocabulary.instruments, "instrument")
    ]
    return replace(
        edition,
        since=instrument.earliest,
        source=Citation(instrument.id, fields["article"].text()),
        certainty=fields["certainty"].one_of(Certainty),
    )


def _carried_on(written: Sequence[Edition[Any]], vocabulary: Vocabulary) -> Iterator[Edition[Any]]:
    """Yield the editions as written and, where a later document was not read, as it stands then."""
    ends = [each.since for each in written[1:]]
    for edition, end in zip(written, [*ends, None], strict=True):
        possible = contenders(edition.source.instrument, vocabulary.instruments)
        current = replace(edition, candidates=possible if len(possible) > 1 else ())
        for later in successions(edition.source.instrument, vocabulary.instruments):
            if end is not None and later.since >= end:
                break
            if later.since > current.since:
                yield current
            current = replace(
                edition,
                since=max(current.since, later.since),
                carried_into=None if later.candidates else later.instrument,
                candidates=later.candidates,
            )
        yield current
