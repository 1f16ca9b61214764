"""Words, in the reader's language, for what the law and the calendar hold."""

from datetime import date, datetime
from typing import Protocol

from django.utils import translation
from django.utils.translation import gettext as _

from workflows.authority import law
from workflows.foundation.citations import Citation
from workflows.foundation.moments import LOCAL
from workflows.rules.instruments import Instrument
from workflows.rules.procedures import Rung


class Labelled(Protocol):
    """A thing of the rule book, named in both languages."""

    label_vi: str
    label_en: str


def in_vietnamese() -> bool:
    """Tell whether the page is being written in Vietnamese."""
    return translation.get_language() == "vi"


def label(thing: Labelled) -> str:
    """Return the thing's label in the reader's language."""
    return thing.label_vi if in_vietnamese() else thing.label_en


def day(value: date) -> str:
    """Return a day as dd/mm/yyyy, in both languages."""
    return f"{value:%d/%m/%Y}"


def moment(value: datetime) -> str:
    """Return a moment as its local day and time."""
    return f"{value.astimezone(LOCAL):%d/%m/%Y, %H:%M}"


def weekday(value: date) -> str:
    """Return the name of the day of the week."""
    names = (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )
    return names[value.weekday()]


def number(value: int) -> str:
    """Return a whole number with its thousands set apart as the language does."""
    grouped = f"{value:,}"
    return grouped.replace(",", ".") if in_vietnamese() else grouped


def given_name(full_name: str) -> str:
    """Return the part of a Vietnamese name by which one is called: its last word."""
    return full_name.rpartition(" ")[2]


def instrument(document: Instrument) -> str:
    """Return a document's number and day: a number alone names nothing."""
    number = document.number if in_vietnamese() else document.number_en or document.number
    return _("{number} of {day}").format(number=number, day=day(document.issued_on))


def citation(source: Citation) -> str:
    """Return an article and its document in words, the article first."""
    document = law.pack().instruments.get(source.instrument)
    if document is None:
        return str(source)
    if not source.article:
        return instrument(document)
    return f"{_article(source.article, document)}, {instrument(document)}"


def _article(article: str, document: Instrument) -> str:
    """Return an article by its name: a numbered document has points, a named one articles."""
    if not article[0].isdigit():
        named = article if in_vietnamese() else law.pack().article_in_english(article)
        return named[0].upper() + named[1:]
    numbered = document.number[0].isdigit()
    return (_("point {article}") if numbered else _("article {article}")).format(article=article)


def office_of(office: str) -> str:
    """Return an office's name."""
    return label(law.pack().offices[office])


def body_kind(kind: str) -> str:
    """Return the name of a kind of body."""
    return label(law.pack().body_kinds[kind])


def level_kind(kind: str) -> str:
    """Return the name of a kind of unit."""
    return label(law.pack().level_kinds[kind])


def rung(value: Rung) -> str:
    """Return whose lane a rung is on a map."""
    return {
        Rung.CELL: _("Cell"),
        Rung.SUB_COMMITTEE: _("Sub committee"),
        Rung.GRASSROOTS: _("Grass roots"),
        Rung.COMPETENT: _("Competent committee"),
        Rung.ABOVE_GRASSROOTS: _("Above the grass roots"),
        Rung.SUPERIOR: _("Superior"),
        Rung.PROVINCE: _("Province"),
    }[value]


def seat_title(*, office: str, unit_name: str) -> str:
    """Return an office with the unit it is held in."""
    return _("{office}, {unit}").format(office=office_of(office), unit=unit_name)
