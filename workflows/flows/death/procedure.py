"""Death as the engine meets it: its map, its rows, its judgement."""

from collections.abc import Mapping
from typing import Any

from workflows.engine.ladder.filing import filed
from workflows.engine.ladder.procedure import LadderProcedure
from workflows.engine.ladder.standings import MEMBERSHIP
from workflows.engine.registry import register
from workflows.engine.situations import Situation
from workflows.flows.death import recording
from workflows.flows.death.appearance import DeathAppearance
from workflows.flows.death.flow import DeathFlow
from workflows.flows.death.forms import FORMS
from workflows.people.models.memberships import StandingKind


class Death(LadderProcedure):
    """The death of a member: nobody decides on it, and it cannot be taken back here."""

    name = "death"
    prefix = "TT"
    about = frozenset({StandingKind.PROBATIONARY, StandingKind.OFFICIAL})
    maps: Mapping[int, Any] = {DeathFlow.shape: DeathFlow}
    own: Mapping[str, str] = {
        **recording.OWN,
        "membership": MEMBERSHIP,
        "barred_people": "SELECT to_jsonb(barring.known)",
    }
    judgements: Mapping[str, Any] = {
        "cell_records_death": recording.recorded,
        "cell_ends_open_cases": recording.ended_cases,
        "committee_takes_note": filed,
    }
    forms = FORMS
    beside_sentences: Mapping[str, str] = {}
    may_return: frozenset[str] = frozenset()
    may_recall = frozenset({"cell_ends_open_cases", "committee_takes_note"})
    appearance = DeathAppearance()

    def endings(self, situation: Situation) -> Mapping[str, str]:  # noqa: ARG002
        """Answer that nothing ends the record of a death before its last step."""
        return {}

    def changed_the_person(self, situation: Situation) -> bool:  # noqa: ARG002
        """Answer that the opening ended the membership."""
        return True

    def beside(self) -> Mapping[str, str]:
        """Answer that nothing is recorded beside the steps."""
        return {}


register(Death())
