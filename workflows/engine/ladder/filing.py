"""Filing: a step that is done once its papers lie in the dossier."""

from collections.abc import Mapping
from typing import Any

from workflows.engine.ladder import roads
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation


def filed(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """Take note that the papers of the step were filed, and by when if a limit ran for it."""
    del facts
    return Ruling(
        outcome="filed",
        source=roads.rule(situation).source,
        clocks_ended=(situation.item.step,),
    )
