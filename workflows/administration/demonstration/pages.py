"""Prints the papers of the demonstration: a sheet of A4 each, readable and plainly invented."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

import typst
from django.conf import settings

from workflows.authority import law
from workflows.papers import documents, files
from workflows.papers.models import StoredFile
from workflows.rules.loading.passages import read_file

FOLDER = Path("fixtures/demonstration")
TEMPLATE = "page.typ"
WORDS = "papers.yaml"
MIDDAY = time(5, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Wording:
    """
    What the papers of a kind say.

    ``issuer`` and ``signer`` name a part of the page's people, or are the words themselves.
    ``body`` holds paragraphs with places for the particulars.
    """

    issuer: str
    body: str
    signed_as: str
    signer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One paper: its kind, its day and number, and the particulars its words have places for."""

    kind: str
    dated_on: date
    number: str
    applicant: str
    born_on: date
    cell: str
    holder: str
    above: str
    recorder: str
    about: str

    def inputs(self) -> dict[str, str]:
        """Return what stands on the page, by the names the template knows."""
        words, rule = wordings()[self.kind], law.pack().paper_kinds[self.kind]
        people = {
            "applicant": self.applicant,
            "recorder": self.recorder,
            "about": self.about,
            "cell": self.cell,
            "holder": self.holder,
            "nobody": "",
        }
        heading = people.get(words.issuer, words.issuer)
        return {
            "title": rule.label_vi,
            "form": documents.form_code_on(rule, self.dated_on),
            "heading": "" if words.issuer == "applicant" else heading,
            "above": self.above if words.issuer in {"cell", "holder"} else "",
            "number": self.number,
            "day": spoken(self.dated_on),
            "body": words.body.format(
                **people, born_on=f"{self.born_on:%d/%m/%Y}", on=f"{self.dated_on:%d/%m/%Y}"
            ),
            "signed_as": words.signed_as,
            "signer": people.get(words.signer, words.signer),
            "notice": notice(),
        }


def printed(page: Page) -> bytes:
    """Return the page as PDF, the same bytes whenever it is printed."""
    return bytes(
        _press().compile(
            sys_inputs=page.inputs(),
            format="pdf",
            timestamp=datetime.combine(page.dated_on, MIDDAY),
        )
    )


def kept(page: Page, *, at: datetime) -> StoredFile:
    """Print the page and keep its file."""
    kind = law.pack().paper_kinds[page.kind]
    return files.stored(upload=io.BytesIO(printed(page)), name=f"{page.kind}.pdf", kind=kind, at=at)


def spoken(day: date) -> str:
    """Return the day as a paper writes it."""
    return f"{day.day:02} tháng {day.month:02} năm {day.year}"


@cache
def wordings() -> Mapping[str, Wording]:
    """
    Return what each kind of paper says.

    :raises PackFault: if the file cannot be read
    """
    fields = read_file(settings.ROOT / FOLDER / WORDS).fields("notice", "kinds")
    keys = ("issuer", "body", "signed_as", "signer")
    return {
        kind: Wording(*(each.fields(*keys)[key].text().strip() for key in keys))
        for kind, each in fields["kinds"].entries().items()
    }


@cache
def notice() -> str:
    """Return the line at the foot of each page, which says that it is invented."""
    return read_file(settings.ROOT / FOLDER / WORDS).fields("notice", "kinds")["notice"].text()


@cache
def _press() -> typst.Compiler:
    # The fonts come with the compiler, so a page looks the same on every machine.
    return typst.Compiler(settings.ROOT / FOLDER / TEMPLATE, ignore_system_fonts=True)
