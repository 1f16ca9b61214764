"""Why an act was allowed: the seat and the power behind it, and the rules that judged."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from workflows.authority import law
from workflows.foundation.citations import Citation
from workflows.journal.models import Entry
from workflows.web import words


@dataclass(frozen=True, slots=True)
class Ground:
    """One rule that judged, in the edition of a day, with where it stands."""

    title: str
    parameter: str
    since: date
    source: Citation
    certainty: str


def grounds(entry: Entry) -> tuple[Ground, ...]:
    """Return the rules behind an act, each in the edition that judged, as the entry keeps them."""
    return tuple(
        _ground(each)
        for each in entry.editions.values()
        if isinstance(each, dict) and "since" in each
    )


def _ground(kept: dict[str, Any]) -> Ground:
    name = kept["parameter"]
    rule = law.pack().parameters.get(name)
    return Ground(
        title=words.label(rule) if rule else name,
        parameter=name if rule else "",
        since=date.fromisoformat(kept["since"]),
        source=Citation(kept["instrument"], kept["article"]),
        certainty=kept["certainty"],
    )
