"""Says how far the load of a region has come."""

from collections import Counter
from collections.abc import Callable
from uuid import UUID

from workflows.administration.plans import RegisterPlan, UnitPlan

GRASS_ROOTS = frozenset({"grassroots_committee", "grassroots_cell", "commune"})
STEP = 25


class Progress:
    """Counts the grass-roots organisations written below each leading unit."""

    def __init__(self, plan: RegisterPlan, *, say: Callable[[str], None]) -> None:
        self._say = say
        self._leading: dict[UUID, str] = {}
        for unit in plan.units:
            above = self._leading.get(unit.parent_id) if unit.parent_id else None
            self._leading[unit.id] = above or unit.name
        self._total = Counter(
            self._leading[unit.id] for unit in plan.units if unit.level_kind in GRASS_ROOTS
        )
        self._done: Counter[str] = Counter()

    def written(self, unit: UnitPlan) -> None:
        """Note that the unit is written, and say so at every step and at the end."""
        if unit.level_kind not in GRASS_ROOTS:
            return
        name = self._leading[unit.id]
        self._done[name] += 1
        done, total = self._done[name], self._total[name]
        if done % STEP == 0 or done == total:
            self._say(f"{name}: {done} of {total} organisations")
