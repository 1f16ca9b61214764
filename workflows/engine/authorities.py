"""By what right somebody acts: the appointment, and the edition of the power that it gives."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from workflows.authority import law
from workflows.engine.editions import kept
from workflows.engine.situations import Situation


def appointment(situation: Situation) -> Mapping[str, UUID]:
    """Return, for the subjects of an entry, the appointment in which the actor acts."""
    seat = situation.seat or {}
    return {"appointment": UUID(seat["appointment_id"])} if "appointment_id" in seat else {}


def power(situation: Situation) -> Mapping[str, Any]:
    """Return, for the editions of an entry, the power that the actor's seat gives by now."""
    seat = situation.seat or {}
    if "power" not in seat:
        return {}
    pack = law.pack()
    edition = pack.power(seat["power"], situation.today)
    return {"power": kept(pack.powers[seat["power"]], edition)}
