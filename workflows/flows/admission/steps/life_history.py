"""The life history: whom the applicant declares is checked, and may not act in the case."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any
from uuid import UUID

from workflows.engine.ladder import roads
from workflows.engine.rulings import Insertion, Ruling
from workflows.engine.situations import Situation
from workflows.flows.admission.models import CheckResult
from workflows.flows.admission.steps import readmitting, special_grounds
from workflows.foundation.moments import LOCAL
from workflows.foundation.refusals import Refusal
from workflows.foundation.spellings import composed
from workflows.people.models import Relation

STEP = "applicant_writes_life_history"
APPLICANT = "applicant"
LIFE_HISTORY = "life_history"


class RelativeUnnamed(Refusal):
    """A relative is named, with the relation."""

    code = "admission.relative_unnamed"
    sentence = "A relative declared as “{relation}” has no name."
    remedy = "Write the name as it stands in the life history, or leave the line empty."


def declared(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Take note of the life history and open a check for the applicant and each relative declared.

    ``facts["relatives"]`` lists mappings of relation and name; ``facts["kin"]`` the ids
    of members of the cell who are relatives: from then on they may not act in the case;
    ``facts["circumstances"]`` the special grounds that it declares, which no fact repeats.

    :raises RelativeUnnamed: if a relative has no name
    :raises Refusal: as ``readmitting.told`` does of a former member
    """
    relatives = facts.get("relatives", [])
    related = kin(facts)
    for each in relatives:
        if not composed(each["named"]):
            raise RelativeUnnamed(relation=each["relation"])
    leaving, doubts = readmitting.told(situation, facts)
    checks = [{"relation": APPLICANT, "named": situation.case.subject_name}, *relatives]
    return Ruling(
        outcome="filed",
        facts={"relatives": len(relatives), "members_related": len(related)},
        personal={
            special_grounds.CIRCUMSTANCES: ", ".join(facts.get("circumstances", ())),
            **leaving,
        },
        source=roads.rule(situation).source,
        against=doubts,
        insertions=(
            _kinships(situation, related),
            Insertion(
                "admission_relativecheck",
                tuple(
                    {
                        "case_id": situation.case.id,
                        "relation": each["relation"],
                        "named": composed(each["named"]),
                        "result": CheckResult.UNRESOLVED.value,
                        "reason": "",
                        "abroad": False,
                        "reply_number": "",
                    }
                    for each in checks
                ),
            ),
        ),
    )


def kin(facts: Mapping[str, Any]) -> frozenset[UUID]:
    """Return the members of the cell whom the life history names as relatives."""
    return frozenset(facts.get("kin", ()))


def _kinships(situation: Situation, related: frozenset[UUID]) -> Insertion:
    """Record who is related to the applicant, in both directions of the reading."""
    known = set(map(UUID, situation.own["barred_people"]))
    return Insertion(
        "people_kinship",
        tuple(
            {
                "person_id": situation.case.subject_id,
                "relative_id": person_id,
                "relation": Relation.RELATIVE.value,
                "known_on": situation.on,
                "basis": "",
                "document_kind": LIFE_HISTORY,
                "document": "",
                "document_on": situation.on,
                "body_id": situation.item.body_id,
                "recorded_at": datetime.combine(situation.today, time(12), tzinfo=LOCAL),
                "withdrawn_reason": "",
            }
            for person_id in sorted(related - known)
        ),
        of_case=False,
    )
