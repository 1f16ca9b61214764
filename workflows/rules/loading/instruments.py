"""Reading the documents that make the law."""

from collections.abc import Mapping
from dataclasses import replace

from workflows.foundation.periods import Period
from workflows.rules.certainty import Certainty
from workflows.rules.instruments import Instrument, successions
from workflows.rules.loading.passages import Passage

UNKNOWN = "unknown"


def read_instruments(
    passages: Mapping[str, Passage], known: Mapping[str, Instrument]
) -> dict[str, Instrument]:
    """
    Return the documents, each in force until the next one of its line takes effect.

    A document may succeed one of ``known``, those of the pack beneath.

    :raises PackFault: if two documents share number and day, or a line forks or runs backwards
    """
    found = dict(known)
    named = {(each.number, each.issued_on) for each in known.values()}
    succeeded = {each.succeeds for each in known.values()}
    for instrument_id, passage in passages.items():
        if instrument_id in known:
            raise passage.fault(f"“{instrument_id}” is a document of the pack beneath")
        instrument = _instrument(instrument_id, passage)
        if (instrument.number, instrument.issued_on) in named:
            raise passage.fault(f"{instrument.number} of {instrument.issued_on} is there already")
        _check_line(instrument, passage, found, succeeded)
        named.add((instrument.number, instrument.issued_on))
        succeeded.add(instrument.succeeds)
        found[instrument_id] = instrument
    return {each: _with_end(found[each], found) for each in found}


def _instrument(instrument_id: str, passage: Passage) -> Instrument:
    fields = passage.fields(
        "number",
        "issued_on",
        "vi",
        "en",
        "in_force_from",
        "certainty",
        "source",
        optional=("succeeds", "note", "number_en"),
    )
    effect = None
    if fields["in_force_from"].text() != UNKNOWN:
        effect = Period(fields["in_force_from"].day())
        if effect.since < fields["issued_on"].day():
            raise fields["in_force_from"].fault("a document takes effect after it is issued")
    return Instrument(
        id=instrument_id,
        number=fields["number"].text(),
        title_vi=fields["vi"].text(),
        title_en=fields["en"].text(),
        issued_on=fields["issued_on"].day(),
        effect=effect,
        effect_note=fields["note"].text() if "note" in fields else "",
        certainty=fields["certainty"].one_of(Certainty),
        source=fields["source"].text(),
        succeeds=fields["succeeds"].text() if "succeeds" in fields else None,
        number_en=fields["number_en"].text() if "number_en" in fields else "",
    )


def _check_line(
    instrument: Instrument,
    passage: Passage,
    earlier: Mapping[str, Instrument],
    succeeded: set[str | None],
) -> None:
    if instrument.succeeds is None:
        return
    if instrument.succeeds not in earlier:
        raise passage.fault(f"“{instrument.succeeds}” does not stand before this document")
    if instrument.succeeds in succeeded:
        raise passage.fault(f"“{instrument.succeeds}” has another successor already")
    if instrument.issued_on <= earlier[instrument.succeeds].issued_on:
        raise passage.fault(f"“{instrument.succeeds}” was not issued before this document")


def _with_end(instrument: Instrument, instruments: Mapping[str, Instrument]) -> Instrument:
    if instrument.effect is None:
        return instrument
    ends = (each.since for each in successions(instrument.id, instruments) if not each.candidates)
    return replace(instrument, effect=Period(instrument.effect.since, next(ends, None)))
