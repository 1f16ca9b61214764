"""What must hold of a case after whatever was done to it."""

import hashlib
from collections import Counter
from fractions import Fraction
from itertools import pairwise

from tests.prove.memory import Memory, Row, Tables
from tests.prove.shapes import Shape
from workflows.engine import maps
from workflows.engine.registry import Procedure
from workflows.rules.majorities import Majority

NEXT = {
    "applicant": {"probationary"},
    "probationary": {"official", "former", "annulled"},
    "official": {"former", "annulled", "probationary"},
    "former": {"probationary", "official"},
}
MEMBERS = {"probationary", "official"}
# What belongs to members alone.
OF_MEMBERS = ("people_card", "people_condition", "people_partyage", "badge_award")
DATED = (
    "people_card",
    "people_condition",
    "people_cellplace",
    "people_appointment",
    "people_partyage",
)


class Broken(AssertionError):
    """A law does not hold."""


def require(holds: bool, law: str) -> None:
    """
    Go on only where a law holds.

    :raises Broken: with the law in words
    """
    if not holds:
        raise Broken(law)


def hold(memory: Memory, procedure: Procedure) -> None:
    """
    Hold all laws against a case.

    :raises Broken: with the first law that does not hold
    """
    for law in (_waits_or_has_ended, _chains, _clocks_agree, _stands_once, _ends_with_membership):
        law(memory)
    _ended_as_known(memory, procedure)
    _nothing_twice(memory)


def _waits_or_has_ended(memory: Memory) -> None:
    case, waiting = memory.case, memory.items("open")
    require(bool(waiting) is (case["state"] == "open"), "a case has an open item, or it has ended")
    stuck = Counter(row["note"].get("for_step", row["step"]) for row in waiting)
    require(set(stuck.values()) <= {1}, "a step is open once")
    require(bool(case["outcome"]) is (case["state"] == "ended"), "an ended case has an outcome")


def _chains(memory: Memory) -> None:
    entries = memory.rows("journal_entry")
    for number, entry in enumerate(entries, start=1):
        require(entry["number"] == number, "the entries of a case are numbered without a gap")
    last = entries[-1]
    require(hashlib.sha256(bytes(last["canonical"])).digest() == last["hash"], "an entry is hashed")
    for before, after in pairwise(entries[-2:]):
        require(after["previous"] == before["hash"], "each entry follows the one before")
    named = [row["entry_id"] for row in memory.items("done", "void") if row.get("entry_id")]
    require(len(set(named)) == len(named), "each decided step has an entry of its own")
    require(set(named) <= {row["id"] for row in entries}, "a decided step has its entry")


def _clocks_agree(memory: Memory) -> None:
    running = [row for row in memory.rows("engine_clock") if row["state"] == "running"]
    require(not running or memory.case["state"] == "open", "an ended case has no running clock")
    kinds = Counter(row["kind"] for row in running)
    require(set(kinds.values()) <= {1}, "a clock of a kind runs once")
    due = {row["kind"]: row["due_on"] for row in running}
    for row in memory.items("open"):
        waits_for = row["note"].get("for_step", row["step"])
        told = row["due_on"] == due.get(waits_for)
        require(told, "a step is due when its clock says")


def _stands_once(memory: Memory) -> None:
    standings = sorted(memory.rows("people_standing"), key=lambda row: row["during"].lower)
    kinds = [row["kind"] for row in standings]
    for (before, after), (earlier, later) in zip(pairwise(kinds), pairwise(standings), strict=True):
        require(after in NEXT[before], f"nobody becomes {after} who is {before}")
        require(earlier["during"].upper == later["during"].lower, "one standing a day")
    present = [row["kind"] for row in standings if row["during"].upper is None]
    held = memory.rows("people_membership")[0]["state"]
    require(present == [held], "the life-cycle is the present end of the standings")
    for row in standings:
        _forward(row, "a standing")


def _ends_with_membership(memory: Memory) -> None:
    present = next(row for row in memory.rows("people_standing") if row["during"].upper is None)
    for row in memory.rows("people_condition") if present["kind"] not in MEMBERS else ():
        since, until = row["during"].lower, row["during"].upper
        over = until is not None and (until <= present["during"].lower or since == until)
        require(over, "no circumstance of a member outlasts the membership")


def _nothing_twice(memory: Memory) -> None:
    cards = memory.rows("people_card")
    require(sum(row["during"].upper is None for row in cards) <= 1, "one valid card a day")
    ages = memory.rows("people_partyage")
    require(sum(row["during"].upper is None for row in ages) <= 1, "one party age a day")
    for table in DATED:
        for row in memory.rows(table):
            _forward(row, table)


def _forward(row: Row, what: str) -> None:
    during = row["during"]
    require(during.upper is None or during.lower <= during.upper, f"{what} ends after it begins")


def _ended_as_known(memory: Memory, procedure: Procedure) -> None:
    case = memory.case
    if case["state"] == "ended":
        known = {*maps.outcomes(procedure.map(case["shape"])), *procedure.rules.outcomes}
        require(case["outcome"] in known, "an outcome is drawn, or named in the table")


def follows_majority(majority: Majority, *, have: int, of: int, outcome: str) -> None:
    """
    Hold the outcome of a vote against the share, in exact fractions.

    :raises Broken: if it carried without the share, or fell short with it
    """
    share = Fraction(have, of)
    reached = share > majority.share if majority.exceeded else share >= majority.share
    require(outcome == ("carried" if reached else "short"), "a vote carries by its majority alone")


def given_to_members(before: Tables, memory: Memory) -> None:
    """
    Hold that only a member is given what belongs to members.

    :raises Broken: if somebody else was given a card, a badge, a circumstance or a party age
    """
    [membership] = before["people_membership"].values()
    for table in OF_MEMBERS if membership["state"] not in MEMBERS else ():
        fresh = set(memory.tables[table]) - set(before.get(table, ()))
        require(not fresh, "who is no member is given nothing that belongs to members")


def opened_before_somebody(fresh: list[Row], shape: Shape) -> None:
    """
    Hold that each step just opened waits before somebody who may act, or before the superior.

    :raises Broken: if one waits before nobody
    """
    for row in fresh:
        seen = row["step"] == "superior_directs" or not shape.is_vacant(row["body_id"])
        require(seen, f"{row['step']} waits before somebody")
