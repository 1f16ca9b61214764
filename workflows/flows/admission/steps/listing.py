"""The source list: the cell lists a person and assigns an official member to help."""

from collections.abc import Mapping
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from workflows.engine.ladder import roads
from workflows.engine.rulings import Insertion, Ruling
from workflows.engine.situations import Situation
from workflows.flows.admission.steps import readmitting
from workflows.foundation.refusals import Refusal


class HelperNotOfficial(Refusal):
    """Only an official member of the cell helps."""

    code = "admission.helper_not_official"
    sentence = "{name} was not an official member of the cell on {on}."
    remedy = "Choose an official member of the cell."


def listed(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Put the person on the cell's list, by its resolution, with a helper.

    :raises HelperNotOfficial: if the helper is no official member of the cell on the day
    :raises ReadmittedBefore: if a former member was readmitted as often as the law allows
    """
    helper, source = facts["helper"], roads.rule(situation).source
    if str(helper["person_id"]) not in situation.official_members:
        raise HelperNotOfficial(name=helper["name"], on=situation.on, source=source)
    editions, doubts = readmitting.not_yet(situation)
    return Ruling(
        outcome="listed",
        facts={"number": facts["number"]},
        source=source,
        editions=editions,
        against=doubts,
        personal={"helper": helper["name"]},
        insertions=(
            Insertion(
                "admission_helper",
                (
                    {
                        "case_id": situation.case.id,
                        "person_id": helper["person_id"],
                        "during": DateRange(situation.on, None),
                        "document": facts["number"],
                    },
                ),
            ),
        ),
    )
