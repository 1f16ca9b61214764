"""Tags and filters that turn plain values into the words and marks of a page."""

import re
from datetime import date, datetime, timedelta

from django import template
from django.template.defaultfilters import stringfilter
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from workflows.foundation.citations import Citation
from workflows.foundation.moments import LOCAL
from workflows.rules.certainty import Certainty
from workflows.rules.instruments import Instrument
from workflows.web import words
from workflows.web.compounds import unbroken

register = template.Library()
NUMBER = re.compile(r"(\d+-\w+/\w+)")

register.filter("label", words.label)
register.filter("thousands", words.number)
register.filter("weekday", words.weekday)
register.filter("office", words.office_of)
register.filter("given_name", words.given_name)
# What a procedure calls an act beside its steps is translated only when it is shown.
register.filter("unbroken", stringfilter(unbroken))


@register.simple_tag
def icon(name: str) -> SafeString:
    """Return a mark from the sprite; the word beside it carries the meaning."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("web/icons.svg"),
        name,
    )


@register.filter
def day(value: date | None) -> str:
    """Return a day as dd/mm/yyyy, or nothing."""
    return words.day(value) if value else ""


@register.filter
def day_before(value: date) -> str:
    """Return the last day of a half-open period, given the day after it."""
    return words.day(value - timedelta(days=1))


@register.filter
def eve(value: date) -> date:
    """Return the day before."""
    return value - timedelta(days=1)


@register.filter
def moment(value: datetime | None) -> str:
    """Return a local day and time, or nothing."""
    return words.moment(value) if value else ""


@register.filter
def article(source: Citation | None) -> SafeString | str:
    """Return a citation in words, or nothing; the numbers of documents stay whole."""
    return whole(words.citation(source)) if source else ""


@register.filter
def instrument(document: Instrument) -> SafeString:
    """Return a document's number and day; the number stays whole."""
    return whole(words.instrument(document))


@register.filter
def clock(value: datetime) -> str:
    """Return the local time of a moment."""
    return f"{value.astimezone(LOCAL):%H:%M}"


@register.filter
def whole(text: str) -> SafeString:
    """Return the text with each document number kept on one line."""
    parts = NUMBER.split(text)
    return format_html_join(
        "",
        "{}",
        (
            (
                format_html('<span class="nowrap">{}</span>', part)
                if NUMBER.fullmatch(part)
                else part,
            )
            for part in parts
        ),
    )


@register.filter
def heading(document: Instrument) -> str:
    """Return the title of a document of law in the reader's language."""
    return document.title_vi if words.in_vietnamese() else document.title_en


@register.inclusion_tag("parts/certainty.html")
def certainty(value: Certainty | str) -> dict[str, str]:
    """Show how sure we are of a rule."""
    return {"value": Certainty(value).value}
