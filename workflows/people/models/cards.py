"""The member's card: its number, who holds it on a day, and how it came to its end."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q
from django_fsm import FSMField, transition

from workflows.foundation.identifiers import new_id
from workflows.journal.fields import ScopeField
from workflows.journal.history import recorded
from workflows.people.models.memberships import nobody_directly
from workflows.people.models.persons import Person

SHOWN = 3


class CardState(models.TextChoices):
    """Where a card is: on the way to the member, with them, or at its end."""

    ISSUED = "issued"
    HELD = "held"
    LOST = "lost"
    REPLACED = "replaced"
    COLLECTED = "collected"
    NOT_COLLECTED = "not_collected"
    KEPT = "kept"


class EndOfCard(models.TextChoices):
    """Why a card is valid no longer."""

    LOSS = "loss"
    DAMAGE = "damage"
    ERROR = "error"
    EXCHANGE = "exchange"
    LEAVING = "leaving"
    DEATH = "death"


@recorded(personal=("number", "not_collected_because"))
class Card(models.Model):
    """
    One card of one member, valid from the day it was issued until it ended.

    A transition is reached only through a decided step, or the opening act of a unit's
    register. The number is text: a leading zero belongs to it.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cards")
    version = models.TextField()
    number = models.TextField()
    issued_on = models.DateField()
    document = models.TextField()
    state = FSMField(default=CardState.ISSUED, choices=CardState, protected=True)
    during = DateRangeField()
    handed_over_on = models.DateField(null=True)
    ended_by = models.TextField(blank=True, default="", db_default="", choices=EndOfCard)
    collected_on = models.DateField(null=True)
    handed_up_on = models.DateField(null=True)
    not_collected_because = models.TextField(blank=True, default="", db_default="")
    entry_id = models.UUIDField()
    path = ScopeField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(
                name="a_person_has_one_valid_card_a_day",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
            ),
            ExclusionConstraint(
                name="a_card_number_belongs_to_one_person",
                expressions=[
                    ("version", RangeOperators.EQUAL),
                    ("number", RangeOperators.EQUAL),
                    ("person", RangeOperators.NOT_EQUAL),
                ],
            ),
            models.CheckConstraint(condition=~Q(number=""), name="a_card_has_a_number"),
            models.CheckConstraint(
                condition=Q(ended_by="", during__upper_inf=True)
                | ~Q(ended_by="") & Q(during__upper_inf=False),
                name="a_card_that_ended_says_by_what",
            ),
            models.CheckConstraint(
                condition=~Q(state="not_collected") | ~Q(not_collected_because=""),
                name="a_card_that_was_not_collected_says_why",
            ),
        ]

    @property
    def out(self) -> bool:
        """Tell whether the card is with the member, or on the way to them."""
        return self.state in (CardState.ISSUED, CardState.HELD)

    @property
    def to_be_collected(self) -> bool:
        """Tell whether it is out, or still with a member for whom another stands in its place."""
        return self.out or self.state == CardState.REPLACED

    @property
    def masked(self) -> str:
        """Return the last signs of the number, which tell cards apart and name nobody."""
        return f"…{self.number[-SHOWN:]}"

    @transition(
        field=state, source=CardState.ISSUED, target=CardState.HELD, permission=nobody_directly
    )
    def hand_over(self, *, on: date) -> None:
        """Put the card into the member's hands."""
        self.handed_over_on = on

    @transition(
        field=state, source=CardState.HELD, target=CardState.LOST, permission=nobody_directly
    )
    def lose(self, *, on: date) -> None:
        """Let the card be valid no longer from the day its loss was reported."""
        self._end(on, EndOfCard.LOSS)

    @transition(
        field=state,
        source=(CardState.ISSUED, CardState.HELD),
        target=CardState.REPLACED,
        permission=nobody_directly,
    )
    def replace(self, *, on: date, by: EndOfCard) -> None:
        """Let another card stand in its place from the day that one was issued."""
        self._end(on, by)

    @transition(
        field=state,
        source=(CardState.ISSUED, CardState.HELD, CardState.REPLACED),
        target=CardState.COLLECTED,
        permission=nobody_directly,
    )
    def collect(self, *, since: date, on: date, handed_up_on: date | None) -> None:
        """Take the card in, which had its end on the day ``since`` at the latest."""
        self.collected_on, self.handed_up_on = on, handed_up_on
        self._end(since, EndOfCard.LEAVING)

    @transition(
        field=state,
        source=(CardState.ISSUED, CardState.HELD, CardState.REPLACED),
        target=CardState.NOT_COLLECTED,
        permission=nobody_directly,
    )
    def fail_to_collect(self, *, since: date, because: str) -> None:
        """Record that the card was not given back, and why; it is valid no longer all the same."""
        self.not_collected_because = because
        self._end(since, EndOfCard.LEAVING)

    @transition(
        field=state,
        source=(CardState.ISSUED, CardState.HELD),
        target=CardState.KEPT,
        permission=nobody_directly,
    )
    def leave_to_family(self, *, since: date) -> None:
        """Leave the card of a member who died with the family."""
        self._end(since, EndOfCard.DEATH)

    def _end(self, on: date, by: EndOfCard) -> None:
        """End the time in which the card is valid, unless it has ended before."""
        if not self.ended_by:
            self.during = DateRange(self.issued_on, max(on, self.issued_on))
            self.ended_by = by
