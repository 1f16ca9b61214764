"""The map on a page: shapes without inline style, and the same words as a list."""

import re

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from tests.engine.admission_maps import gone_back, parallel, returned
from workflows.engine.charts import draw


def shown(chart):
    return render_to_string("parts/map.html", {"drawing": draw(chart), "title": "Đường đi"})


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("chart", [returned, parallel, gone_back])
def test_every_number_of_the_picture_is_one_that_svg_understands(chart, language):
    with translation.override(language):
        page = shown(chart())

    numbers = re.findall(r' (?:[xyr]|cx|cy|rx|width|height)="([^"]*)"', page)
    paths = re.findall(r' d="([^"]*)"', page)
    assert len(numbers) > 50
    assert all(re.fullmatch(r"-?\d+", each) for each in numbers)
    assert all(re.fullmatch(r"[MLQlhvqzHV\d .-]+", each) for each in paths)


def test_there_is_no_inline_style_or_script():
    page = shown(returned())

    assert "style=" not in page
    assert "<script" not in page
    assert not re.search(r"\son\w+=", page)


def test_the_list_says_the_same_as_the_picture():
    chart = returned()

    page = shown(chart)

    twin = page.partition('<div class="map-twin">')[2]
    assert re.findall(r"<b>([^<·]*?)(?: ·[^<]*)?</b>", twin) == [mark.label for mark in chart.steps]
    assert twin.count("03/10/2024") == 8
    assert twin.count('aria-current="step"') == 1


def test_the_picture_has_a_name_and_a_description_for_those_who_cannot_see_it():
    with translation.override("en"):
        page = shown(returned())

    assert '<title id="map-title">Đường đi</title>' in page
    assert "8 of 15 steps are done." in page


def test_the_key_explains_only_what_is_in_the_picture():
    with translation.override("en"):
        with_return, without = shown(returned()), shown(returned_never())

    assert "Returned for completion</li>" in with_return
    assert "Returned for completion</li>" not in without


def returned_never():
    chart = parallel()
    forward = [road for road in chart.roads if road.passage != "back"]
    return type(chart)(lanes=chart.lanes, steps=chart.steps, roads=forward)
