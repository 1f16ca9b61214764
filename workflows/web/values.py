"""Values of the rule book as a person reads them."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workflows.authority import law
from workflows.rules.introductions import IntroductionWay
from workflows.rules.parameters import Form, Parameter
from workflows.rules.powers import Power, Reach
from workflows.rules.time_limits import TimeLimit, Unit
from workflows.web import codes, requirements, words


def lines(parameter: Parameter[Any], value: Any) -> tuple[str, ...]:  # noqa: PLR0911
    """Return a value of the parameter in words, a line for each of its parts."""
    pack = law.pack()
    match parameter.form:
        case Form.MONTHS:
            return (months(value),)
        case Form.YEARS:
            return (ngettext("{n} year", "{n} years", value).format(n=value),)
        case Form.MEMBERS:
            return (ngettext("{n} member", "{n} members", value).format(n=value),)
        case Form.TIMES:
            return (ngettext("{n} time", "{n} times", value).format(n=value),)
        case Form.YES_OR_NO:
            return (_("Yes") if value else _("No"),)
        case Form.SHARE:
            return (requirements.share(value),)
        case Form.MAJORITY:
            return (requirements.majority(value),)
        case Form.TIME_LIMIT:
            return (time_limit(value),)
        case Form.POWER:
            return power(value)
        case Form.CODE | Form.REDO:
            return (sentence_case(codes.word(value)),)
        case Form.CODES | Form.FUNCTIONS:
            return _listed(codes.word(code) for code in value)
        case Form.BODY_KINDS:
            return _listed(words.label(pack.body_kinds[kind]) for kind in value)
        case Form.PAPERS:
            # The order of the papers is the order of the regulation.
            return tuple(words.label(pack.paper_kinds[kind]) for kind in value) or (_nothing(),)
        case Form.STEPS:
            steps = pack.procedures[parameter.name.partition(".")[0]].steps
            return tuple(words.label(steps[name]) for name in value) or (_nothing(),)
        case Form.INTRODUCTIONS:
            return tuple(_introduction(way) for way in value)
        case Form.TEXT:
            return (value,)


def time_limit(limit: TimeLimit) -> str:
    """Return a time limit with the event it is counted from."""
    counted = {
        Unit.WORKING_DAYS: ngettext("{n} working day", "{n} working days", limit.count),
        Unit.DAYS: ngettext("{n} day", "{n} days", limit.count),
        Unit.MONTHS: ngettext("{n} month", "{n} months", limit.count),
    }[limit.unit].format(n=limit.count)
    return _("{time} from: {event}").format(time=counted, event=event(limit.after))


def event(name: str) -> str:
    """Return the event from which a time limit is counted: a day of the pack, or a step."""
    pack = law.pack()
    if name in pack.events:
        return words.label(pack.events[name])
    steps = (procedure.steps for procedure in pack.procedures.values())
    return next(words.label(each[name]) for each in steps if name in each)


def months(count: int) -> str:
    """Return a number of months, and the years they make when they make whole years."""
    text = ngettext("{n} month", "{n} months", count).format(n=count)
    years, rest = divmod(count, 12)
    if rest or years < 2:
        return text
    whole = ngettext("{n} year", "{n} years", years).format(n=years)
    return f"{text} ({whole})"


def power(value: Power) -> tuple[str, ...]:
    """Return who holds a power, a line for each kind of body, and how far it reaches."""
    pack = law.pack()
    holders = tuple(
        f"{words.label(body)}: "
        + ", ".join(
            words.label(office).lower()
            for office in pack.offices.values()
            if office.id in value.holders[body.id]
        )
        for body in pack.body_kinds.values()
        if body.id in value.holders
    )
    reach = {
        Reach.OWN_BODY: _("For the body in which the office is held"),
        Reach.OWN_UNIT: _("For every body of the same unit"),
        Reach.UNITS_BELOW: _("For the unit and every unit below it"),
    }[value.reach]
    return (*holders, reach)


def sentence_case(text: str) -> str:
    """Return the text with a capital at its head."""
    return text[:1].upper() + text[1:]


def _listed(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sentence_case(part) for part in sorted(parts)) or (_nothing(),)


def _introduction(way: IntroductionWay) -> str:
    members = ngettext(
        "{n} official member", "{n} official members", way.official_members
    ).format(n=way.official_members)
    if way.resolution is None:
        return members
    paper = words.label(law.pack().paper_kinds[way.resolution])
    return _("{members}, with: {paper}").format(members=members, paper=paper)


def _nothing() -> str:
    return _("None on this day")
