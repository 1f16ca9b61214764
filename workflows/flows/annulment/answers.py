"""The questions at the gates of annulment that no other procedure asks."""

from datetime import date

from workflows.authority import law
from workflows.engine.ladder import grounds, roads
from workflows.engine.ladder.answers import CARRIED
from workflows.engine.maps import Answered
from workflows.engine.situations import Situation

FAMILY = "annulment.ground_"
WRONG_STEPS = f"{FAMILY}wrong_steps"
OPENING = "cell_opens_file"
ANNULLING = "superior_committee_annuls"
RESPONSIBILITY = "superior_examines_responsibility"
OF = "annuls"
ADMISSION = "admission"
RECOGNITION = "recognition"


def strikes_name(situation: Situation) -> bool:
    """Tell whether the ground strikes the name at once, rather than letting it be done again."""
    ground = law.pack().parameter(grounds.of_case(situation))
    return bool(ground.on(situation.items[0].decided_on or situation.on).value)


def of_admission(situation: Situation) -> bool:
    """Tell whether it is the admission that is annulled; otherwise it is the recognition."""
    return bool(situation.items[0].facts[OF] == ADMISSION)


def lost_on(situation: Situation) -> date | None:
    """Return the day from which the decisions of the case took the standing, if they did."""
    for step in (ANNULLING, roads.DECISION):
        decided = situation.latest(step)
        if decided is not None and "since" in decided.facts:
            return date.fromisoformat(decided.facts["since"])
    return None


def name_is_struck(answered: Answered) -> bool:
    """Ask whether the annulment strikes the name at once."""
    return strikes_name(answered.situation)


def steps_were_wrong(answered: Answered) -> bool:
    """Ask whether the cell votes again, since the steps themselves were wrong."""
    return grounds.of_case(answered.situation) == WRONG_STEPS


def was_annulled(answered: Answered) -> bool:
    """Ask whether the committee annulled the decision."""
    return answered.outcome_of(ANNULLING) == CARRIED
