"""Reading the value of one edition, in the form its parameter has."""

from collections.abc import Callable, Mapping
from typing import Any

from workflows.rules.days_of_the_year import DayOfTheYear
from workflows.rules.introductions import IntroductionWay
from workflows.rules.loading.passages import Passage
from workflows.rules.loading.vocabulary import Vocabulary
from workflows.rules.majorities import Base, Majority
from workflows.rules.organisations import LevelFunction
from workflows.rules.papers import Redo
from workflows.rules.parameters import Form
from workflows.rules.powers import Power, Reach
from workflows.rules.time_limits import TimeLimit, Unit

POWERS = "powers."


def read_value(form: Form, passage: Passage, vocabulary: Vocabulary, name: str) -> Any:
    """Return the value of a parameter of this form and dotted name."""
    if form is Form.POWER:
        return _power(passage, vocabulary, name.removeprefix(POWERS))
    return _READERS[form](passage, vocabulary)


def _count(passage: Passage, _: Vocabulary) -> int:
    return passage.whole()


def _days_each(passage: Passage, _: Vocabulary) -> tuple[int, ...]:
    counts = tuple(item.whole() for item in passage.items())
    if list(counts) != sorted(set(counts), reverse=True) or 0 in counts:
        raise passage.fault("the days are written once each, the most first, and none is 0")
    return counts


def _years_each(passage: Passage, _: Vocabulary) -> tuple[int, ...]:
    counts = tuple(item.whole() for item in passage.items())
    if list(counts) != sorted(set(counts)) or 0 in counts:
        raise passage.fault("the years are written once each, the fewest first, and none is 0")
    return counts


def _days_of_the_year(passage: Passage, _: Vocabulary) -> tuple[DayOfTheYear, ...]:
    return tuple(item.day_of_the_year() for item in passage.items())


def _majority(passage: Passage, _: Vocabulary) -> Majority:
    exceeded = "more_than" in passage.entries()
    share = "more_than" if exceeded else "at_least"
    fields = passage.fields(share, "of")
    try:
        return Majority(fields[share].fraction(), fields["of"].one_of(Base), exceeded)
    except ValueError as impossible:
        raise passage.fault(str(impossible)) from impossible


def _time_limit(passage: Passage, vocabulary: Vocabulary) -> TimeLimit:
    unit = next((unit for unit in Unit if unit in passage.entries()), Unit.WORKING_DAYS)
    fields = passage.fields(unit, "after", optional=("rolls_over_rest_day",))
    rolls = "rolls_over_rest_day" in fields and fields["rolls_over_rest_day"].yes()
    if rolls and unit is Unit.WORKING_DAYS:
        raise passage.fault("a limit in working days never ends on a rest day")
    after = fields["after"].known(vocabulary.events, "step or event")
    try:
        return TimeLimit(fields[unit].whole(), unit, after, rolls)
    except ValueError as impossible:
        raise passage.fault(str(impossible)) from impossible


def _introductions(passage: Passage, vocabulary: Vocabulary) -> tuple[IntroductionWay, ...]:
    return tuple(_introduction(item, vocabulary) for item in passage.items())


def _introduction(passage: Passage, vocabulary: Vocabulary) -> IntroductionWay:
    fields = passage.fields("official_members", optional=("resolution",))
    resolution = fields.get("resolution")
    return IntroductionWay(
        fields["official_members"].whole(),
        resolution.known(vocabulary.paper_kinds, "paper kind") if resolution else None,
    )


def _power(passage: Passage, vocabulary: Vocabulary, act: str) -> Power:
    fields = passage.fields("reach", "holders")
    holders = {}
    for body_kind, offices in fields["holders"].entries().items():
        if body_kind not in vocabulary.body_kinds:
            raise offices.fault(f"“{body_kind}” is not a known body kind")
        holders[body_kind] = frozenset(
            office.known(vocabulary.offices, "office") for office in offices.items()
        )
    return Power(act, holders, fields["reach"].one_of(Reach))


def _codes(passage: Passage, _: Vocabulary) -> frozenset[str]:
    return frozenset(item.code() for item in passage.items())


def _functions(passage: Passage, _: Vocabulary) -> frozenset[str]:
    return frozenset(item.one_of(LevelFunction) for item in passage.items())


def _body_kinds(passage: Passage, vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(item.known(vocabulary.body_kinds, "body kind") for item in passage.items())


def _papers(passage: Passage, vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(item.known(vocabulary.paper_kinds, "paper kind") for item in passage.items())


def _steps(passage: Passage, vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(item.known(vocabulary.steps, "step") for item in passage.items())


_READERS: Mapping[Form, Callable[[Passage, Vocabulary], Any]] = {
    Form.DAYS: _count,
    Form.DAYS_EACH: _days_each,
    Form.MONTHS: _count,
    Form.YEARS: _count,
    Form.YEARS_EACH: _years_each,
    Form.DAYS_OF_THE_YEAR: _days_of_the_year,
    Form.MEMBERS: _count,
    Form.TIMES: _count,
    Form.YES_OR_NO: lambda passage, _: passage.yes(),
    Form.CODE: lambda passage, _: passage.code(),
    Form.CODES: _codes,
    Form.TEXT: lambda passage, _: passage.text(),
    Form.SHARE: lambda passage, _: passage.fraction(),
    Form.MAJORITY: _majority,
    Form.TIME_LIMIT: _time_limit,
    Form.INTRODUCTIONS: _introductions,
    Form.FUNCTIONS: _functions,
    Form.BODY_KINDS: _body_kinds,
    Form.PAPERS: _papers,
    Form.STEPS: _steps,
    Form.REDO: lambda passage, _: passage.one_of(Redo),
}
