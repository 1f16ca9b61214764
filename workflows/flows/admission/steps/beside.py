"""Acts beside the steps: the monthly review, a new helper, a new introducer, a longer limit."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from workflows.authority import law
from workflows.engine.editions import kept
from workflows.engine.ladder import extending, roads
from workflows.engine.ladder.directing import written_reason
from workflows.engine.ladder.extending import EXTEND, deciding_body
from workflows.engine.refusals import BeforeThePrecedingStep, InTheFuture
from workflows.engine.rulings import Amendment, Insertion, Ruling
from workflows.engine.situations import Situation, UnitFacts
from workflows.flows.admission.models import IntroducerKind
from workflows.flows.admission.steps.introducing import (
    MONTHS_TOGETHER,
    REPLACED_WHEN,
    IntroducerIsRelative,
    IntroducerNotOfficial,
    SameIntroducerTwice,
    check_member,
)
from workflows.flows.admission.steps.listing import HelperNotOfficial
from workflows.foundation.citations import Citation
from workflows.foundation.refusals import Refusal
from workflows.foundation.spellings import composed
from workflows.rules.parameters import Edition

REVIEW = "reviews_month"
NEW_HELPER = "changes_helper"
NEW_INTRODUCER = "changes_introducer"
POWERS = {
    REVIEW: "step.act",
    NEW_HELPER: "step.act",
    NEW_INTRODUCER: "step.act",
    EXTEND: extending.POWER,
}
SENTENCES = {
    REVIEW: "The source list was reviewed for the month",
    NEW_HELPER: "Another member was assigned to help",
    NEW_INTRODUCER: "An introducer was replaced",
    EXTEND: extending.SENTENCE,
}
NEW_ONE_NEEDS_MONTHS = "admission.replacing_introducer_needs_months_together"


class MonthAlreadyReviewed(Refusal):
    """A month is reviewed once."""

    code = "admission.month_already_reviewed"
    sentence = "The month {month} was already reviewed."


class NoSuchIntroducer(Refusal):
    """Only one who introduces can be replaced, for a reason the law knows."""

    code = "admission.no_such_introducer"
    sentence = "There is no such introducer, or the reason given is none that the law knows."
    remedy = "An introducer is replaced who has moved, died, been disciplined or proves a relative."


def body(act: str, situation: Situation) -> UUID | None:
    """
    Return the body whose act it is: the cell's own, or that of the committee which decides.

    The list is nobody's alone. Where the deciding body is missing, those above may act.
    """
    if act in {NEW_HELPER, NEW_INTRODUCER}:
        meeting = situation.ladder[0].body("cell_meeting")
        return meeting.id if meeting else None
    return deciding_body(situation) if act == EXTEND else None


def reviewing(situation: Situation) -> list[UnitFacts]:
    """Return the units that review the list: the cell, and the grass-roots organisation."""
    return [situation.ladder[0], *situation.units_with("grassroots")]


def judge(situation: Situation, act: str, facts: Mapping[str, Any]) -> Ruling:
    """
    Answer what an act beside the steps comes to.

    :raises Refusal: as each act refuses
    """
    return {
        REVIEW: _reviewed,
        NEW_HELPER: _helper_changed,
        NEW_INTRODUCER: _introducer_changed,
        EXTEND: extending.extended,
    }[act](situation, facts)


def _reviewed(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    month: date = facts["month"].replace(day=1)
    source = law.pack().parameter("admission.list_review_every_months").on(situation.on).source
    if month > situation.on:
        raise InTheFuture(decided_on=month, today=situation.on)
    if month < situation.case.opened_on.replace(day=1):
        raise BeforeThePrecedingStep(decided_on=month, preceding=situation.case.opened_on)
    if month.isoformat() in situation.own["reviewed_months"]:
        raise MonthAlreadyReviewed(month=f"{month:%m/%Y}", source=source)
    row = {
        "case_id": situation.case.id,
        "month": month,
        "reviewed_on": situation.on,
        "note": composed(facts.get("note", "")),
    }
    return Ruling(
        outcome="reviewed",
        facts={"month": month},
        source=source,
        insertions=(Insertion("admission_monthlyreview", (row,)),),
    )


def _helper_changed(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    source = roads.rules(situation).steps["cell_lists"].source
    helper, reason = facts["helper"], written_reason(facts, source=source)
    if str(helper["person_id"]) not in situation.official_members:
        raise HelperNotOfficial(name=helper["name"], on=situation.on, source=source)
    row = {
        "case_id": situation.case.id,
        "person_id": helper["person_id"],
        "during": DateRange(situation.on, None),
        "document": facts["number"],
    }
    ended = _ended("admission_helper", situation.own["helpers"], situation.on)
    return Ruling(
        outcome="changed",
        facts={"number": facts["number"]},
        personal={"helper": helper["name"], "reason": reason},
        source=source,
        insertions=(Insertion("admission_helper", (row,), after=ended),),
        amendments=ended,
    )


def _introducer_changed(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    pack = law.pack()
    reasons = pack.parameter(REPLACED_WHEN)
    months, needed = pack.parameter(MONTHS_TOGETHER), pack.parameter(NEW_ONE_NEEDS_MONTHS)
    leaving = [
        each for each in situation.own["introducers"] if each["id"] == str(facts["introducer"])
    ]
    if not leaving or facts["reason"] not in reasons.on(situation.on).value:
        raise NoSuchIntroducer(source=reasons.on(situation.on).source)
    member = facts["member"]
    _check_new(member, situation, source=reasons.on(situation.on).source)
    doubts: tuple[Edition[Any], ...] = ()
    if needed.on(situation.on).value:
        doubts = check_member(member, situation, months.on(situation.on))
    row = {
        "case_id": situation.case.id,
        "kind": IntroducerKind.MEMBER.value,
        "person_id": member["person_id"],
        "named": member["name"],
        "together_since": member["together_since"],
        "during": DateRange(situation.on, None),
        "replaced_reason": "",
    }
    return Ruling(
        outcome="replaced",
        facts={"reason": facts["reason"]},
        personal={"introducer": member["name"], "replaced": leaving[0]["named"]},
        source=reasons.on(situation.on).source,
        editions={
            "replaced_when": kept(reasons, reasons.on(situation.on)),
            "new_one_needs_months": kept(needed, needed.on(situation.on)),
        },
        against=doubts,
        insertions=(Insertion("admission_introducer", (row,)),),
        amendments=_ended(
            "admission_introducer", leaving, situation.on, replaced_reason=facts["reason"]
        ),
    )


def _check_new(member: Mapping[str, Any], situation: Situation, *, source: Citation) -> None:
    if str(member["person_id"]) not in situation.official_members:
        raise IntroducerNotOfficial(name=member["name"], on=situation.on, source=source)
    if str(member["person_id"]) in situation.own["barred_people"]:
        raise IntroducerIsRelative(name=member["name"], source=source)
    if str(member["person_id"]) in {each["person_id"] for each in situation.own["introducers"]}:
        raise SameIntroducerTwice(name=member["name"], source=source)


def _ended(table: str, rows: Any, on: date, **columns: str) -> tuple[Amendment, ...]:
    for row in rows:
        if row["since"] > on.isoformat():
            raise BeforeThePrecedingStep(decided_on=on, preceding=date.fromisoformat(row["since"]))
    return tuple(
        Amendment(
            table,
            UUID(row["id"]),
            {"during": DateRange(date.fromisoformat(row["since"]), on), **columns},
        )
        for row in rows
    )
