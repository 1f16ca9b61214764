"""The person is told of a decision, and may complain about it as long as the window runs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from workflows.authority import law
from workflows.engine.editions import against, kept
from workflows.engine.ladder import roads
from workflows.engine.ladder.voting import clocks_after
from workflows.engine.maps import Answered
from workflows.engine.refusals import BeforeThePrecedingStep, InTheFuture
from workflows.engine.rulings import Amendment, ClockStart, Ruling
from workflows.engine.situations import ClockFacts, Situation
from workflows.foundation.refusals import Refusal
from workflows.rules.due_dates import due_date
from workflows.rules.parameters import Edition, Parameter

STEP = "complaint_window_runs"
ANSWER = "cell_receives_answer"
COMPLAINED = "complained"
ANNULLED = "annulled"
CLOCK = "complaint_window"
RECEIVED = "decision_received"
LODGED = "complaint_lodged"


class WindowStillRuns(Refusal):
    """Nobody says that no complaint came as long as one may come."""

    code = "complaint.window_still_runs"
    sentence = "Until {due_on} the person may still complain about the decision."
    remedy = "Record it once that day has passed, or record the complaint that came."


class ComplaintTooLate(Refusal):
    """A complaint after the window is not handled."""

    code = "complaint.too_late"
    sentence = "The complaint of {lodged_on} came after the last day, {due_on}."
    remedy = "Tell the person that the time to complain has passed, and record that it passed."


class ComplaintNotInWriting(Refusal):
    """A complaint is in writing."""

    code = "complaint.not_in_writing"
    sentence = "The complaint is not in the dossier."
    remedy = "Add the written complaint with its day."


def complained_about(answered: Answered) -> bool:
    """Ask whether the person complained about the decision in time."""
    return answered.outcome_of(STEP) == COMPLAINED


def annulled(answered: Answered) -> bool:
    """Ask whether the answer to the complaint annulled the decision."""
    return answered.outcome_of(ANSWER) == ANNULLED


@dataclass(frozen=True, slots=True)
class Complaints:
    """
    What is done about complaints of one kind.

    ``about`` is the name of the procedure under which the rule pack has their window.
    """

    about: str

    @property
    def paper(self) -> str:
        """Return the kind of paper that such a complaint is."""
        return f"{self.about}_complaint"

    def announced(
        self, situation: Situation, facts: Mapping[str, Any], *, issued_on: date
    ) -> Ruling:
        """
        Take note that the decision was announced; the time to complain runs from its receipt.

        ``facts["received_on"]`` is the day on which the person received it.

        :raises BeforeThePrecedingStep: if the person received it before it was issued
        :raises InTheFuture: if that day has not come
        """
        received_on: date = facts["received_on"]
        if received_on < issued_on:
            raise BeforeThePrecedingStep(decided_on=received_on, preceding=issued_on)
        if received_on > situation.today:
            raise InTheFuture(decided_on=received_on, today=situation.today)
        window = self._parameter
        edition = window.on(received_on)
        due = due_date(edition.value, received_on, law.calendar())
        return Ruling(
            outcome="announced",
            facts={"received_on": received_on, "until": due.on},
            source=roads.law_of_the_day(situation),
            editions={"complaint_window": kept(window, edition)},
            clocks=(ClockStart(CLOCK, window.name, RECEIVED, received_on, edition.value, due),),
        )

    def passed(self, situation: Situation, facts: Mapping[str, Any]) -> Ruling:
        """
        Take note that the time to complain passed and no complaint came.

        :raises WindowStillRuns: if it has not passed
        """
        del facts
        clock, edition = self._window(situation)
        doubts: tuple[Edition[Any], ...] = ()
        if situation.on <= clock.due_on:
            refusal = WindowStillRuns(due_on=clock.due_on, source=edition.source)
            doubts = against(edition, refusal)
        # A window that closed was neither kept nor missed by anybody.
        closed = {"state": "void", "ended_on": situation.on}
        return Ruling(
            outcome="passed",
            source=roads.law_of_the_day(situation),
            against=doubts,
            amendments=(Amendment("engine_clock", clock.id, closed),),
        )

    def complained(self, situation: Situation, facts: Mapping[str, Any]) -> Ruling:
        """
        Take note of a complaint; the time to settle it runs from the day it was lodged.

        :raises ComplaintNotInWriting: if it is not in the dossier
        :raises ComplaintTooLate: if it came after the window
        """
        del facts
        clock, edition = self._window(situation)
        papers = roads.rule(situation).papers.on(situation.on)
        doubts: tuple[Edition[Any], ...] = ()
        if not any(paper.kind == self.paper for paper in situation.papers):
            doubts += against(papers, ComplaintNotInWriting(source=edition.source))
        if situation.on > clock.due_on:
            refusal = ComplaintTooLate(
                lodged_on=situation.on, due_on=clock.due_on, source=edition.source
            )
            doubts += against(edition, refusal)
        return Ruling(
            outcome=COMPLAINED,
            source=roads.law_of_the_day(situation),
            against=doubts,
            clocks=clocks_after(LODGED, situation, event_on=situation.on, under=situation.on),
            clocks_ended=(CLOCK,),
        )

    def _window(self, situation: Situation) -> tuple[ClockFacts, Edition[Any]]:
        clock = next(each for each in situation.clocks if each.kind == CLOCK)
        return clock, self._parameter.on(clock.event_on)

    @property
    def _parameter(self) -> Parameter[Any]:
        return law.pack().parameter(f"{self.about}.{CLOCK}")


def answered(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """Take note of the answer to the complaint: the decision stands, or it is annulled."""
    return Ruling(
        outcome=facts["answer"],
        source=roads.law_of_the_day(situation),
        clocks_ended=(situation.item.step,),
    )
