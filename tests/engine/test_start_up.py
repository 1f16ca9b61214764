"""The product does not start while an open item stands on a step that no map has."""

from datetime import date

import pytest
from django.db import connection

from tests.builders import a_province_with_every_shape
from tests.flows.admission.conftest import Way
from workflows.engine.checks import open_items_have_a_map, open_steps, unknown_steps


def test_every_step_of_the_installed_maps_is_known():
    assert unknown_steps([("admission", 1, "cell_resolves")]) == []


def test_a_step_that_was_renamed_is_found():
    gone = ("admission", 1, "branch_resolves")

    assert unknown_steps([gone, ("admission", 1, "cell_resolves")]) == [gone]


def test_a_shape_that_was_taken_away_is_found():
    gone = ("admission", 0, "cell_resolves")

    assert unknown_steps([gone]) == [gone]


@pytest.mark.django_db
def test_the_check_looks_past_the_wall():
    way = Way(world=a_province_with_every_shape())
    way.listed(date(2024, 3, 4))
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('hoso.cases', '', true)")

    assert open_steps() == [("admission", 2, "applicant_applies")]
    assert open_items_have_a_map() == []
