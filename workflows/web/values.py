"""Values of the rule book as a person reads them."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workflows.authority import law
from workflows.rules.introductions import IntroductionWay
from workflows.rules.parameters import Form, Parameter
from workflows.rules.powers import Power, Reach
from workflows.rules.time_limits import TimeLimit, Unit
from workflows.web import codes, requirements, words


def lines(parameter: Parameter[Any], value: Any, *, procedure: str = "") -> tuple[str, ...]:
    """
    Return a value of the parameter in words, a line for each of its parts.

    Procedures share names of steps, and some share their roads: a step is called as the
    ``procedure`` calls it, or as that of the parameter's own name does.
    """
    of = procedure or parameter.name.partition(".")[0]
    if parameter.form is Form.STEPS:
        steps = law.pack().procedures[of].steps
        return tuple(words.label(steps[name]) for name in value) or (_("No step in between"),)
    if parameter.form is Form.TIME_LIMIT:
        return (time_limit(value, procedure=of),)
    said = _SAID[parameter.form](value)
    return (said,) if isinstance(said, str) else tuple(said)


def time_limit(limit: TimeLimit, *, procedure: str) -> str:
    """Return a time limit of a procedure with the event it is counted from."""
    counted = {
        Unit.WORKING_DAYS: ngettext("{n} working day", "{n} working days", limit.count),
        Unit.DAYS: ngettext("{n} day", "{n} days", limit.count),
        Unit.MONTHS: ngettext("{n} month", "{n} months", limit.count),
    }[limit.unit].format(n=limit.count)
    return _("{time} from: {event}").format(
        time=counted, event=event(limit.after, procedure=procedure)
    )


def event(name: str, *, procedure: str) -> str:
    """
    Return the event from which a time limit is counted: a day of the pack, or a step.

    A step of the same name in the procedure goes before that of any other.
    """
    pack = law.pack()
    if name in pack.events:
        return words.label(pack.events[name])
    own_first = sorted(pack.procedures.values(), key=lambda each: each.id != procedure)
    return next(words.label(each.steps[name]) for each in own_first if name in each.steps)


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
    return tuple(sentence_case(part) for part in sorted(parts)) or (_("None"),)


def _introduction(way: IntroductionWay) -> str:
    members = ngettext("{n} official member", "{n} official members", way.official_members).format(
        n=way.official_members
    )
    if way.resolution is None:
        return members
    paper = words.label(law.pack().paper_kinds[way.resolution])
    return _("{members}, with: {paper}").format(members=members, paper=paper)


def _papers(kinds: Iterable[str]) -> tuple[str, ...]:
    # The order of the papers is the order of the regulation.
    return tuple(words.label(law.pack().paper_kinds[kind]) for kind in kinds) or (_("No paper"),)


_SAID: Mapping[Form, Callable[[Any], str | Iterable[str]]] = {
    Form.DAYS: lambda count: ngettext("{n} day", "{n} days", count).format(n=count),
    Form.DAYS_EACH: lambda counts: _("{days} days").format(days=", ".join(map(str, counts))),
    Form.MONTHS: months,
    Form.YEARS: lambda count: ngettext("{n} year", "{n} years", count).format(n=count),
    Form.YEARS_EACH: lambda counts: _("{years} years").format(years=", ".join(map(str, counts))),
    Form.DAYS_OF_THE_YEAR: lambda days: ", ".join(map(str, days)),
    Form.MEMBERS: lambda count: ngettext("{n} member", "{n} members", count).format(n=count),
    Form.TIMES: lambda count: ngettext("{n} time", "{n} times", count).format(n=count),
    Form.YES_OR_NO: lambda yes: _("Yes") if yes else _("No"),
    Form.SHARE: requirements.share,
    Form.MAJORITY: requirements.majority,
    Form.POWER: power,
    Form.CODE: lambda code: sentence_case(codes.word(code)),
    Form.REDO: lambda code: sentence_case(codes.word(code)),
    Form.CODES: lambda found: _listed(codes.word(code) for code in found),
    Form.FUNCTIONS: lambda found: _listed(codes.word(code) for code in found),
    Form.BODY_KINDS: lambda found: _listed(words.body_kind(kind) for kind in found),
    Form.PAPERS: _papers,
    Form.INTRODUCTIONS: lambda ways: [_introduction(way) for way in ways],
    Form.TEXT: str,
}
