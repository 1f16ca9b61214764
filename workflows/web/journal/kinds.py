"""The kinds of acts by which the journal is filtered."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from workflows.journal import recording
from workflows.journal.acts import every_act
from workflows.web import readings, reminders

ACTS, EVERYTHING = "acts", "all"
_SIGN_INS = (recording.SIGNED_IN, recording.SIGNED_OUT, recording.SIGN_IN_FAILED)
_READINGS = (
    *(readings.CASE, readings.PERSON, readings.KINSHIPS, readings.PAPER, readings.REGISTER),
    *(readings.JOURNAL, readings.NOT_FOUND),
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of acts; ``code`` stands in the address."""

    code: str
    title: str | Promise
    acts: tuple[str, ...]


def kinds() -> dict[str, Kind]:
    """Return the kinds by their codes: what was decided first, then what was only tried or read."""
    aside = {each.code for each in (recording.REFUSED, *_READINGS, *_SIGN_INS)} | reminders.ACTS
    decided = tuple(each.code for each in every_act() if each.code not in aside)
    found = (
        Kind(ACTS, _("Acts"), decided),
        Kind("refusals", _("Refused"), (recording.REFUSED.code,)),
        Kind("readings", _("Readings"), tuple(each.code for each in _READINGS)),
        Kind("sign-ins", _("Sign-ins"), tuple(each.code for each in _SIGN_INS)),
        Kind("reminders", _("Reminders"), tuple(sorted(reminders.ACTS))),
        Kind(EVERYTHING, _("Everything"), ()),
    )
    return {each.code: each for each in found}
