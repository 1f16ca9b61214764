import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.administration.regions.shares import divided


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        pytest.param(100, [1, 1], [50, 50], id="equal weights get equal parts"),
        pytest.param(96, [2, 1], [63, 33], id="what lies above the least goes by weight"),
        pytest.param(10, [1, 1, 1], [4, 3, 3], id="what rounding leaves goes to the first"),
        pytest.param(12, [9, 1], [8, 4], id="nobody gets less than the least"),
        pytest.param(150, [9, 1], [100, 50], id="nobody gets more than the most"),
    ],
)
def test_divides_in_proportion(total, weights, parts):
    assert divided(total, weights, least=3, most=100) == parts


@given(
    weights=st.lists(st.floats(0.01, 10), min_size=1, max_size=40),
    least=st.integers(0, 10),
    room=st.integers(0, 60),
    data=st.data(),
)
def test_the_parts_always_add_up_and_keep_within_bounds(weights, least, room, data):
    most = least + room
    total = data.draw(st.integers(least * len(weights), most * len(weights)))

    parts = divided(total, weights, least=least, most=most)

    assert sum(parts) == total
    assert all(least <= part <= most for part in parts)


@pytest.mark.parametrize("total", [5, 31])
def test_refuses_a_total_that_no_parts_can_make(total):
    with pytest.raises(ValueError, match="cannot be divided"):
        divided(total, [1, 1, 1], least=2, most=10)
