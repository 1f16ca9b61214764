"""Refuses to start when an open item names a step that no live map has."""

from typing import Any

from django.core.checks import Error, register
from django.db import connection

from workflows.engine import maps, registry


def unknown_steps(found: list[tuple[str, int, str]]) -> list[tuple[str, int, str]]:
    """Return those (procedure, shape, step) of open items that no registered map draws."""
    known = {
        (procedure.name, shape, step)
        for procedure in registry.every_procedure()
        for shape, flow_class in procedure.maps.items()
        for step in maps.steps(flow_class)
    }
    return sorted(set(found) - known)


def open_steps() -> list[tuple[str, int, str]]:
    """
    Return each (procedure, shape, step) on which an item of any case stands open.

    A database that has not been prepared yet has none.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regproc('engine_open_steps') IS NOT NULL")
        if not cursor.fetchone()[0]:
            return []
        cursor.execute("SELECT * FROM engine_open_steps()")
        return cursor.fetchall()


@register("hoso", deploy=False)
def open_items_have_a_map(**_: Any) -> list[Error]:
    """Check the open items of the database against the maps that are installed."""
    return [
        Error(
            f"Open items stand on the step {step!r} of {name} (shape {shape}), which no map has.",
            hint="Install the map of that shape again; a change of a map's shape is a new map.",
            id="hoso.E001",
        )
        for name, shape, step in unknown_steps(open_steps())
    ]
