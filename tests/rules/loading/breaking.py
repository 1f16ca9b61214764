"""Breaking one passage of the club's pack, to see what the loader says of it."""

from pathlib import Path

import pytest

from tests.rules.the_club import write_club
from workflows.rules.loading import PackFault, load_pack


def assert_fault(folder: Path, *, file: str, old: str, new: str, line: int, reason: str) -> None:
    """Break the pack and expect the loader to name this file, this line and this reason."""
    club = write_club(folder, file=file, old=old, new=new)

    with pytest.raises(PackFault) as found:
        load_pack(club)

    assert found.value.file == club / file
    assert found.value.line == line
    assert found.value.reason.startswith(reason)
    assert str(found.value) == f"{club / file}:{line}: {found.value.reason}"
