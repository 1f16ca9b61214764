"""Reads one act of a story: its leading key tells what kind of act it is."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import TypedDict

from workflows.administration.demonstration.stories import (
    Act,
    CardIssued,
    CardReported,
    Commented,
    Corrected,
    Count,
    Ended,
    Extended,
    Fact,
    Filed,
    HelperChanged,
    Introduced,
    IntroducerReplaced,
    LifeHistoryFiled,
    Listed,
    Recorded,
    Returned,
    Reviewed,
    Stamp,
    Verified,
    Voted,
)
from workflows.engine.registry import ACT
from workflows.rules.loading.passages import Passage

OF_EVERY_ACT = ("by", "papers")
DEFAULT_BY = "secretary"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Fields = Mapping[str, Passage]


class Shared(TypedDict):
    """What every act tells."""

    on: date
    by: str
    papers: Mapping[str, Stamp]


@dataclass(frozen=True, slots=True)
class Wording:
    """The keys an act of a kind is told with, beside its leading key and its day."""

    required: tuple[str, ...]
    optional: tuple[str, ...]
    read: Callable[[Passage, Fields, Shared], Act]


def read_act(passage: Passage) -> Act:
    """
    Return the act that the passage tells.

    :raises PackFault: if its kind or one of its keys is unknown, or a key is missing
    """
    leading, subject = next(iter(passage.entries().items()))
    if leading not in WORDINGS:
        raise passage.fault(f"an act begins with one of: {', '.join(WORDINGS)}")
    wording = WORDINGS[leading]
    fields = passage.fields(
        leading, "on", *wording.required, optional=(*OF_EVERY_ACT, *wording.optional)
    )
    shared = Shared(
        on=fields["on"].day(),
        by=_text(fields, "by", DEFAULT_BY),
        papers=_stamps(fields["papers"]) if "papers" in fields else {},
    )
    return wording.read(subject, fields, shared)


def _listed(subject: Passage, fields: Fields, shared: Shared) -> Act:
    return Listed(number=subject.text(), helper=fields["helper"].text(), **shared)


def _filed(subject: Passage, _fields: Fields, shared: Shared) -> Act:
    return Filed(step=subject.code(), **shared)


def _recorded(subject: Passage, fields: Fields, shared: Shared) -> Act:
    facts = fields["facts"].entries() if "facts" in fields else {}
    return Recorded(
        step=subject.code(),
        facts={name: _fact(each) for name, each in facts.items()},
        manner=_text(fields, "manner", ACT),
        **shared,
    )


def _card_reported(subject: Passage, fields: Fields, shared: Shared) -> Act:
    return CardReported(ground=subject.code(), reason=fields["reason"].text(), **shared)


def _commented(subject: Passage, _fields: Fields, shared: Shared) -> Act:
    return Commented(helper=subject.text(), **shared)


def _card_issued(subject: Passage, fields: Fields, shared: Shared) -> Act:
    return CardIssued(
        step=subject.code(),
        number=fields["number"].text(),
        document=fields["document"].text(),
        **shared,
    )


def _life_history(subject: Passage, fields: Fields, shared: Shared) -> Act:
    relatives = [(relation, each.text()) for relation, each in subject.entries().items()]
    leaving = fields["leaving"].code() if "leaving" in fields else ""
    return LifeHistoryFiled(relatives=tuple(relatives), leaving=leaving, **shared)


def _verified(subject: Passage, fields: Fields, shared: Shared) -> Act:
    spared = fields["spared"].items() if "spared" in fields else ()
    return Verified(
        number=subject.text(),
        asked_on=fields["asked_on"].day(),
        replied_on=fields["replied_on"].day(),
        spared=frozenset(each.code() for each in spared),
        **shared,
    )


def _introduced(subject: Passage, fields: Fields, shared: Shared) -> Act:
    return Introduced(
        members=tuple(_days(subject).items()),
        organisation=_text(fields, "organisation", ""),
        **shared,
    )


def _voted(subject: Passage, fields: Fields, shared: Shared) -> Act:
    return Voted(
        step=subject.code(),
        number=fields["number"].text(),
        count=_count(fields),
        absent=fields["absent"].whole() if "absent" in fields else 0,
        raised_cards="raised_cards" in fields and fields["raised_cards"].yes(),
        basis=_text(fields, "basis", ""),
        **shared,
    )


def _returned(subject: Passage, fields: Fields, shared: Shared) -> Act:
    return Returned(step=subject.code(), reason=fields["reason"].text(), **shared)


def _reviewed(subject: Passage, fields: Fields, shared: Shared) -> Act:
    return Reviewed(month=subject.day(), note=fields["note"].text(), **shared)


def _helper_changed(subject: Passage, fields: Fields, shared: Shared) -> Act:
    return HelperChanged(
        number=subject.text(),
        helper=fields["helper"].text(),
        reason=fields["reason"].text(),
        **shared,
    )


def _introducer_replaced(subject: Passage, fields: Fields, shared: Shared) -> Act:
    return IntroducerReplaced(
        leaving=subject.text(),
        joining=fields["joins"].text(),
        together_since=fields["together_since"].day(),
        reason=fields["reason"].code(),
        **shared,
    )


def _extended(subject: Passage, fields: Fields, shared: Shared) -> Act:
    return Extended(
        working_days=subject.whole(),
        document=fields["document"].text(),
        reason=fields["reason"].text(),
        **shared,
    )


def _ended(subject: Passage, fields: Fields, shared: Shared) -> Act:
    return Ended(ground=subject.code(), reason=fields["reason"].text(), **shared)


def _corrected(subject: Passage, fields: Fields, shared: Shared) -> Act:
    return Corrected(
        step=subject.code(), count=_count(fields), reason=fields["reason"].text(), **shared
    )


def _count(fields: Fields) -> Count:
    return Count(
        yes=fields["yes"].whole(),
        no=fields["no"].whole(),
        invalid=fields["invalid"].whole() if "invalid" in fields else 0,
    )


def _text(fields: Fields, key: str, default: str) -> str:
    return fields[key].text() if key in fields else default


def _fact(passage: Passage) -> Fact:
    """Return what was typed in one field: a day, a number, words, or a list of such."""
    if passage.is_list:
        return [_fact(each) for each in passage.items()]
    text = passage.text()
    if DAY.fullmatch(text):
        return passage.day()
    return passage.whole() if text.isdecimal() else text


def _stamps(passage: Passage) -> dict[str, Stamp]:
    """Return what stands on each paper: its day, or a list of its day and its number."""
    return {key: _stamp(each) for key, each in passage.entries().items()}


def _stamp(passage: Passage) -> Stamp:
    if not passage.is_list:
        return Stamp(passage.day())
    if len(passage.items()) != len(fields(Stamp)):
        raise passage.fault("on a paper stand its day and its number")
    on, number = passage.items()
    return Stamp(on.day(), number.text())


def _days(passage: Passage) -> dict[str, date]:
    return {key: each.day() for key, each in passage.entries().items()}


WORDINGS = {
    "listed": Wording(("helper",), (), _listed),
    "filed": Wording((), (), _filed),
    "recorded": Wording((), ("facts", "manner"), _recorded),
    "card_reported": Wording(("reason",), (), _card_reported),
    "commented": Wording((), (), _commented),
    "card_issued": Wording(("number", "document"), (), _card_issued),
    "relatives": Wording((), ("leaving",), _life_history),
    "verified": Wording(("asked_on", "replied_on"), ("spared",), _verified),
    "introduced": Wording((), ("organisation",), _introduced),
    "voted": Wording(
        ("number", "yes", "no"), ("invalid", "absent", "raised_cards", "basis"), _voted
    ),
    "returned": Wording(("reason",), (), _returned),
    "reviewed": Wording(("note",), (), _reviewed),
    "assigned": Wording(("helper", "reason"), (), _helper_changed),
    "introducer": Wording(("joins", "together_since", "reason"), (), _introducer_replaced),
    "extended": Wording(("document", "reason"), (), _extended),
    "ended": Wording(("reason",), (), _ended),
    "corrected": Wording(("yes", "no", "reason"), ("invalid",), _corrected),
}
