from pathlib import Path

import pytest

from tests.rules.loading.breaking import assert_fault
from tests.rules.the_club import write_club
from workflows.rules.loading import PackFault, load_pack

STATUTES = "instruments/statutes.yaml"
JOINING = "parameters/joining.yaml"
ROADS = "procedures/joining/roads.yaml"

FAULTS = {
    "words where a list belongs": (ROADS, "kinds: [club]", "kinds: club", 4, "a list is expected"),
    "words where keys belong": (
        "events.yaml",
        "{vi: ngày gửi thư, en: the day the letter was sent}",
        "ngày gửi thư",
        1,
        "keys with values are expected here",
    ),
    "a file that is no YAML": (ROADS, "kinds: [club]", "kinds: [club", 5, "this is no YAML"),
    "a file with bytes that are no text": (ROADS, "vi:", "\x00vi:", 1, "this is no YAML"),
    "a list where words belong": (JOINING, "vi: Tuổi thấp nhất", "vi: [Tuổi]", 2, "words are"),
}


@pytest.mark.parametrize(("file", "old", "new", "line", "reason"), FAULTS.values(), ids=FAULTS)
def test_names_file_line_and_reason_of(
    tmp_path: Path, file: str, old: str, new: str, line: int, reason: str
) -> None:
    assert_fault(tmp_path, file=file, old=old, new=new, line=line, reason=reason)


def test_names_a_file_that_is_missing(tmp_path: Path) -> None:
    club = write_club(tmp_path)
    (club / ROADS).unlink()

    with pytest.raises(PackFault, match="the file is missing") as found:
        load_pack(club)

    assert (found.value.file, found.value.line) == (club / ROADS, 1)


def test_names_a_file_that_is_empty(tmp_path: Path) -> None:
    club = write_club(tmp_path)
    (club / ROADS).write_text("# nothing yet\n", encoding="utf-8")

    with pytest.raises(PackFault, match="the file is empty") as found:
        load_pack(club)

    assert (found.value.file, found.value.line) == (club / ROADS, 1)


def test_names_a_document_written_in_two_files(tmp_path: Path) -> None:
    club = write_club(tmp_path)
    again = club / "instruments/more.yaml"
    again.write_text((club / STATUTES).read_text(encoding="utf-8"), encoding="utf-8")

    with pytest.raises(PackFault, match=r"is written in more\.yaml already") as found:
        load_pack(club)

    assert found.value.file == club / STATUTES
