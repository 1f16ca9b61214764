"""Plans of the shipped regions, made once."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache

import pytest

from workflows.administration import regions
from workflows.administration.plans import RegisterPlan, UnitPlan

AT = datetime(2024, 10, 25, 1, 30, tzinfo=UTC)


@cache
def _planned(name: str) -> RegisterPlan:
    return regions.planned(regions.described(name))


@pytest.fixture(scope="session")
def planned() -> Callable[[str], RegisterPlan]:
    """Return the function that gives the plan of a region by its name."""
    return _planned


@pytest.fixture(scope="session")
def corner() -> dict[str, UnitPlan]:
    """Return the units of the corner by their codes."""
    return {unit.code: unit for unit in _planned("corner").units}


@pytest.fixture
def at() -> datetime:
    """Return the moment at which registers are opened in these tests."""
    return AT
