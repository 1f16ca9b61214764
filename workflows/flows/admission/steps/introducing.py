"""Introduction: two official members, or one and a mass organisation."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from workflows.authority import law
from workflows.engine.editions import against, kept
from workflows.engine.ladder import roads
from workflows.engine.rulings import Insertion, Ruling
from workflows.engine.situations import Situation
from workflows.flows.admission.models import IntroducerKind
from workflows.foundation.refusals import Refusal
from workflows.foundation.spellings import composed
from workflows.papers.editions import edition_if_any
from workflows.rules.ages import full_months
from workflows.rules.parameters import Edition

WAYS = "admission.introductions"
MONTHS_TOGETHER = "admission.introducer_months_together"
REPLACED_WHEN = "admission.introducer_replaced_when"
INTRODUCTION = "introduction"
RESOLUTIONS = {
    IntroducerKind.YOUTH_UNION: "youth_union_resolution",
    IntroducerKind.TRADE_UNION: "trade_union_resolution",
}


class WrongIntroducers(Refusal):
    """The introducers are not those that the law asks for."""

    code = "admission.wrong_introducers"
    sentence = (
        "{members} official members and {organisations} mass organisations do not make one of the"
        " ways to introduce an applicant."
    )
    remedy = "Name two official members, or one and the resolution of one mass organisation."


class ResolutionMissing(Refusal):
    """A mass organisation introduces by its resolution."""

    code = "admission.resolution_missing"
    sentence = (
        "The resolution of the mass organisation is missing, which stands in the place of the"
        " second introducer."
    )
    remedy = "Bring the resolution, made by the day of the introduction."


class IntroducerNotOfficial(Refusal):
    """Only an official member introduces."""

    code = "admission.introducer_not_official"
    sentence = "{name} was not an official member on {on}."
    remedy = "Choose an official member."


class IntroducerIsRelative(Refusal):
    """A relative does not introduce."""

    code = "admission.introducer_is_relative"
    sentence = "{name} is a relative of the applicant and may not introduce."
    remedy = "Choose another official member."


class NotTogetherLongEnough(Refusal):
    """An introducer has worked, studied or lived with the applicant for a while."""

    code = "admission.not_together_long_enough"
    sentence = (
        "{name} has been together with the applicant for {months} months; {needed} are needed."
    )
    remedy = "Choose an introducer who has been in the same unit longer."


class SameIntroducerTwice(Refusal):
    """One person introduces once."""

    code = "admission.same_introducer_twice"
    sentence = "{name} is named twice."


def introduced(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Record who introduces the applicant.

    ``facts["members"]`` lists person id, name and the day since when together;
    ``facts["organisation"]`` names the mass organisation in the place of the second.

    :raises WrongIntroducers: if they do not make one of the ways the law knows
    :raises ResolutionMissing: if a mass organisation introduces and its resolution is not there
    :raises IntroducerNotOfficial: if one is no official member on the day
    :raises IntroducerIsRelative: if one is a relative
    :raises NotTogetherLongEnough: if the months together do not suffice
    """
    members: Sequence[Mapping[str, Any]] = facts["members"]
    organisation = facts.get("organisation") or None
    pack = law.pack()
    ways, months = pack.parameter(WAYS), pack.parameter(MONTHS_TOGETHER)
    _check_way(members, organisation, ways.on(situation.on))
    if organisation is not None and not _resolved(organisation, situation):
        raise ResolutionMissing(source=ways.on(situation.on).source)
    together = [check_member(member, situation, months.on(situation.on)) for member in members]
    return Ruling(
        outcome="introduced",
        facts={"members": len(members), "organisation": organisation},
        source=roads.rule(situation).source,
        editions={
            "ways": kept(ways, ways.on(situation.on)),
            "months_together": kept(months, months.on(situation.on)),
        },
        against=tuple(chain.from_iterable(together)),
        personal={f"introducer_{n}": member["name"] for n, member in enumerate(members, 1)},
        insertions=(Insertion("admission_introducer", _rows(members, organisation, situation)),),
    )


def _check_way(members: Sequence[Any], organisation: str | None, ways: Any) -> None:
    resolution = RESOLUTIONS[IntroducerKind(organisation)] if organisation else None
    names = [member["person_id"] for member in members]
    if len(set(names)) != len(names):
        twice = next(member for member in members if names.count(member["person_id"]) > 1)
        raise SameIntroducerTwice(name=twice["name"], source=ways.source)
    if not any(
        way.official_members == len(members) and way.resolution == resolution for way in ways.value
    ):
        raise WrongIntroducers(
            members=len(members), organisations=1 if organisation else 0, source=ways.source
        )


def _resolved(organisation: str, situation: Situation) -> bool:
    kind = RESOLUTIONS[IntroducerKind(organisation)]
    return any(paper.kind == kind and paper.dated_on <= situation.on for paper in situation.papers)


def resolutions_owed(situation: Situation) -> tuple[str, ...]:
    """Return the resolutions of mass organisations that the cell considers with the file."""
    if situation.item.step != "cell_resolves":
        return ()
    kinds = (IntroducerKind(each["kind"]) for each in situation.own["introducers"])
    return tuple(RESOLUTIONS[kind] for kind in kinds if kind in RESOLUTIONS)


def check_member(
    member: Mapping[str, Any], situation: Situation, months: Edition[Any]
) -> tuple[Edition[Any], ...]:
    """
    Refuse a member who may not introduce; ``months`` is the edition of the months together.

    Returns that edition where it speaks against the member and is in doubt.

    :raises IntroducerNotOfficial: if not an official member of the cell on the day
    :raises IntroducerIsRelative: if a relative of the applicant
    :raises NotTogetherLongEnough: if the months together do not suffice
    """
    person_id = str(member["person_id"])
    if person_id not in situation.official_members:
        raise IntroducerNotOfficial(name=member["name"], on=situation.on, source=months.source)
    if person_id in situation.own["barred_people"]:
        barred = edition_if_any(law.pack().parameter(REPLACED_WHEN), situation.on)
        raise IntroducerIsRelative(name=member["name"], source=barred.source if barred else None)
    together: date = member["together_since"]
    lasted = full_months(together, situation.on)
    if lasted >= int(months.value):
        return ()
    return against(
        months,
        NotTogetherLongEnough(
            name=member["name"], months=lasted, needed=months.value, source=months.source
        ),
    )


def without_papers_of_who_left(situation: Situation) -> Situation:
    """Return the situation without the introductions by members who introduce no longer."""
    standing = {composed(each["named"]) for each in situation.own["introducers"]} | {""}
    if len(standing) == 1:
        return situation
    papers = tuple(
        paper for paper in situation.papers if paper.kind != INTRODUCTION or paper.about in standing
    )
    return replace(situation, papers=papers)


def _rows(
    members: Sequence[Mapping[str, Any]], organisation: str | None, situation: Situation
) -> tuple[dict[str, Any], ...]:
    shared = {
        "case_id": situation.case.id,
        "during": DateRange(situation.on, None),
        "replaced_reason": "",
    }
    people = tuple(
        {
            "kind": IntroducerKind.MEMBER.value,
            "person_id": member["person_id"],
            "named": member["name"],
            "together_since": member["together_since"],
            **shared,
        }
        for member in members
    )
    if organisation is None:
        return people
    return (
        *people,
        {
            "kind": organisation,
            "person_id": None,
            "named": "",
            "together_since": None,
            **shared,
        },
    )
