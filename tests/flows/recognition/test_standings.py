"""Of two acts that would change one person's standing, the database lets one take effect."""

from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from workflows.authority import scopes
from workflows.engine import consequences, decisions, reading
from workflows.engine.ladder.standings import changed
from workflows.engine.models import Item
from workflows.engine.refusals import StandingChanged
from workflows.engine.registry import procedure
from workflows.engine.rulings import Ruling
from workflows.engine.writing import Writing
from workflows.foundation.identifiers import new_id

LEFT_ON = date(2024, 7, 8)


def write(situation):
    """Write the end of the membership, as read in this situation."""
    insertions, amendments = changed(
        situation, lambda held: held.leave(on=LEFT_ON, by="leaving"), since=LEFT_ON
    )
    writing = Writing()
    ruling = Ruling(outcome="carried", insertions=insertions, amendments=amendments)
    consequences.write_rows(writing, situation=situation, ruling=ruling, entry_id=new_id())
    writing.write()


@contextmanager
def a_situation(way):
    """Read the situation of a case of recognition, the file of which was just opened."""
    answer = way.opens()
    actor = way.actor("Đạt")
    with scopes.opened_for(person_id=actor.person_id, at=way.at):
        yield reading.situation(
            Item.objects.get(case_id=answer.case_id, step="helper_comments").pk,
            person_id=actor.person_id,
            appointment_id=None,
            act="step.act",
            on=LEFT_ON,
            today=LEFT_ON,
            own=procedure("recognition").own,
        )


def test_the_second_of_two_that_read_the_same_standing_is_refused(way):
    with a_situation(way) as situation:
        write(situation)

        with pytest.raises(IntegrityError) as clash, transaction.atomic():
            write(situation)

        assert isinstance(decisions.the_last_word(clash.value), StandingChanged)


def test_a_recognition_dated_back_behind_an_annulled_one_begins_with_its_own_day(way):
    with a_situation(way) as situation:
        began = date.fromisoformat(situation.own["membership"]["standing"]["since"])
        earlier = began - timedelta(days=1)

        insertions, _ = changed(
            situation, lambda held: held.recognise(since=earlier, decided_on=LEFT_ON), since=earlier
        )

        assert insertions[0].rows[0]["during"].lower == LEFT_ON
