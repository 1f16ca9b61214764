"""The tables of the engine, one concept a file."""

from workflows.engine.models.cases import Case, CaseState, Item, ItemState
from workflows.engine.models.clocks import Clock, ClockState
from workflows.engine.models.meetings import BallotForm, Meeting, MeetingMode, Question
from workflows.engine.models.outbox import Message, Notice
from workflows.engine.models.reminders import Reminder

__all__ = [
    "BallotForm",
    "Case",
    "CaseState",
    "Clock",
    "ClockState",
    "Item",
    "ItemState",
    "Meeting",
    "MeetingMode",
    "Message",
    "Notice",
    "Question",
    "Reminder",
]
