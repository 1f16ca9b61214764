"""The map of a case: nothing covers anything, and words are cut only where they must be."""

import re
from datetime import date
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.admission_maps import LANES, gone_back, parallel, returned, short_cell
from workflows.engine.charts import Chart, Lane, Mark, MarkState, Passage, Road, draw
from workflows.engine.charts.drawings import ASCENT, DESCENT
from workflows.engine.charts.lettering import narrowest, width_of, wrapped

CHARTS = [
    pytest.param(returned, id="fifteen steps in five lanes, sent back by the committee"),
    pytest.param(parallel, id="three steps open at once, one sent back"),
    pytest.param(gone_back, id="sent back far to the left, and within a lane"),
    pytest.param(short_cell, id="a single cell under the committee above"),
]
NUMBER = re.compile(r"-?\d+")


def corners(path):
    """Return the points of a road's path; a rounded corner gives its tip."""
    found = []
    for letter, numbers in re.findall(r"([MLQ])([^MLQ]*)", path):
        values = [int(each) for each in NUMBER.findall(numbers)]
        if letter == "M" or letter == "Q":
            found.append((values[0], values[1]))
        last = (values[-2], values[-1])
    return [*found, last]


def label_box(shape):
    half = max(width_of(line.text) for line in shape.label) // 2
    ys = [line.y for line in shape.label]
    return shape.x - half, min(ys) - ASCENT, shape.x + half, max(ys) + DESCENT


def mark_box(shape):
    return shape.x - 18, shape.y - 16, shape.x + 18, shape.y + 16


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def all_paths(drawing):
    return [*drawing.gone, *drawing.ahead, *(each.path for each in drawing.returns)]


def segments(drawing):
    for path in all_paths(drawing):
        for (x, y), (next_x, next_y) in pairwise(corners(path)):
            yield min(x, next_x), min(y, next_y), max(x, next_x), max(y, next_y)


def require_tidy(drawing):
    """Fail if a label covers a label, a mark or a road, or if a road runs through a mark."""
    labels = {shape.mark.step: label_box(shape) for shape in drawing.marks}
    for (one, box), (other, other_box) in combinations(labels.items(), 2):
        assert not overlap(box, other_box), f"the labels of {one} and {other} cover one another"
    for step, box in labels.items():
        assert box[0] >= 106, f"the label of {step} covers the name of the lane"
        assert box[2] <= drawing.width, f"the label of {step} leaves the picture"
        for shape in drawing.marks:
            assert not overlap(box, mark_box(shape)), f"the label of {step} covers a mark"
        for x, y, next_x, next_y in segments(drawing):
            assert not overlap(box, (x - 2, y, next_x + 2, next_y)), f"a road crosses {step}"
    for x, y, next_x, next_y in segments(drawing):
        assert x >= 0
        assert y >= 0
        assert next_x <= drawing.width
        assert next_y <= drawing.height
        for shape in drawing.marks:
            middle = (shape.x - 4, shape.y - 4, shape.x + 4, shape.y + 4)
            ends_there = shape.x in (x, next_x) and shape.y in (y, next_y)
            assert ends_there or not overlap(middle, (x, y, next_x, next_y + 1))


class TestDraw:
    @pytest.mark.parametrize("chart", CHARTS)
    def test_nothing_covers_anything(self, chart):
        require_tidy(draw(chart()))

    @pytest.mark.parametrize("word", ["Trả lại", "Returned"])
    @pytest.mark.parametrize("chart", CHARTS)
    def test_the_day_of_a_return_stands_free(self, chart, word):
        drawing = draw(chart())

        for back in drawing.returns:
            left = back.x - width_of(word) if back.leftwards else back.x
            words = left, back.word_y - ASCENT, left + width_of(word), back.day_y
            for shape in drawing.marks:
                assert not overlap(words, label_box(shape))
                assert not overlap(words, mark_box(shape))

    @pytest.mark.parametrize("chart", CHARTS)
    def test_no_label_of_admission_is_cut(self, chart):
        for shape in draw(chart()).marks:
            assert " ".join(line.text for line in shape.label) == shape.mark.label

    def test_marks_stand_in_their_lanes_from_left_to_right(self):
        chart = returned()

        drawing = draw(chart)

        tops = {lane.id: shape.top for lane, shape in zip(LANES, drawing.lanes, strict=True)}
        assert [shape.number for shape in drawing.marks] == list(range(1, 16))
        assert [shape.x for shape in drawing.marks] == sorted(shape.x for shape in drawing.marks)
        assert all(0 < shape.y - tops[shape.mark.lane] < 60 for shape in drawing.marks)
        assert [shape.shaded for shape in drawing.lanes] == [True, False, True, False, True]

    def test_a_state_is_known_to_the_style_sheet_by_its_class(self):
        classes = {shape.mark.step: shape.css for shape in draw(returned()).marks}

        assert classes["cell_resolves"] == "done"
        assert classes["grassroots_committee_resolves"] == "returned"
        assert classes["cell_completes_file"] == "here"
        assert classes["superior_directs"] == "skip-node"
        assert classes["cell_admits"] == "todo"

    def test_roads_are_sorted_by_what_became_of_them(self):
        drawing = draw(returned())

        assert (len(drawing.gone), len(drawing.ahead), len(drawing.returns)) == (10, 4, 1)
        assert drawing.passed == 8
        assert drawing.votes

    def test_a_return_ends_under_the_label_of_the_step_it_leads_to(self):
        drawing = draw(gone_back())

        for back, step in zip(
            drawing.returns, ["applicant_writes_life_history", "cell_lists"], strict=True
        ):
            shape = next(each for each in drawing.marks if each.mark.step == step)
            x, y = corners(back.path)[-1]
            assert x == shape.x
            assert y > label_box(shape)[3]
            assert back.tip.startswith(f"M{x - 6} {y}l6 -11")

    def test_a_return_to_a_lower_lane_ends_above_the_mark(self):
        chart = Chart(
            lanes=LANES,
            steps=[mark("one", "cell"), mark("two", "applicant")],
            roads=[Road("two", "one", Passage.BACK, date(2024, 9, 2))],
        )

        (back,) = draw(chart).returns

        lower = draw(chart).marks[0]
        assert corners(back.path)[-1][1] < lower.y
        assert "l6 11" in back.tip

    def test_lanes_grow_where_long_roads_run_side_by_side(self):
        steps = [mark(str(number), "cell") for number in range(6)]
        one = Chart(lanes=LANES, steps=steps, roads=[Road("0", "2", Passage.GONE)])
        more = Chart(
            lanes=LANES,
            steps=steps,
            roads=[
                Road("0", "2", Passage.GONE),
                Road("1", "4", Passage.GONE),
                Road("3", "5", Passage.AHEAD),
            ],
        )

        heights = [draw(each).lanes[1].height for each in (one, more)]

        assert heights[1] == heights[0] + 20
        require_tidy(draw(more))

    def test_an_empty_map_has_its_lanes(self):
        assert len(draw(Chart(lanes=LANES, steps=[], roads=[])).lanes) == 5


