"""Endings that leaving alone knows: the request is withdrawn, or discipline comes first."""

from collections.abc import Mapping

from workflows.engine.ladder.departures import DIED, LEFT

WITHDREW = "withdrew"
DISCIPLINE = "discipline_first"
GROUNDS = (WITHDREW, DISCIPLINE, DIED, LEFT)
OF_ITS_OWN: Mapping[str, str] = {WITHDREW: "withdrawn", DISCIPLINE: "discipline_first"}
