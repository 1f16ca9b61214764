"""A description that cannot be read is refused with its file, its line and the reason."""

import shutil

import pytest
from django.conf import settings

from workflows.administration.regions import planned
from workflows.administration.regions.reading import read_region
from workflows.rules.loading.passages import PackFault

HEAD = """\
vi: Một nơi
en: A place
opened_on: 2024-10-01
source: danh sách
peoples: {kinh: 1}
terms: {cell: 2022-11-10}
"""


@pytest.fixture
def write(tmp_path):
    """Return the function that writes a region's file and gives its folder."""

    def written(text, *, name="place"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "region.yaml").write_text(text, encoding="utf-8")
        return folder

    return written


def test_a_cell_is_read_with_all_that_it_inherits(write):
    folder = write(
        HEAD
        + """\
units:
  - code: a
    name: Đảng bộ A
    kind: grassroots_committee
    since: 2001-02-03
    units:
      - {code: b, name: Chi bộ B, kind: cell, members: {official: 5, probationary: 1}}
"""
    )

    (unit,) = read_region(folder).units
    (cell,) = unit.units

    assert (cell.code, cell.since) == ("a.b", unit.since)
    assert cell.members.total == 6


def test_units_may_stand_in_a_file_of_their_own(write):
    folder = write(HEAD + "units:\n  - file: more.yaml\n")
    (folder / "more.yaml").write_text(
        "- {code: a, name: A, kind: province, since: 2001-01-01}\n", encoding="utf-8"
    )

    assert [unit.code for unit in read_region(folder).units] == ["a"]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        pytest.param("colour: red\n", 7, "not a key", id="an unknown key"),
        pytest.param(
            "units:\n  - {code: a, name: A, kind: province}\n", 8, "“since” is missing", id="no day"
        ),
        pytest.param(
            "units:\n  - {code: a, name: A, kind: province, since: 2001-02-30}\n",
            8,
            "no day of the calendar",
            id="a day that does not exist",
        ),
        pytest.param("units:\n  - file: none.yaml\n", 1, "the file is missing", id="no such file"),
    ],
)
def test_a_fault_names_its_place(write, text, line, reason):
    folder = write(HEAD + text)

    with pytest.raises(PackFault, match=reason) as fault:
        read_region(folder)

    assert fault.value.line == line


def test_regions_of_different_days_cannot_be_joined(write):
    write(HEAD.replace("2024-10-01", "2024-10-02"), name="other")
    folder = write(HEAD + "with: [other]\n")

    with pytest.raises(PackFault, match="opened on another day"):
        read_region(folder)


def test_a_region_with_too_few_members_for_its_organisations_is_refused(tmp_path):

    shutil.copytree(settings.ROOT / "fixtures/regions", tmp_path / "regions")
    file = tmp_path / "regions/nam-song-hau/region.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("members: 7860", "members: 786"), encoding="utf-8")

    with pytest.raises(ValueError, match="cannot be divided"):
        planned(read_region(file.parent))