class TestChart:
    @pytest.mark.parametrize(
        ("steps", "roads", "fault"),
        [
            pytest.param(["a", "a"], [], "twice", id="a step twice"),
            pytest.param(["a"], [("a", "b")], "off the map", id="a road off the map"),
            pytest.param(["a", "b"], [("b", "a")], "backwards", id="a road that leads backwards"),
        ],
    )
    def test_refuses_to_describe(self, steps, roads, fault):
        with pytest.raises(ValueError, match=fault):
            Chart(
                lanes=LANES,
                steps=[mark(step, "cell") for step in steps],
                roads=[Road(start, end, Passage.AHEAD) for start, end in roads],
            )

    def test_refuses_a_step_in_no_lane(self):
        with pytest.raises(ValueError, match="lane"):
            Chart(lanes=LANES, steps=[mark("a", "nowhere")], roads=[])


class TestWrapped:
    @pytest.mark.parametrize(
        ("text", "width", "lines"),
        [
            pytest.param("Chi bộ xét", 112, ("Chi bộ xét",), id="one line where it fits"),
            pytest.param("Lý lịch đảng viên", 72, ("Lý lịch", "đảng viên"), id="broken evenly"),
            pytest.param("Đơn xin vào Đảng", 72, ("Đơn xin", "vào Đảng"), id="of four words"),
            pytest.param(
                "Chi bộ\u00a0xét", 60, ("Chi", "bộ\u00a0xét"), id="bound words stay together"
            ),
            pytest.param("Verification", 60, ("Verifi…",), id="one long word is cut"),
        ],
    )
    def test_breaks(self, text, width, lines):
        assert wrapped(text, width=width) == lines

    def test_marks_above_and_below_letters_take_no_room(self):
        assert width_of("Ễ ặ ộ") == width_of("E a o")

    @given(st.text(min_size=1, max_size=40), st.integers(40, 200))
    def test_never_makes_more_than_two_lines_nor_wider_ones(self, text, width):
        lines = wrapped(text, width=width)

        assert 1 <= len(lines) <= 2
        assert all(width_of(line) <= width for line in lines)

    @given(st.text(max_size=40))
    def test_cuts_nothing_when_there_is_room(self, text):
        lines = wrapped(text, width=max(1, narrowest(text)))

        assert " ".join(lines) == text


def mark(step, lane, *, label="Bước", state=MarkState.TODO):
    return Mark(step=step, label=label, lane=lane, state=state)


@st.composite
def charts(draw_from):
    """Draw a chart of up to fifteen steps with roads and returns of any length."""
    count = draw_from(st.integers(1, 15))
    lanes = [Lane(str(number), "Đảng ủy cơ sở") for number in range(draw_from(st.integers(1, 5)))]
    steps = [
        Mark(
            step=str(number),
            label=draw_from(st.sampled_from(["Xét", "Thẩm tra lý lịch", "Quyết định kết nạp"])),
            lane=draw_from(st.sampled_from(lanes)).id,
            state=draw_from(st.sampled_from(MarkState)),
            vote=draw_from(st.booleans()),
        )
        for number in range(count)
    ]
    pairs = [(str(one), str(other)) for one, other in combinations(range(count), 2)]
    roads = draw_from(st.lists(st.sampled_from(pairs), max_size=20, unique=True)) if pairs else []
    passages = st.sampled_from([Passage.GONE, Passage.AHEAD])
    forward = [Road(start, end, draw_from(passages)) for start, end in roads]
    turned = draw_from(st.lists(st.sampled_from(pairs), max_size=3, unique=True)) if pairs else []
    backward = [Road(end, start, Passage.BACK, date(2024, 9, 2)) for start, end in turned]
    return Chart(lanes=lanes, steps=steps, roads=forward + backward)


class TestAnyChart:
    @given(charts())
    def test_is_drawn_tidily(self, chart):
        require_tidy(draw(chart))

    @given(charts())
    def test_is_drawn_in_whole_pixels_and_always_alike(self, chart):
        drawing = draw(chart)

        assert drawing == draw(chart)
        assert all("." not in path for path in all_paths(drawing))
