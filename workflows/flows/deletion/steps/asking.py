"""The member is asked for a self-review, up to the number of times of the law."""

from collections.abc import Mapping
from typing import Any

from workflows.authority import law
from workflows.engine.editions import against, kept
from workflows.engine.ladder import roads
from workflows.engine.ladder.directing import written_reason
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.flows.deletion.answers import REFUSED, REQUEST, REQUESTS, UNANSWERED
from workflows.foundation.refusals import Refusal

PROOF = "self_review_request"
REFUSAL = "self_review_refusal"


class RequestWithoutProof(Refusal):
    """Each request for the self-review has its own proof that it was sent."""

    code = "deletion.request_without_proof"
    sentence = "Request number {number} has no proof of its own that it was sent."
    remedy = "Add the request with the day and the proof that the member got it."


class RefusalNotInWriting(Refusal):
    """The cell goes on at once only where the member refuses in writing."""

    code = "deletion.refusal_not_in_writing"
    sentence = "The member's refusal to review themselves is not there in writing."
    remedy = "Add the written refusal; where there is none, record that no answer came."


def requested(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Take note of a request for the self-review, with its number and its proof.

    :raises RequestWithoutProof: if only the requests before it have a proof
    """
    del facts
    rule, requests = roads.rule(situation), law.pack().parameter(REQUESTS)
    number = 1 + sum(each.step == REQUEST and each.state == "done" for each in situation.items)
    proofs = sum(paper.kind == PROOF for paper in situation.papers)
    papers, edition = rule.papers.on(situation.on), requests.on(situation.on)
    refusal = RequestWithoutProof(number=number, source=papers.source)
    return Ruling(
        outcome="requested",
        facts={"number": number, "of": edition.value},
        source=papers.source,
        editions={"requests": kept(requests, edition)},
        against=against(papers, refusal) if proofs < number else (),
    )


def unanswered(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Take note that no self-review came after a request, and how that is known.

    :raises ReasonNeeded: if it is not said how
    """
    source = roads.law_of_the_day(situation)
    return Ruling(
        outcome=UNANSWERED,
        source=source,
        personal={"reason": written_reason(facts, source=source)},
    )


def refused(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Take note of a deliberate refusal: the cell goes on at once (06-HD/TW 11.1a).

    :raises RefusalNotInWriting: if the refusal is not in the dossier
    """
    del facts
    papers = roads.rule(situation).papers.on(situation.on)
    refusal = RefusalNotInWriting(source=papers.source)
    there = any(paper.kind == REFUSAL for paper in situation.papers)
    return Ruling(
        outcome=REFUSED,
        source=roads.law_of_the_day(situation),
        against=() if there else against(papers, refusal),
    )
