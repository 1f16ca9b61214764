"""What the cell takes note of: an application, and the decision that annulled the deletion."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from workflows.engine.ladder import roads
from workflows.engine.ladder.standings import MEMBERSHIP
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.foundation.refusals import Refusal
from workflows.foundation.spellings import composed
from workflows.people.models.memberships import StandingKind

OPENING = "cell_opens_file"
DECISION = "annulling_decision"
DELETION = "deletion"
# A probationer whom no vote recognises is deleted by the case of the recognition itself.
DELETING = (DELETION, "recognition")
STOOD = "stood"
ADMISSION = "admission"
OPEN_CASES = "open_cases"
OWN: Mapping[str, str] = {
    "membership": MEMBERSHIP,
    STOOD: """SELECT jsonb_build_object('kind', stood.kind, 'until', upper(stood.during))
        FROM people_standing stood
        WHERE stood.person_id = cases.subject_id AND NOT upper_inf(stood.during)
          AND stood.kind IN ('probationary', 'official')
        ORDER BY lower(stood.during) DESC LIMIT 1""",
    OPEN_CASES: """SELECT jsonb_agg(jsonb_build_object('number', other.number,
            'procedure', other.procedure) ORDER BY other.number)
        FROM engine_case other WHERE other.subject_id = cases.subject_id
          AND other.id <> cases.id AND other.state = 'open'""",
}


class NotDeleted(Refusal):
    """Whoever left in another way, or is a member, was not deleted wrongly."""

    code = "restoration.not_deleted"
    sentence = "{name} is not on record as somebody who was deleted from the list of members."
    remedy = "Look at the person's page for how the membership ended."


class DeletionStillOpen(Refusal):
    """The answer to the complaint is recorded where the complaint was."""

    code = "restoration.deletion_still_open"
    sentence = "Not opened: the case of the deletion, {number}, has not ended."
    remedy = "Record there what was answered to the complaint and what became of the card."


class StandingNotOnRecord(Refusal):
    """The standing that is given back is the one before the deletion."""

    code = "restoration.standing_not_on_record"
    sentence = "Not opened: it is not on record what {name} was before the deletion."
    remedy = "Let the register of the unit be completed first."


class DecisionNumberMissing(Refusal):
    """The decision on a complaint has a number."""

    code = "restoration.decision_number_missing"
    sentence = "Not opened: the number of the decision that annulled the deletion is missing."
    remedy = "Write the number as it stands on the decision."


class AnnulledOutsideTheTime(Refusal):
    """A deletion is annulled after it was decided and before the application is taken up."""

    code = "restoration.annulled_outside_the_time"
    sentence = (
        "The deletion cannot have been annulled on {annulled_on}: it was decided on {left_on}, and"
        " this step is of {on}."
    )
    remedy = "Compare the day with the one written in the decision on the complaint."


def opened(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Take note of the application and of the decision that annulled the deletion.

    The number and the day of that decision are those of the paper.

    :raises NotDeleted: if the person was not deleted from the list
    :raises DeletionStillOpen: if the case of the deletion has not ended
    :raises StandingNotOnRecord: if nothing tells what the person was before
    :raises DecisionNumberMissing: if the decision has no number
    :raises AnnulledOutsideTheTime: if it would be of before the deletion, or of after this step
    """
    del facts
    check_deleted(situation)
    source = roads.law_of_the_day(situation)
    if still := open_case(situation, situation.own["membership"]["left_by"]):
        raise DeletionStillOpen(number=still, source=source)
    if not situation.own[STOOD]:
        raise StandingNotOnRecord(name=situation.case.subject_name, source=source)
    decision = next((paper for paper in situation.papers if paper.kind == DECISION), None)
    if decision is None or not (number := composed(decision.number)):
        raise DecisionNumberMissing(source=source)
    annulled_on = decision.dated_on
    left_on = deleted_on(situation)
    if not left_on <= annulled_on <= situation.on:
        raise AnnulledOutsideTheTime(
            annulled_on=annulled_on, left_on=left_on, on=situation.on, source=source
        )
    return Ruling(
        outcome="opened",
        facts={"decision_number": number, "annulled_on": annulled_on},
        source=source,
    )


def check_deleted(situation: Situation) -> None:
    """
    Go on only where the person is on record as deleted from the list.

    :raises NotDeleted: if they left in another way, or are a member
    """
    held = situation.own["membership"]
    if held["state"] != StandingKind.FORMER or held["left_by"] not in DELETING:
        source = roads.law_of_the_day(situation)
        raise NotDeleted(name=situation.case.subject_name, source=source)


def open_case(situation: Situation, procedure: str) -> str:
    """Return the number of the person's case of a procedure that has not ended, if there is one."""
    still = (each for each in situation.own[OPEN_CASES] if each["procedure"] == procedure)
    return next((str(each["number"]) for each in still), "")


def deleted_on(situation: Situation) -> date:
    """Return the day from which the register knows the person as no member."""
    return date.fromisoformat(situation.own["membership"]["standing"]["since"])
