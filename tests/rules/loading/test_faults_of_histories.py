from pathlib import Path

import pytest

from tests.rules.loading.breaking import assert_fault

JOINING = "parameters/joining.yaml"

FAULTS = {
    "a key written twice": (JOINING, "en: Lowest age", "vi: Tuổi", 3, "“vi” is written twice"),
    "an unknown key": (
        JOINING,
        "form: months",
        "form: months\n  unit: months",
        5,
        "“unit” is not a key of this passage",
    ),
    "a value without a source": (
        JOINING,
        '      source: {instrument: statutes-2020, article: "3"}\n',
        "",
        6,
        "“source” is missing",
    ),
    "a source without an article": (
        JOINING,
        '{instrument: statutes-2020, article: "3"}',
        "{instrument: statutes-2020}",
        8,
        "“article” is missing",
    ),
    "an empty article": (JOINING, 'article: "3"', 'article: ""', 8, "words are expected here"),
    "an unknown document": (
        JOINING,
        "instrument: statutes-2020",
        "instrument: statutes-2019",
        8,
        "“statutes-2019” is not a known instrument",
    ),
    "an unknown certainty": (
        JOINING,
        "certainty: confirmed",
        "certainty: sure",
        9,
        "“sure” is not a known Certainty",
    ),
    "an unknown form": (JOINING, "form: months", "form: moons", 4, "“moons” is not a known Form"),
    "a value in another form": (
        JOINING,
        "value: 120",
        "value: ten years",
        7,
        "“ten years” is not a whole number",
    ),
    "days that are not in their order": (
        JOINING,
        "value: [14, 7]",
        "value: [7, 14]",
        69,
        "the days are written once each, the most first, and none is 0",
    ),
    "years that are not in their order": (
        JOINING,
        "value: [10, 20]",
        "value: [20, 10]",
        78,
        "the years are written once each, the fewest first, and none is 0",
    ),
    "a day that does not come every year": (
        JOINING,
        "value: [01/02]",
        "value: [29/02]",
        87,
        "29/02 does not come every year",
    ),
    "a day of the year without its month": (
        JOINING,
        "value: [01/02]",
        "value: [1]",
        87,
        "“1” is not a day of every year such as 19/05",
    ),
    "an answer that is neither yes nor no": (
        JOINING,
        "value: no",
        "value: false",
        24,
        "“false” is not a known answer, yes or no",
    ),
    "a code with a space": (JOINING, "[absent]", "[not here]", 51, "“not here” is not a code"),
    "a share that is no fraction": (
        JOINING,
        "value: 1/3",
        "value: 33%",
        42,
        "“33%” is not a share such as 2/3",
    ),
    "a share divided by nothing": (
        JOINING,
        "value: 1/3",
        "value: 1/0",
        42,
        "a share cannot be divided by nothing",
    ),
    "a way of introduction on an unknown paper": (
        JOINING,
        "resolution: letter",
        "resolution: postcard",
        60,
        "“postcard” is not a known paper kind",
    ),
    "two editions that begin on one day": (
        JOINING,
        "- from: 2025-02-01",
        "- from: 2025-02-01\n      value: 84\n"
        '      source: {instrument: statutes-2025, article: "3"}\n'
        "      certainty: recalled\n    - from: 2025-02-01",
        16,
        "2025-02-01 does not follow 2025-02-01: editions overlap",
    ),
    "editions out of order": (
        JOINING,
        "- from: 2025-02-01\n      value: 96\n      source: {instrument: statutes-2025",
        "- from: 2021-01-01\n      value: 96\n      source: {instrument: statutes-2020",
        12,
        "2021-01-01 does not follow 2022-02-01: editions overlap",
    ),
    "a document that keeps a value before the value begins": (
        JOINING,
        '{instrument: statutes-2022, article: "3", certainty: secondary}',
        '{instrument: statutes-2020, article: "3", certainty: secondary}',
        11,
        "2020-02-01 does not follow 2020-02-01: editions overlap",
    ),
    "an edition before its document is in force": (
        JOINING,
        "from: 2020-02-01",
        "from: 2020-01-31",
        6,
        "statutes-2020 was not in force before 2020-02-01",
    ),
    "an edition after its document was replaced": (
        JOINING,
        "from: 2025-02-01\n      value: 96\n      source: {instrument: statutes-2025",
        "from: 2025-02-01\n      value: 96\n      source: {instrument: statutes-2022",
        12,
        "statutes-2022 was no longer in force on 2025-02-01",
    ),
    "a day that does not exist": (
        JOINING,
        "from: 2020-02-01",
        "from: 2020-02-30",
        6,
        "2020-02-30 is no day of the calendar",
    ),
    "a day written another way": (
        JOINING,
        "from: 2020-02-01",
        "from: 01/02/2020",
        6,
        "“01/02/2020” is not a day such as 2026-07-26",
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "line", "reason"), FAULTS.values(), ids=FAULTS)
def test_names_file_line_and_reason_of(
    tmp_path: Path, file: str, old: str, new: str, line: int, reason: str
) -> None:
    assert_fault(tmp_path, file=file, old=old, new=new, line=line, reason=reason)
