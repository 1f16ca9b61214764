"""The demo is loaded by one command, in seconds; a second run finds everything there."""

import io
import time

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from config.env import ROOT
from tests.administration import sight
from workflows.administration import databases
from workflows.administration.demonstration import reading
from workflows.engine.models import Case
from workflows.journal.history import rows_changed_outside_an_act
from workflows.people.models import Membership, User


def told_cases():
    """Return how many cases the demonstration's pages tell."""
    return len(reading.read_stories(ROOT / "fixtures/demonstration"))


@pytest.mark.long
def test_loads_the_demo_once(committed_db):
    first, second = io.StringIO(), io.StringIO()

    began = time.perf_counter()
    call_command("load_demo", stdout=first)
    loaded = time.perf_counter()
    call_command("load_demo", stdout=second)
    found = time.perf_counter()

    took = f"loaded in {loaded - began:.1f} s, found in {found - loaded:.1f} s"
    print(f"The demo: {took}.")  # noqa: T201 - the time is shown, not judged
    assert "Đảng bộ tỉnh Cà Mau: 25 of 95 organisations" in first.getvalue()
    assert second.getvalue().splitlines() == [
        "nam-song-hau is there already.",
        "cao-lanh is there already.",
        "xuan-hoa is there already.",
        f"{told_cases()} cases are there already.",
    ]
    with sight.of_everything():
        assert Case.objects.count() == told_cases()
        applicants = Case.objects.filter(procedure="admission").values("subject")
        in_the_registers = Membership.objects.exclude(person__in=applicants)
        # One more left the Party years ago and is in a register as a former member.
        assert in_the_registers.count() == 42_600 + 4_202 + 146 + 1
    assert User.objects.count() == 18
    with databases.signed_in_as_owner(settings.LOGINS):
        assert rows_changed_outside_an_act() == []


def test_refuses_to_put_invented_people_among_real_ones(settings):
    settings.CAST_PAGE = False

    with pytest.raises(CommandError, match="invented people"):
        call_command("load_demo")


def test_a_single_region_is_loaded_by_its_name(committed_db):
    out = io.StringIO()

    call_command("load_region", "xuan-hoa", stdout=out)

    assert out.getvalue().splitlines()[-1] == ("xuan-hoa: 16 units and 146 members are on record.")


def test_a_region_of_which_a_part_is_there_is_refused_in_a_sentence(committed_db):
    call_command("load_region", "corner", stdout=io.StringIO())

    with pytest.raises(CommandError, match="Not loaded: 1 of 7 leading units"):
        call_command("load_region", "nam-song-hau", stdout=io.StringIO())
