"""Whether a case is still about somebody of a standing that its procedure is about."""

from workflows.engine.registry import Procedure
from workflows.engine.situations import ItemFacts, Situation
from workflows.foundation.refusals import Refusal


class OtherStanding(Refusal):
    """Nothing more is decided about somebody who is no longer what the procedure is about."""

    code = "engine.other_standing"
    sentence = (
        "Not recorded: {name} is on record as {standing} since {since}, and this procedure is not"
        " about anybody of that standing."
    )
    remedy = "End the case on the ground that fits: {grounds}."
    conflict = True


def check(situation: Situation, procedure: Procedure) -> None:
    """
    Refuse an act on a case whose person has passed to another standing by another case.

    :raises OtherStanding: if the case can be ended instead, and only that is left
    """
    if (refusal := lapsed(situation, procedure)) is not None:
        raise refusal


def leads_out(item: ItemFacts, procedure: Procedure, *, manner: str) -> bool:
    """Tell whether settling a step in a manner stays open: directing it, or ending the case."""
    return item.step != item.stands_for or procedure.concerns_case(manner)


def lapsed(situation: Situation, procedure: Procedure) -> OtherStanding | None:
    """
    Return why the case decides nothing more, if its person has passed to another standing.

    A case that has come so far that this ends it no longer goes on: what it decided, such as
    the change itself, is carried out.
    """
    case, endings = situation.case, procedure.endings(situation)
    if procedure.still_about(situation) or procedure.lapses_on not in endings:
        return None
    return OtherStanding(
        name=case.subject_name,
        standing=case.standing,
        since=case.standing_since,
        grounds=[f"“{procedure.appearance.ground(ground)}”" for ground in endings],
        source=procedure.rule(situation.item.step).source,
    )
