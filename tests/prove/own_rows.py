"""What the procedures' own subselects read, answered from tables in memory."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

Row = Mapping[str, Any]
UNASKED = object()


class Own(Mapping[str, Any]):
    """The rows that a procedure reads beside its case, each answered once it is asked for."""

    def __init__(self, memory: Any, names: Iterable[str], on: date) -> None:
        self._memory, self._on = memory, on
        self._answers: dict[str, Any] = dict.fromkeys(names, UNASKED)

    def __getitem__(self, name: str) -> Any:
        if self._answers[name] is UNASKED:
            self._answers[name] = OWN[name](self._memory, self._on)
        return self._answers[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._answers)

    def __len__(self) -> int:
        return len(self._answers)


def _rows(memory: Any, table: str, **having: Any) -> list[dict[str, Any]]:
    found = memory.tables[table].values()
    return [
        _told(row) for row in found if all(row[name] == value for name, value in having.items())
    ]


def _told(row: Row) -> dict[str, Any]:
    """Return a row as JSON tells it; a period is told by its two ends as well."""
    told = {name: _word(value) for name, value in row.items()}
    if isinstance(during := row.get("during"), DateRange):
        told |= {"since": _word(during.lower), "until": _word(during.upper)}
    return told


def _word(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, bool | int | list | dict | None) else str(value)


def _open(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if row["until"] is None]


def _membership(memory: Any, on: date) -> dict[str, Any]:
    del on
    held, *_ = _rows(memory, "people_membership")
    standing, *_ = _open(_rows(memory, "people_standing"))
    place = next(iter(_open(_rows(memory, "people_cellplace"))), None)
    circumstances = _lasting(_rows(memory, "people_condition"))
    days = next(iter(memory.tables["people_membership"].values()))["outside"]
    outside = json.dumps({"lower": _word(days.lower), "upper": _word(days.upper)}) if days else None
    told = {"standing": standing, "place": place, "circumstances": circumstances}
    return {**held, **told, "outside": outside}


def _stood(memory: Any, on: date) -> dict[str, Any] | list[Any]:
    """Return what a former member was before."""
    del on
    member = ("probationary", "official")
    stood = [row for row in _rows(memory, "people_standing") if row["kind"] in member]
    ended = sorted((row for row in stood if row["until"]), key=lambda row: row["since"])
    return {"kind": ended[-1]["kind"], "until": ended[-1]["until"]} if ended else []


def _conditions(kind: str) -> Callable[[Any, date], Any]:
    return lambda memory, on: _lasting(_rows(memory, "people_condition", kind=kind))


def _lasting(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return circumstances that hold on any day, in the order of their days."""
    lasting = (row for row in rows if row["since"] != row["until"])
    return sorted(lasting, key=lambda row: row["since"])


def _party_age(memory: Any, on: date) -> dict[str, Any]:
    held, *_ = memory.tables["people_membership"].values()
    recounts = memory.tables["people_partyage"].values()
    recount = next((each for each in recounts if _holds(each["during"], on)), None)
    outside = held["outside"]
    only_decision = None if outside else held["admission_decided_on"]
    decided_on = held["first_admission_decided_on"] or only_decision
    days = (outside.upper - outside.lower).days if outside else 0
    if recount:
        decided_on = recount["decided_on"]
        later = days if outside and outside.lower >= recount["during"].lower else 0
        days = recount["days_outside"] + later
    return {"decided_on": _word(decided_on), "days_outside": days}


def _holds(during: DateRange, on: date) -> bool:
    return during.lower <= on and (during.upper is None or on < during.upper)


def _declared(memory: Any, on: date) -> dict[str, str]:
    """Return what the life history of an applicant tells of an earlier membership."""
    del on
    declaring = {
        row["entry_id"]
        for row in memory.items("done")
        if row["step"] == "applicant_writes_life_history"
    }
    told = memory.tables["journal_personalfact"].values()
    found = {row["name"]: row["text"] for row in told if row["entry_id"] in declaring}
    names = ("circumstances", "way_of_leaving", "record_cleared_on")
    return {name: found[name] for name in names if name in found} or {"circumstances": ""}


def _table(name: str) -> Callable[[Any, date], Any]:
    return lambda memory, on: _rows(memory, name)


def _still(name: str) -> Callable[[Any, date], Any]:
    return lambda memory, on: _open(_rows(memory, name))


OWN: Mapping[str, Callable[[Any, date], Any]] = {
    "membership": _membership,
    "stood": _stood,
    "cards": _table("people_card"),
    "exempted": _conditions("exempted"),
    "suspended": _conditions("suspended"),
    "suspended_from_committee": _conditions("suspended_from_committee"),
    "away": _conditions("temporary_transfer_out"),
    "seats": _table("people_appointment"),
    "committees": lambda memory, on: ["committee"] * len(memory.tables["people_appointment"]),
    "declared": _declared,
    "party_age": _party_age,
    "recount": lambda memory, on: next(iter(_open(_rows(memory, "people_partyage"))), []),
    "awards": _table("badge_award"),
    "accounts": lambda memory, on: [row["id"] for row in _rows(memory, "people_user")],
    "open_cases": _table("other_case"),
    "checks": _table("admission_relativecheck"),
    "introducers": _still("admission_introducer"),
    "helpers": _still("admission_helper"),
    "reviewed_months": lambda memory, on: [
        row["month"] for row in _rows(memory, "admission_monthlyreview")
    ],
    "barred_people": lambda memory, on: [
        row["relative_id"] for row in _rows(memory, "people_kinship")
    ],
}
