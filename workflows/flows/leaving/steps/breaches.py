"""Only who has no breach may leave: with one, discipline comes first."""

from collections.abc import Mapping
from typing import Any

from workflows.authority import law
from workflows.engine.editions import against, kept
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.foundation.refusals import Refusal

ONLY_WITHOUT = "leaving.only_without_breach"
STATEMENT = "cell_states_no_breach"
NOTHING = "nothing_open"


class DisciplineComesFirst(Refusal):
    """With a breach, or a matter open that may find one, leaving is not considered."""

    code = "leaving.discipline_comes_first"
    sentence = "Not recorded: with a breach, or such a matter open, discipline comes first."
    remedy = "Let the matter be settled first, or end this case so that discipline is considered."


def stated(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Take note of what the cell states: nothing is open, or which matter is.

    :raises DisciplineComesFirst: if something is open and the rule that forbids it was read
    """
    rule = law.pack().parameter(ONLY_WITHOUT)
    edition = rule.on(situation.on)
    stated = facts["stated"]
    stopped = edition.value and stated != NOTHING
    return Ruling(
        outcome=NOTHING if stated == NOTHING else "something_open",
        source=edition.source,
        editions={"only_without_breach": kept(rule, edition)},
        against=against(edition, DisciplineComesFirst(source=edition.source)) if stopped else (),
    )
