"""The temporary transfer as the engine meets it: its map, its rows, its judgement."""

from collections.abc import Mapping
from typing import Any

from workflows.engine.ladder import conditions
from workflows.engine.ladder.filing import filed
from workflows.engine.ladder.procedure import LadderProcedure, OwnManner
from workflows.engine.registry import register
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.flows.temporary_transfer.answers import CELL, COMMITTEE, RETURN
from workflows.flows.temporary_transfer.appearance import TELLING, TemporaryTransferAppearance
from workflows.flows.temporary_transfer.flow import TemporaryTransferFlow
from workflows.flows.temporary_transfer.forms import FORMS
from workflows.flows.temporary_transfer.steps import asking, ending, introducing, staying
from workflows.people.models.memberships import StandingKind


class TemporaryTransfer(LadderProcedure):
    """A member's activities, transferred for a time."""

    name = "temporary_transfer"
    prefix = "ST"
    about = frozenset({StandingKind.PROBATIONARY, StandingKind.OFFICIAL})
    maps: Mapping[int, Any] = {TemporaryTransferFlow.shape: TemporaryTransferFlow}
    own: Mapping[str, str] = {
        **asking.OWN,
        "barred_people": "SELECT to_jsonb(barring.known)",
    }
    judgements: Mapping[str, Any] = {
        asking.OPENING: asking.asked,
        CELL: introducing.introduced_by_cell,
        COMMITTEE: introducing.introduced_by_committee,
        "cell_completes_file": filed,
        TELLING: introducing.told,
        staying.RECEPTION: staying.received,
        RETURN: staying.returned,
    }
    forms = FORMS
    beside_sentences: Mapping[str, str] = {}
    may_return = frozenset({COMMITTEE})
    # The reception began the time away, the return ended it.
    may_recall = frozenset({CELL, COMMITTEE, "cell_completes_file"})
    grounds = ending.GROUNDS
    own_manners: Mapping[str, OwnManner] = {
        introducing.CELL_DECLINES: OwnManner(CELL, introducing.declined),
        introducing.COMMITTEE_DECLINES: OwnManner(COMMITTEE, introducing.declined),
    }
    manner_powers: Mapping[str, str] = {
        **LadderProcedure.manner_powers,
        introducing.CELL_DECLINES: "step.act",
        introducing.COMMITTEE_DECLINES: "step.act",
    }
    appearance = TemporaryTransferAppearance()

    def judge(self, situation: Situation, facts: Mapping[str, Any], *, manner: str) -> Ruling:
        """Answer what an act comes to; nobody stays away whose case ends before the return."""
        ruling = super().judge(situation, facts, manner=manner)
        return conditions.with_case(ruling, situation, staying.time_away(situation))

    def endings(self, situation: Situation) -> Mapping[str, str]:
        """Answer on which grounds the case may be ended now, and with which outcome."""
        return ending.endings(situation)

    def changed_the_person(self, situation: Situation) -> bool:
        """Answer whether the host has received the member, which only the return takes back."""
        return situation.latest(staying.RECEPTION) is not None

    def beside(self) -> Mapping[str, str]:
        """Answer that nothing is recorded beside the steps: the time granted is not lengthened."""
        return {}


register(TemporaryTransfer())
