from pathlib import Path

import pytest

from workflows.rules.calendars import WorkingCalendar
from workflows.rules.loading import load_calendar, load_pack
from workflows.rules.packs import RulePack
from workflows.rules.procedures import Procedure

FIXTURES = Path(__file__).parents[3] / "fixtures"


@pytest.fixture(scope="session")
def cpv() -> RulePack:
    return load_pack(FIXTURES / "rules" / "cpv")


@pytest.fixture(scope="session")
def admission(cpv: RulePack) -> Procedure:
    return cpv.procedures["admission"]


@pytest.fixture(scope="session")
def vietnam() -> WorkingCalendar:
    return load_calendar(FIXTURES / "calendars" / "vietnam.yaml")
