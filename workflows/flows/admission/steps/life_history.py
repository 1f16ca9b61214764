"""The life history: whom the applicant declares is checked, and may not act in the case."""

from collections.abc import Mapping
from datetime import datetime, time
from functools import partial
from typing import Any
from uuid import UUID

from workflows.engine.ladder import roads
from workflows.engine.rulings import Insertion, Ruling
from workflows.engine.situations import Situation
from workflows.flows.admission.models import CheckResult
from workflows.foundation.moments import LOCAL
from workflows.foundation.refusals import Refusal
from workflows.foundation.spellings import composed
from workflows.people.models import Kinship, Relation

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
    of members of the cell who are relatives: from then on they may not act in the case.

    :raises RelativeUnnamed: if a relative has no name
    """
    relatives = facts.get("relatives", [])
    kin = frozenset(facts.get("kin", ()))
    for each in relatives:
        if not composed(each["named"]):
            raise RelativeUnnamed(relation=each["relation"])
    checks = [{"relation": APPLICANT, "named": situation.case.subject_name}, *relatives]
    return Ruling(
        outcome="filed",
        facts={"relatives": len(relatives), "members_related": len(kin)},
        source=roads.rule(situation).source,
        first=partial(_relate, situation, kin) if kin else None,
        insertions=(
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


def _relate(situation: Situation, kin: frozenset[UUID]) -> None:
    """Record who is related to the applicant, in both directions of the reading."""
    known = set(map(UUID, situation.own["barred_people"]))
    recorded_at = datetime.combine(situation.today, time(12), tzinfo=LOCAL)
    Kinship.objects.bulk_create(
        Kinship(
            person_id=situation.case.subject_id,
            relative_id=person_id,
            relation=Relation.RELATIVE,
            known_on=situation.on,
            document_kind=LIFE_HISTORY,
            document_on=situation.on,
            body_id=situation.item.body_id,
            recorded_at=recorded_at,
        )
        for person_id in sorted(kin - known)
    )
