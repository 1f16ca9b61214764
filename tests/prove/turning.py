"""A count that is corrected in memory: where the verdict turns, what followed is void."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tests.prove.deeds import AT, CORRECTED, Act, Desk
from tests.prove.memory import Row, Writing
from workflows.engine import consequences, maps
from workflows.engine.corrections import TooLateToCorrect
from workflows.engine.refusals import ItemVoid
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.rules.tallies import Verdict


def corrects(desk: Desk, count: Row, act: Act, *, in_favour: int) -> str:
    """Correct the votes in favour of a count, and return what the step comes to."""
    memory, procedure = desk.memory, desk.procedure
    item = memory.tables["engine_item"][count["item_id"]]
    situation = desk.read(item, replace(act, on=count["met_on"]))
    if item["state"] != "done" or not count["current"]:
        raise ItemVoid
    verdict = Verdict(in_favour, count["needed"], count["members"])
    turned = verdict.carried != (count["in_favour"] >= count["needed"])
    if turned:
        drawn = maps.outcomes(procedure.map(memory.case["shape"]))
        if memory.case["state"] == "ended" and memory.case["outcome"] not in drawn:
            raise ItemVoid
        if procedure.changed_the_person(situation):
            raise TooLateToCorrect
        told = {"number": "1", "issued_on": count["issued_on"]}
        _turn(desk, situation, procedure.weigh(situation, verdict, told), act)
    memory.tables["engine_question"][count["id"]] = {**count, "in_favour": in_favour}
    return "turned" if turned else "corrected"


def _turn(desk: Desk, situation: Situation, ruling: Ruling, act: Act) -> None:
    memory = desk.memory
    entry = desk.entry(situation, Ruling(outcome=ruling.outcome), act=CORRECTED)
    own_entries = desk.entries_on([situation.item.id])
    later = _later(desk, situation)
    desk.set_aside(later, on=act.on)
    items = memory.tables["engine_item"]
    for row in later:
        items[row["id"]] = {**row, "state": "void"}
    ahead = consequences.ahead_of(desk.procedure, situation, ruling, still_open=set())
    starting = _clocks_to_start(desk, ruling, own_entries, act)
    columns: Mapping[str, Any] = {"state": "open", "outcome": "", "ended_on": None}
    if ahead.outcome is not None:
        columns = {"state": "ended", "outcome": ahead.outcome, "ended_on": act.on}
        starting = ()
        _void(desk, [row for row in memory.rows("engine_clock") if row["state"] == "running"], act)
    read = desk.read(items[situation.item.id], replace(act, on=situation.on))
    ruling = replace(ruling, clocks=starting, clocks_ended=())
    writing = Writing(memory)
    facts = {**situation.item.facts, "outcome": ruling.outcome}
    writing.update("engine_item", situation.item.id, {"outcome": ruling.outcome, "facts": facts})
    writing.update("engine_case", situation.case.id, columns)
    consequences.write_entry(writing, entry)
    consequences.write_rows(writing, situation=read, ruling=ruling, entry_id=entry.id)
    consequences.write_clocks(writing, situation=read, ruling=ruling, entry_id=entry.id)
    consequences.open_items(
        writing,
        situation=read,
        holdings=consequences.holdings_for(desk.procedure, read, ruling, ahead.steps),
        opened_on=situation.on,
        at=AT,
        clocks=starting,
    )
    writing.write()


def _later(desk: Desk, situation: Situation) -> list[Row]:
    found: list[Row] = []
    sources = {situation.item.id}
    for row in desk.memory.items():
        if row.get("came_from_id") in sources and row["state"] in {"open", "done"}:
            found.append(row)
            sources.add(row["id"])
    return found


def _clocks_to_start(desk: Desk, ruling: Ruling, entries: Any, act: Act) -> Any:
    own = [row for row in desk.memory.rows("engine_clock") if row["entry_id"] in entries]
    wanted = {(each.kind, each.event_on) for each in ruling.clocks}
    kept = {
        row["kind"]
        for row in own
        if row["state"] == "running" and (row["kind"], row["event_on"]) in wanted
    }
    _void(desk, [row for row in own if row["kind"] not in kept], act)
    return tuple(each for each in ruling.clocks if each.kind not in kept)


def _void(desk: Desk, clocks: list[Row], act: Act) -> None:
    for row in clocks:
        voided = {**row, "state": "void", "ended_on": act.on}
        desk.memory.tables["engine_clock"][row["id"]] = voided
