"""A count that is corrected in memory: where the verdict turns, what followed is void."""

from dataclasses import replace

from tests.prove.deeds import AT, CORRECTED, Act, Desk
from tests.prove.memory import Row, Writing
from workflows.engine import consequences, maps, turning
from workflows.engine.corrections import TooLateToCorrect
from workflows.engine.refusals import ItemVoid
from workflows.engine.rulings import Ruling
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
    aside, writing = Writing(memory), Writing(memory)
    if turned:
        drawn = maps.outcomes(procedure.map(memory.case["shape"]))
        if memory.case["state"] == "ended" and memory.case["outcome"] not in drawn:
            raise ItemVoid
        if procedure.changed_the_person(situation):
            raise TooLateToCorrect
        told = {"number": "1", "issued_on": count["issued_on"]}
        ruling = procedure.weigh(situation, verdict, told)
        entry = desk.entry(
            situation, Ruling(outcome=ruling.outcome), act=CORRECTED, question=count["id"]
        )
        consequences.write_entry(writing, entry)
        turn = turning.Turn(
            situation=situation,
            procedure=procedure,
            ruling=ruling,
            act=CORRECTED,
            decided_on=act.on,
            at=AT,
            entry_id=entry.id,
        )
        turning.turn(aside, writing, turn, memory.record())
    writing.update("engine_question", count["id"], {"in_favour": in_favour})
    aside.write()
    writing.write()
    return "turned" if turned else "corrected"
