"""A proof that never fails proves little: faults seeded into a procedure are caught."""

from dataclasses import replace

import pytest

from tests.prove import proofs
from tests.prove.laws import Broken
from workflows.engine.ladder import standings
from workflows.engine.ladder.answers import CARRIED
from workflows.engine.ladder.filing import filed
from workflows.engine.maps import CaseFlow
from workflows.engine.nodes import Act, Join, Opening, Outcome, Question, Relief, Split, this
from workflows.engine.registry import procedure
from workflows.flows.death.procedure import Death
from workflows.flows.leaving.procedure import Leaving


class DeadEndFlow(CaseFlow):
    """A step after which nothing comes."""

    cell_records_death = Opening().Next(this.committee_takes_note)
    committee_takes_note = Act()
    superior_directs = Relief().Next(this.closed_by_superior)
    closed_by_superior = Outcome()


class NeverJoinedFlow(CaseFlow):
    """A branch that always opens itself again instead of coming to its join."""

    cell_records_death = Opening().Next(this.parts)
    parts = Split().Next(this.cell_ends_open_cases).Next(this.committee_takes_note)
    cell_ends_open_cases = Act().Next(this.is_enough)
    is_enough = Question(lambda answered: False).Then(this.meets).Else(this.cell_ends_open_cases)
    committee_takes_note = Act().Next(this.meets)
    meets = Join().Next(this.recorded)
    superior_directs = Relief().Next(this.closed_by_superior)
    recorded = Outcome()
    closed_by_superior = Outcome()


class LostOutcomeFlow(CaseFlow):
    """An outcome to which no arrow leads."""

    cell_records_death = Opening().Next(this.committee_takes_note)
    committee_takes_note = Act().Next(this.recorded)
    superior_directs = Relief().Next(this.closed_by_superior)
    recorded = Outcome()
    forgotten = Outcome()
    closed_by_superior = Outcome()


def drawn(flow_class):
    """Return the recording of a death on another map."""
    faulty = type("Faulty", (Death,), {"maps": {1: flow_class}})()
    faulty.judgements = {**Death.judgements, "cell_ends_open_cases": filed}
    return faulty


def broken_by(faulty):
    """Return the law that walks of a procedure broke first."""
    with pytest.raises(Broken) as caught:
        proofs.walked(faulty, runs=30, steps=40, shortens=False)
    return str(caught.value)


def test_a_dead_end_is_caught():
    assert broken_by(drawn(DeadEndFlow)) == "a case has an open item, or it has ended"


def test_a_branch_that_never_comes_to_its_join_is_named():
    proof = proofs.walked(drawn(NeverJoinedFlow), runs=30, steps=40)

    assert "1: is_enough → meets" in proof.missing


def test_an_outcome_without_an_arrow_is_named():
    proof = proofs.walked(drawn(LostOutcomeFlow), runs=30, steps=40)

    assert "1:  → forgotten" in proof.missing


def test_a_vote_that_carries_without_its_majority_is_caught():
    class Lenient(Leaving):
        def weigh(self, situation, verdict, facts):
            ruling = super().weigh(situation, verdict, facts)
            return replace(ruling, outcome=CARRIED)

    assert broken_by(Lenient()) == "a vote carries by its majority alone"


def test_a_step_handed_to_a_body_in_which_nobody_may_act_is_caught():
    class Unrelieved(Leaving):
        def hold(self, step, situation):
            filled = tuple(
                replace(
                    unit,
                    bodies=tuple(replace(body, somebody_may_act=True) for body in unit.bodies),
                )
                for unit in situation.ladder
            )
            return super().hold(step, replace(situation, ladder=filled))

    assert broken_by(Unrelieved()).endswith("waits before somebody")


def test_a_clock_that_outlives_its_case_is_caught(monkeypatch):
    monkeypatch.setattr(
        "workflows.engine.consequences._close_what_is_open", lambda *given, **named: None
    )

    assert broken_by(procedure("admission")) in {
        "an ended case has no running clock",
        "a case has an open item, or it has ended",
    }


def test_a_recall_that_lets_a_clock_run_which_another_step_met_is_caught(monkeypatch):
    def restarted(clock, decided, started, on):
        return replace(clock, state="running", ended_on=None, ended_by=None)

    monkeypatch.setattr("workflows.engine.setting_aside._without", restarted)

    assert broken_by(procedure("recognition")) in {
        "a step is due when its clock says",
        "a clock of a kind runs once",
    }


def test_a_badge_for_somebody_who_left_meanwhile_is_caught(monkeypatch):
    monkeypatch.setattr("workflows.engine.concerns.check", lambda *given: None)

    law = broken_by(procedure("badge"))

    assert law == "who is no member is given nothing that belongs to members"


def test_an_exemption_that_outlasts_the_membership_is_caught(monkeypatch):
    def left_open(table, row, situation, *, on):
        amendment = ended(table, row, situation, on=on)
        return replace(amendment, columns={}) if table == "people_condition" else amendment

    ended = standings._ended
    monkeypatch.setattr(standings, "_ended", left_open)

    law = broken_by(procedure("exemption"))

    assert law == "no circumstance of a member outlasts the membership"
