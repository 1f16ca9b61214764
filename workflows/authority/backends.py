"""Django's door to authority: the only backend that answers has_perm."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth.backends import BaseBackend

from workflows.authority import powers


@dataclass(frozen=True, slots=True)
class Matter:
    """What a permission is asked about: a body, a day, and the person concerned, if any."""

    body_id: UUID
    on: date
    about: UUID | None = None


class AppointmentBackend(BaseBackend):
    """Answers from the appointments of the day; a question without a matter is answered no."""

    def has_perm(self, user_obj: Any, perm: str, obj: object = None) -> bool:
        """Tell whether a seat of the account's person gives the power in the matter."""
        if not user_obj.is_active or not isinstance(obj, Matter):
            return False
        return powers.may(user_obj.person_id, perm, body_id=obj.body_id, on=obj.on, about=obj.about)
