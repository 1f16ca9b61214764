"""One paper on a form: its file or the place where it is kept, its day, its number."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.authority import law
from workflows.engine.dossiers import NewPaper
from workflows.engine.forms import DayField, PaperSlot, TextField
from workflows.foundation.refusals import Refusal
from workflows.papers import files, formats
from workflows.papers.documents import SHA256, Sheet
from workflows.papers.models import StoredFile
from workflows.web import sentences, words

SALT = "hoso.kept-file"
TYPED = ("dated_on", "number", "kept_at", "kept_checksum")


class PaperForm(forms.Form):
    """
    One paper.

    A file that came in is kept at once; a form that is shown again carries a signed
    reference to it, so that nothing has to be sent twice.
    """

    dated_on = DayField(label=gettext_lazy("Day on the paper"), required=False)
    number = TextField(label=gettext_lazy("Number"), required=False, longest=40)
    file = forms.FileField(
        label=gettext_lazy("File"), required=False, widget=forms.FileInput, allow_empty_file=True
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)
    kept_at = TextField(label=gettext_lazy("Place where it is kept"), required=False)
    kept_checksum = TextField(
        label=gettext_lazy("SHA-256 checksum of the file kept there"), required=False, longest=80
    )

    def __init__(
        self, *args: Any, slot: PaperSlot, sent_as: str, at: datetime, title: str, **options: Any
    ):
        super().__init__(*args, prefix=f"paper-{slot.name}", **options)
        self.sent_as = sent_as
        self.slot, self.at = slot, at
        self.kind = law.pack().paper_kinds[slot.kind]
        self.title = self.about = title
        self.keeps_file = settings.KEEPS_PERSONAL_FILES or not self.kind.personal_file
        self.stored: StoredFile | None = None
        self.file_name = ""
        if not self.keeps_file:
            del self.fields["file"]

    @property
    def given(self) -> bool:
        """Tell whether anything of the paper was typed or chosen."""
        return self.is_bound and (
            self.stored is not None
            or self.add_prefix("file") in self.files
            or any(self.data.get(self.add_prefix(name), "").strip() for name in TYPED)
        )

    @property
    def signed(self) -> str:
        """Return the reference to the file that is kept already."""
        if self.stored is None:
            return ""
        return signing.dumps([self.stored.sha256, self.file_name], salt=SALT)

    @property
    def accepted(self) -> str:
        """Return the kinds of files that a browser should offer."""
        return ",".join(each.suffix for each in formats.ACCEPTED)

    def clean(self) -> dict[str, Any]:
        """Keep the file, and ask for what a paper cannot be without."""
        self._take_file()
        if not self.given and not self.slot.needed:
            return self.cleaned_data
        elsewhere = self.cleaned_data.get("kept_at", "")
        if self.stored is None and not elsewhere and "file" not in self.errors:
            self._ask_for_paper()
        if not self.cleaned_data.get("dated_on") and "dated_on" not in self.errors:
            self.add_error("dated_on", _("Write the day that stands on the paper."))
        checksum = self.cleaned_data.get("kept_checksum", "").strip().lower()
        if checksum and not SHA256.fullmatch(checksum):
            self.add_error("kept_checksum", _("A checksum is 64 signs: digits and a to f."))
        return self.cleaned_data

    def new_paper(self, *, about: str = "") -> NewPaper | None:
        """Return the paper as a decision takes it, or nothing where none was given."""
        if not self.given:
            return None
        sheet = Sheet(
            dated_on=self.cleaned_data["dated_on"],
            number=self.cleaned_data["number"],
            file=self.stored,
            kept_at=self.cleaned_data["kept_at"],
            kept_checksum=self.cleaned_data["kept_checksum"],
        )
        return NewPaper(kind=self.kind.id, sheet=sheet, about=about)

    def _take_file(self) -> None:
        upload = self.cleaned_data.get("file") if self.keeps_file else None
        if upload:
            try:
                self.stored = files.stored(
                    upload=upload.file, name=upload.name, kind=self.kind, at=self.at
                )
                self.file_name = formats.shown_name(upload.name)
            except Refusal as refusal:
                said = f"{sentences.refused(refusal)} {sentences.remedy(refusal)}"
                self.add_error("file", said.strip())
        elif self.cleaned_data.get("kept"):
            self._find_kept(self.cleaned_data["kept"])

    def _find_kept(self, reference: str) -> None:
        try:
            checksum, self.file_name = signing.loads(reference, salt=SALT)
        except signing.BadSignature:
            return
        self.stored = StoredFile.objects.filter(pk=checksum).first()

    def _ask_for_paper(self) -> None:
        if self.keeps_file:
            self.add_error("file", _("Choose the file, or write where the paper is kept."))
        else:
            self.add_error("kept_at", _("Write where the paper is kept."))


def with_those_sent(
    request: HttpRequest, slots: Sequence[PaperSlot], *, prefix: str = ""
) -> tuple[PaperSlot, ...]:
    """
    Return the places for papers, and those that the form went out with.

    They differ when somebody else filled a place in the meantime, or when another day was
    typed: what was typed stays, and nothing more is asked for there. A place that this page
    never offered is none.
    """
    known = {slot.name for slot in slots}
    kinds = law.pack().paper_kinds
    sent = [name.removeprefix(prefix) for name in _offered(request)]
    kept = (
        PaperSlot(name, name, needed=False) for name in sent if name in kinds and name not in known
    )
    return (*slots, *kept)


def _marks(request: HttpRequest) -> signing.Signer:
    """Return what signs the places that a page offers, for that page alone."""
    return signing.Signer(salt=f"hoso.place-for-a-paper {request.path}")


def _offered(request: HttpRequest) -> list[str]:
    marks, offered = _marks(request), []
    for sent in request.POST.getlist("slot"):
        with suppress(signing.BadSignature):
            offered.append(marks.unsign(sent))
    return offered


def paper_forms(
    request: HttpRequest,
    slots: Sequence[PaperSlot],
    *,
    doubted: Collection[str],
    at: datetime,
    prefix: str = "",
) -> list[PaperForm]:
    """Return a form for each place for a paper; papers of one kind are numbered."""
    marks = _marks(request)
    return [
        PaperForm(
            request.POST or None,
            request.FILES or None,
            slot=replace(
                slot,
                name=f"{prefix}{slot.name}",
                needed=slot.needed and slot.kind not in doubted,
            ),
            sent_as=marks.sign(f"{prefix}{slot.name}"),
            at=at,
            title=_titled(slot, slots),
        )
        for slot in slots
    ]


def _titled(slot: PaperSlot, slots: Sequence[PaperSlot]) -> str:
    alike = [each for each in slots if each.kind == slot.kind]
    name = words.label(law.pack().paper_kinds[slot.kind])
    if len(alike) == 1:
        return name
    return _("{paper}, number {n}").format(paper=name, n=alike.index(slot) + 1)
