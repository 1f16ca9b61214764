"""Makes a situation of the document that one reading returns."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from workflows.authority import law
from workflows.engine.situations import (
    BodyFacts,
    CaseFacts,
    ClockFacts,
    Holder,
    ItemFacts,
    PaperFacts,
    Situation,
    UnitFacts,
)


def situation_of(row: Mapping[str, Any], *, on: date, today: date) -> Situation:
    """Return what the document holds; ids, days and hashes stand in it as text."""
    items = tuple(_item(each) for each in row["items"])
    item_id = UUID(row["item_id"])
    return Situation(
        case=_case(row["case"]),
        item=next(each for each in items if each.id == item_id),
        items=items,
        on=on,
        today=today,
        ladder=tuple(_unit(each, on) for each in row["ladder"] or ()),
        official_members=frozenset(row["official_members"] or ()),
        papers=tuple(_paper(each) for each in row["papers"]),
        clocks=tuple(
            ClockFacts(
                UUID(each["id"]),
                each["kind"],
                _day(each["due_on"]),
                each["provisional"],
                _day(each["event_on"]),
                each["extended_by"],
            )
            for each in row["clocks"]
        ),
        number=(row["last_number"] or 0) + 1,
        previous=bytes.fromhex(row["last_hash"]) if row["last_hash"] else None,
        seat=row["seat"],
        barred=row["barred"],
        own={name: rows or [] for name, rows in row["own"].items()},
    )


_ITEM_IDS = ("id", "body_id", "decided_by", "came_from", "entry_id", "key", "first_seen_by")


def _day(text: str | None) -> Any:
    return date.fromisoformat(text) if text else None


def _id(text: str | None) -> Any:
    return UUID(text) if text else None


def _case(row: Mapping[str, Any]) -> CaseFacts:
    return CaseFacts(
        **{
            **row,
            **{name: UUID(row[name]) for name in ("id", "subject_id", "unit_id", "dossier_id")},
            "opened_on": _day(row["opened_on"]),
            "subject_born_on": _day(row["subject_born_on"]),
            "standing_since": _day(row["standing_since"]),
        }
    )


def _item(row: Mapping[str, Any]) -> ItemFacts:
    return ItemFacts(
        **{
            **row,
            **{name: _id(row[name]) for name in _ITEM_IDS},
            "opened_on": _day(row["opened_on"]),
            "decided_on": _day(row["decided_on"]),
            "due_on": _day(row["due_on"]),
        }
    )


def _paper(row: Mapping[str, Any]) -> PaperFacts:
    return PaperFacts(
        UUID(row["id"]), row["kind"], _day(row["dated_on"]), row["about"], row["number"]
    )


def _unit(row: Mapping[str, Any], on: date) -> UnitFacts:
    functions = law.pack().level_kinds[row["level_kind"]].functions.on(on).value
    return UnitFacts(
        id=UUID(row["id"]),
        name=row["name"],
        level_kind=row["level_kind"],
        path=row["path"],
        functions=frozenset(functions) | frozenset(row["functions"]),
        bodies=tuple(
            BodyFacts(
                id=UUID(body["id"]),
                kind=body["kind"],
                somebody_may_act=body["may_act"],
                somebody_may_direct=body["may_direct"],
                holders=tuple(
                    Holder(UUID(each["person_id"]), each["office"], each["barred"])
                    for each in body.get("holders", ())
                ),
            )
            for body in row["bodies"]
        ),
    )
