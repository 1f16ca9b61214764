"""The cell is reminded that a probation ends, at the days the rule book names, each once."""

from datetime import UTC, date, datetime, timedelta

from workflows.authority import law
from workflows.engine.models import Message, Reminder
from workflows.engine.reminding.sweeping import sweep_once
from workflows.flows.recognition.reminding import KIND, THRESHOLDS
from workflows.journal import chains
from workflows.journal.models import Entry

from .conftest import ENDS


def swept(day: date) -> int:
    """Sweep on the morning of a day."""
    return sweep_once(datetime(day.year, day.month, day.day, 1, tzinfo=UTC))


def thresholds(way):
    """Return at which thresholds the end of Ngân's probation was pointed out."""
    way.world.see_everything()
    found = Reminder.objects.filter(thing_id=way.world.id("Ngân"), kind=KIND, due_on=ENDS)
    return list(found.order_by("id").values_list("days_before", flat=True))


def test_the_cell_is_reminded_on_each_day_of_the_rule_book(way):
    days = [ENDS - timedelta(days=before) for before in range(100, -3, -1)]

    reminded = [day for day in days if swept(day)]

    named = law.pack().parameter(THRESHOLDS).on(ENDS).value
    assert named == (90, 60, 30, 15, 7)
    assert reminded == [ENDS - timedelta(days=before) for before in (*named, 0)]
    assert thresholds(way) == [*named, 0]


def test_a_month_without_a_worker_is_made_good_by_one_reminder(way):
    swept(ENDS - timedelta(days=61))

    swept(ENDS - timedelta(days=20))

    assert thresholds(way) == [90, 30]


def test_nobody_is_reminded_of_a_probation_that_is_over(way):
    membership = way.membership()
    membership.recognise(since=ENDS, decided_on=ENDS)
    membership.save()

    assert swept(ENDS) == 0


def test_nobody_is_reminded_while_the_day_of_the_ceremony_is_unknown(way):
    membership = way.membership()
    membership.admitted_on = None
    membership.save()

    assert swept(ENDS) == 0


def test_the_reminder_stands_in_the_chain_of_the_cell_and_goes_to_its_meeting(way):
    swept(ENDS - timedelta(days=60))

    cell = way.world.units[way.cell]
    entries = list(Entry.objects.filter(stream_kind="unit", stream_id=cell.id).order_by("number"))
    message = Message.objects.get(kind="clock.expiring")
    assert chains.breaks(entries) == []
    assert entries[-1].subjects["person"] == str(way.world.id("Ngân"))
    assert entries[-1].article == "5.1"
    assert message.bodies == [way.world.body(way.cell, "cell_meeting").id]


def test_a_message_holds_no_name(way):
    swept(ENDS)

    assert list(Message.objects.values_list("ids", flat=True)) == [
        {"person": str(way.world.id("Ngân"))}
    ]
