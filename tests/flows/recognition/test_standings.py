"""Of two acts that would change one person's standing, the database lets one take effect."""

from datetime import date

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


def test_the_second_of_two_that_read_the_same_standing_is_refused(way):
    answer = way.opens()
    actor = way.actor("Đạt")
    with scopes.opened_for(person_id=actor.person_id, at=way.at):
        situation = reading.situation(
            Item.objects.get(case_id=answer.case_id, step="helper_comments").pk,
            person_id=actor.person_id,
            appointment_id=None,
            act="step.act",
            on=LEFT_ON,
            today=LEFT_ON,
            own=procedure("recognition").own,
        )
        write(situation)

        with pytest.raises(IntegrityError) as clash, transaction.atomic():
            write(situation)

        assert isinstance(decisions.the_last_word(clash.value), StandingChanged)
