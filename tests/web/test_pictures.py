"""The whole map of a procedure as it is painted: every word in full, inside its own box."""

from itertools import pairwise

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from workflows.engine.charts.lettering import SIZE, width_of
from workflows.engine.registry import every_procedure
from workflows.web.maps.pictures import picture

MAPS = [
    pytest.param(procedure, shape, language, id=f"{procedure.name} {shape} {language}")
    for procedure in every_procedure()
    for shape in procedure.maps
    for language in ("vi", "en")
]


# Pixels of the letters of an answer: their size, what rises over the line and what hangs below.
ANSWER_SIZE, ASCENT, DESCENT = 13, 10, 3


@pytest.mark.parametrize(("procedure", "shape", "language"), MAPS)
class TestPicture:
    def test_no_label_is_cut_off(self, procedure, shape, language):
        with translation.override(language):
            painted = picture(procedure, shape)

        labels = [line.text for each in painted.shapes for line in each.label]
        assert [each for each in labels if "…" in each] == []

    def test_every_label_stands_inside_its_lane_and_over_no_other(self, procedure, shape, language):
        with translation.override(language):
            painted = picture(procedure, shape)

        lines = [line for each in painted.shapes for line in each.label]
        spans = [(line.y, line.x - width_of(line.text) / 2, line.text) for line in lines]
        for y, left, text in spans:
            grounds = [lane.box for lane in painted.lanes if lane.box.x <= left]
            assert left + width_of(text) <= max(box.x + box.width for box in grounds), text
            for other_y, other_left, other in spans:
                beside = other_left < left + width_of(text) and left < other_left + width_of(other)
                assert (other_y, other) == (y, text) or not (abs(other_y - y) < 14 and beside), (
                    other
                )

    def test_no_line_runs_through_an_answer(self, procedure, shape, language):
        with translation.override(language):
            painted = picture(procedure, shape)

        pieces = [piece for line in painted.lines for piece in pairwise(corners(line.path))]
        for answer in (line.answer for line in painted.lines if line.answer):
            left, right = answer.x, answer.x + width_of(answer.text) * ANSWER_SIZE // SIZE
            for (x, y), (next_x, next_y) in pieces:
                beside = max(x, next_x) < left or min(x, next_x) > right
                above = max(y, next_y) < answer.y - ASCENT or min(y, next_y) > answer.y + DESCENT
                assert beside or above, (answer, (x, y), (next_x, next_y))


def corners(path):
    """Return the corners that a path of the picture names."""
    return [tuple(map(int, each.split())) for each in path.removeprefix("M").split("L")]


@pytest.mark.parametrize(("name", "overflows"), [("recognition", True), ("death", False)])
def test_a_map_wider_than_its_frame_says_that_it_moves(name, overflows):
    procedure = next(each for each in every_procedure() if each.name == name)

    page = render_to_string(
        "rules/whole_map.html", {"picture": picture(procedure, procedure.shape), "title": "Sơ đồ"}
    )

    assert ("sideways" in page) == overflows
