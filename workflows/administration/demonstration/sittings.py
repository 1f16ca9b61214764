"""Plays a meeting: who came, who presided and counted, and the ballots of the story."""

from workflows.administration.demonstration.scenes import Turn
from workflows.administration.demonstration.stories import Count, Voted
from workflows.authority import scopes
from workflows.engine import meetings
from workflows.engine.actors import Answer
from workflows.engine.ladder.roads import DECISION
from workflows.engine.models import BallotForm, Item, MeetingMode
from workflows.engine.sittings import QuestionPut, Sitting
from workflows.foundation.moments import end_of
from workflows.people.electorates import Elector, Electorate, electorate
from workflows.rules.tallies import Tally

PRESIDING = ("secretary", "acting_secretary", "standing_deputy_secretary", "deputy_secretary")
TELLERS = 2


class NotASitting(Exception):
    """The story tells of ballots that do not match those who came."""


def record(turn: Turn, act: Voted) -> Answer:
    """
    Record the meeting of the body that holds the step.

    Everybody who may come does, the officers in front, but for as many as the story says
    are absent. The applicant's relatives vote and do not preside, keep minutes or count.

    :raises NotASitting: if the ballots are not one for each who came
    """
    item = turn.item(act.step)
    came = _who_came(turn, act, item)
    if act.count.ballots != len(came.members):
        raise NotASitting(
            f"{turn.scene.story.id}: {act.count.ballots} ballots of {len(came.members)} people"
        )
    free = [each.person_id for each in came.members if each.person_id not in turn.scene.barred()]
    (answer,) = meetings.record_meeting(
        actor=turn.actor,
        sitting=Sitting(
            body_id=item.body_id,
            met_on=act.on,
            mode=MeetingMode.IN_SESSION,
            presiding_id=free[0],
            minutes_by_id=free[1],
            tellers=tuple(free[2 : 2 + TELLERS]),
            present=frozenset(
                each.person_id for each in (*came.members, *came.probationary, *came.guests)
            ),
        ),
        questions=[
            QuestionPut(
                item_id=item.id,
                ballot_form=BallotForm.RAISED_CARD if act.raised_cards else BallotForm.SECRET,
                tally=tally(act.count),
                number=act.number,
                document_kind="decision" if act.step == DECISION else "resolution",
                numbering_period=str(act.on.year),
                issued_on=act.on,
                papers=turn.papers(
                    turn.scene.demanded(act.step, act.on),
                    holder=item.body.unit,
                    number=act.number,
                ),
                basis=act.basis,
            )
        ],
        at=turn.at,
        key=turn.key,
        no_conflict=True,
    )
    return answer


def tally(count: Count) -> Tally:
    """Return the ballots of the story as they are recorded."""
    return Tally(
        handed_out=count.ballots,
        collected=count.ballots,
        in_favour=count.yes,
        against=count.no,
        invalid=count.invalid,
    )


def _who_came(turn: Turn, act: Voted, item: Item) -> Electorate:
    with scopes.opened_for(person_id=turn.actor.person_id, at=turn.at):
        found = electorate(body_id=item.body_id, on=act.on, known_at=end_of(act.on))
    # Whoever is away, exempted or suspended stays away; officers are there.
    able = sorted((each for each in found.members if not each.conditions), key=_rank)
    return Electorate(tuple(able[: len(able) - act.absent]), found.probationary, ())


def _rank(member: Elector) -> int:
    held = [PRESIDING.index(each) for each in member.offices if each in PRESIDING]
    return min(held, default=len(PRESIDING) if member.offices else len(PRESIDING) + 1)
