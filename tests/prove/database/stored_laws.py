"""What must hold of a case in the tables, beside what holds of it in memory too."""

from collections import Counter
from types import SimpleNamespace

from tests.prove.deeds import TODAY
from tests.prove.laws import require
from tests.prove.memory import Memory, Row
from workflows.authority import powers
from workflows.engine.ladder.answers import CARRIED, SHORT
from workflows.journal.chains import breaks

MEMBERS = {"probationary", "official"}
VERDICTS = {CARRIED, SHORT}


def hold(memory: Memory) -> None:
    """
    Hold all laws against what was read of a case.

    :raises Broken: with the first law that does not hold
    """
    for law in (_chain_is_whole, _told_once, _counts_stand, _one_cell, _power_of_members_only):
        law(memory)


def _chain_is_whole(memory: Memory) -> None:
    entries = [SimpleNamespace(**row) for row in memory.rows("journal_entry")]
    require(breaks(entries) == [], "the chain of the case is whole")


def _told_once(memory: Memory) -> None:
    told = Counter(row["number"] for row in memory.rows("engine_message"))
    wanted = {row["number"] for row in memory.rows("journal_entry")}
    require(set(told) == wanted and set(told.values()) == {1}, "each entry is told once")


def _counts_stand(memory: Memory) -> None:
    voted = {
        row["id"]: row["outcome"] for row in memory.items("done") if row["outcome"] in VERDICTS
    }
    counts = [row for row in memory.rows("engine_question") if row["current"]]
    of = Counter(row["item_id"] for row in counts)
    require(of == Counter(dict.fromkeys(voted, 1)), "each vote that stands has one count")
    for row in counts:
        require(_adds_up(row), "the ballots add up")
        outcome = CARRIED if row["carried"] else SHORT
        require(voted[row["item_id"]] == outcome, "a step comes to what was counted")


def _adds_up(row: Row) -> bool:
    votes = row["in_favour"] + row["against"] + row["invalid"]
    return (
        votes == row["collected"] <= row["handed_out"] <= row["present"] <= row["electorate"]
        and (row["in_favour"] >= row["needed"]) is row["carried"]
        and row["electorate"] == len(row["electorate_ids"])
    )


def _one_cell(memory: Memory) -> None:
    open_places = [row for row in memory.rows("people_cellplace") if row["during"].upper is None]
    state = memory.rows("people_membership")[0]["state"]
    require(len(open_places) == (state in MEMBERS), "a member, and nobody else, has one cell")


def _power_of_members_only(memory: Memory) -> None:
    membership = memory.rows("people_membership")[0]
    for seat in memory.rows("people_appointment"):
        may = powers.may(membership["person_id"], "step.act", body_id=seat["body_id"], on=TODAY)
        require(not may or not _suspended(memory), "who is suspended has no power")
        require(not may or membership["state"] in MEMBERS, "who is no member has no power")


def _suspended(memory: Memory) -> bool:
    kinds = {"suspended", "suspended_from_committee"}
    return any(
        row["kind"] in kinds
        and row["during"].lower <= TODAY
        and (row["during"].upper is None or row["during"].upper > TODAY)
        for row in memory.rows("people_condition")
    )
