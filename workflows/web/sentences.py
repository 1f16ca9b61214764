"""Fills the sentences that other rooms write as msgids: refusals, journal acts."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from workflows.authority import law
from workflows.foundation.citations import Citation
from workflows.foundation.refusals import Refusal, every_refusal
from workflows.organisation.models import Body, Unit
from workflows.people.models import Person
from workflows.rules.packs import RulePack
from workflows.web import codes, words

GAP = "…"


def refused(refusal: Refusal) -> str:
    """Return what a refusal says, with its facts in words."""
    return filled(refusal.sentence, refusal.facts)


def refused_once(code: str) -> str:
    """Return what the refusal of a code says, with gaps where its facts were not kept."""
    kinds = {each.code: each for each in every_refusal()}
    if code not in kinds:
        return code
    return _(kinds[code].sentence).format_map(defaultdict(lambda: GAP))


def remedy(refusal: Refusal) -> str:
    """Return what can be done about a refusal, or nothing."""
    return filled(refusal.remedy, refusal.facts) if refusal.remedy else ""


def filled(msgid: str, facts: Mapping[str, Any]) -> str:
    """
    Return the sentence in the reader's language with its facts in words.

    Names are looked up in the running transaction, so a sentence never names
    somebody whom its reader may not see.
    """
    return _(msgid).format_map({name: word(name, value, facts) for name, value in facts.items()})


def word(name: str, value: Any, facts: Mapping[str, Any]) -> str:
    """Return one fact as the page says it."""
    match value:
        case datetime():
            said = words.moment(value)
        case date():
            said = words.day(value)
        case UUID():
            said = _named(name, value)
        case Citation():
            said = words.citation(value)
        case list() | tuple() | set() | frozenset():
            said = ", ".join(word(name, each, facts) for each in value)
        case str() if name == "standing":
            said = codes.word(value)
        case str() if name == "parameter" and "label_vi" in facts:
            said = facts["label_vi"] if words.in_vietnamese() else facts["label_en"]
        case str():
            said = _of_the_law(name, value, law.pack())
        case _:
            said = str(value)
    return said


def _of_the_law(name: str, code: str, pack: RulePack) -> str:
    """Return the label of a code of the rule book, or the text itself."""
    books: dict[str, Mapping[str, Any]] = {
        "kind": pack.level_kinds | pack.body_kinds,
        "under": pack.level_kinds,
        "body_kind": pack.body_kinds,
        "office": pack.offices,
        "paper": pack.paper_kinds,
        "missing": pack.paper_kinds,
        "procedure": pack.procedures,
        "parameter": pack.parameters,
    }
    if name == "instrument" and code in pack.instruments:
        return words.instrument(pack.instruments[code])
    thing = books.get(name, {}).get(code)
    return words.label(thing) if thing else code


def _named(name: str, thing: UUID) -> str:
    """Return the name behind an id, as far as the running transaction may see it."""
    if name.endswith("unit"):
        found = Unit.objects.filter(pk=thing).values_list("name", flat=True).first()
    elif name.endswith("body"):
        body = Body.objects.filter(pk=thing).select_related("unit").first()
        found = f"{words.body_kind(body.kind)}, {body.unit.name}" if body else None
    else:
        found = Person.objects.filter(pk=thing).values_list("full_name", flat=True).first()
    return found or _("someone you may not see")
