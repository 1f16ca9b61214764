"""A story that is not told as stories are is refused with file, line and reason."""

from datetime import date

import pytest

from tests.administration.demonstration.the_stories import STORIES
from workflows.administration.demonstration.reading import read_stories
from workflows.rules.loading.passages import PackFault

HEAD = """\
a-story:
  about: Somebody applies.
  name: Đặng Thị Thu Hà
  born_on: 1999-05-06
  cell: ca-mau.dcd.y-hoc-co-truyen
  stands: [applicant_applies]
  acts:
"""


@pytest.mark.parametrize(
    ("act", "line", "reason"),
    [
        pytest.param("{dances: tango, on: 2024-10-02}", 8, "begins with one of", id="unknown act"),
        pytest.param("{listed: 1-NQ, on: 2024-10-02}", 8, "“helper” is missing", id="no helper"),
        pytest.param("{filed: applicant_applies, on: soon}", 8, "not a day such as", id="no day"),
        pytest.param(
            "{filed: applicant_applies, on: 2024-10-02, colour: red}", 8, "not a key", id="colour"
        ),
    ],
)
def test_an_act_is_told_with_its_own_words(tmp_path, act, line, reason):
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases/one.yaml").write_text(f"{HEAD}    - {act}\n")

    with pytest.raises(PackFault, match=reason) as fault:
        read_stories(tmp_path)

    assert fault.value.line == line


def test_a_field_that_asks_for_several_things_has_a_list():
    recount = next(each for each in STORIES if each.procedure == "recount")

    assert recount.acts[0].facts["outside"] == [[date(1990, 3, 1), date(1990, 6, 1)]]


def test_each_story_has_a_name_of_its_own_and_an_applicant_of_its_own():
    assert len({each.id for each in STORIES}) == len(STORIES)
    assert len({each.name for each in STORIES}) == len(STORIES)


def test_the_acts_of_a_story_are_told_in_the_order_of_their_days():
    for story in STORIES:
        days = [act.on for act in story.acts]
        assert days == sorted(days), story.id
