"""What a form about a case stands on."""

from dataclasses import dataclass
from uuid import UUID

from workflows.engine.models import Item
from workflows.engine.registry import Procedure
from workflows.engine.situations import Situation
from workflows.web import words


@dataclass(frozen=True, slots=True)
class Ground:
    """The item a form is about, and everything that is known of it on the form's day."""

    item: Item
    procedure: Procedure
    situation: Situation
    power: str

    @property
    def acts_as(self) -> str:
        """Return the office in which the reader acts."""
        office = (self.situation.seat or {}).get("office")
        if office is None:
            return ""
        return words.seat_title(office=office, unit_name=self._unit())

    @property
    def step(self) -> str:
        """Return the name of the item's step."""
        return words.label(self.procedure.rule(self.item.step))

    @property
    def held_by(self) -> str:
        """Return the body that holds the item, with its unit."""
        return f"{words.body_kind(self.item.body.kind)}, {self.item.body.unit.name}"

    def _unit(self) -> str:
        body_id = UUID((self.situation.seat or {})["body_id"])
        units = (
            unit.name
            for unit in self.situation.ladder
            if any(body.id == body_id for body in unit.bodies)
        )
        return next(units, self.item.body.unit.name)
