from datetime import date
from pathlib import Path

import pytest

from workflows.rules.calendars import DayKind, SpecialDay
from workflows.rules.certainty import Certainty
from workflows.rules.loading import PackFault, load_calendar

PAGE = """\
announced_from: 2026-01-01
announced_until: 2026-12-31
notices:
  - notice: Notice 7
    vi: Quốc khánh
    en: National Day
    certainty: secondary
    off: [2026-09-01, 2026-09-02]
    swapped_off: [2026-08-31]
    worked: [2026-08-22]
  - notice: none found
    vi: Ngày Văn hóa
    en: Culture Day
    certainty: recalled
    proposed: [2026-11-24]
"""


def write(folder: Path, *, old: str = "", new: str = "") -> Path:
    assert old in PAGE
    file = folder / "calendar.yaml"
    file.write_text(PAGE.replace(old, new, 1), encoding="utf-8")
    return file


class TestLoadCalendar:
    def test_keeps_each_day_with_the_notice_behind_it(self, tmp_path: Path) -> None:
        calendar = load_calendar(write(tmp_path))

        assert {day: each.kind for day, each in calendar.days.items()} == {
            date(2026, 9, 1): DayKind.HOLIDAY,
            date(2026, 9, 2): DayKind.HOLIDAY,
            date(2026, 8, 31): DayKind.SWAPPED_OFF,
            date(2026, 8, 22): DayKind.WORKED,
            date(2026, 11, 24): DayKind.PROPOSED,
        }
        assert calendar.days[date(2026, 8, 31)] == SpecialDay(
            DayKind.SWAPPED_OFF, "Notice 7", Certainty.SECONDARY, "Quốc khánh", "National Day"
        )
        assert calendar.announced_from == date(2026, 1, 1)
        assert calendar.announced_until == date(2026, 12, 31)

    @pytest.mark.parametrize(
        ("old", "new", "line", "reason"),
        [
            pytest.param(
                "[2026-08-31]",
                "[2026-09-01]",
                9,
                "2026-09-01 stands under Notice 7 already",
                id="a day under two notices",
            ),
            pytest.param(
                "[2026-08-31]",
                "[2027-01-01]",
                9,
                "2027-01-01 lies outside the days announced",
                id="a day after the last one announced",
            ),
            pytest.param(
                "[2026-08-31]",
                "[2025-12-31]",
                9,
                "2025-12-31 lies outside the days announced",
                id="a day before the first one announced",
            ),
            pytest.param(
                "[2026-08-31]",
                "[2026-08-30]",
                9,
                "2026-08-30 changes nothing: the week already has it so",
                id="a Sunday that is off",
            ),
            pytest.param(
                "[2026-08-22]",
                "[2026-08-21]",
                10,
                "2026-08-21 changes nothing: the week already has it so",
                id="a Friday that is worked",
            ),
            pytest.param(
                "until: 2026-12-31",
                "until: 2025-12-31",
                2,
                "2025-12-31 lies before 2026-01-01",
                id="an end before the beginning",
            ),
            pytest.param(
                "notice: Notice 7", "note: 7", 4, "“note” is not a key", id="a day without a notice"
            ),
        ],
    )
    def test_names_file_line_and_reason_of(
        self, tmp_path: Path, old: str, new: str, line: int, reason: str
    ) -> None:
        file = write(tmp_path, old=old, new=new)

        with pytest.raises(PackFault) as found:
            load_calendar(file)

        assert (found.value.file, found.value.line) == (file, line)
        assert found.value.reason.startswith(reason)
