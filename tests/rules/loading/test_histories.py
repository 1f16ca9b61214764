from datetime import date
from pathlib import Path

import pytest

from tests.rules.the_club import the_club
from workflows.rules.certainty import Certainty
from workflows.rules.parameters import Edition

JOINING = "parameters/joining.yaml"


def outline(history: tuple[Edition[object], ...]) -> list[tuple[object, ...]]:
    return [
        (each.since, each.source.instrument, each.carried_into, each.candidates) for each in history
    ]


class TestHistory:
    def test_a_value_read_again_is_no_proposal(self, tmp_path: Path) -> None:
        age = the_club(tmp_path).parameter("joining.age_min_months")

        kept = age.on(date(2022, 2, 1))

        assert kept.value == 120
        assert kept.source.instrument == "statutes-2022"
        assert kept.certainty is Certainty.SECONDARY
        assert not kept.doubtful

    def test_a_value_is_carried_into_each_document_not_read(self, tmp_path: Path) -> None:
        share = the_club(tmp_path).parameter("joining.board_share_max")

        assert outline(share.history) == [
            (date(2020, 2, 1), "statutes-2020", None, ()),
            (date(2022, 2, 1), "statutes-2020", "statutes-2022", ()),
            (date(2024, 1, 1), "statutes-2020", None, ("statutes-2022", "statutes-2024")),
            (date(2025, 2, 1), "statutes-2020", "statutes-2025", ()),
        ]
        assert {each.value for each in share.history} == {share.history[0].value}

    def test_both_documents_are_candidates_while_the_day_of_effect_is_unknown(
        self, tmp_path: Path
    ) -> None:
        age = the_club(tmp_path).parameter("joining.age_min_months")

        assert outline(age.history) == [
            (date(2020, 2, 1), "statutes-2020", None, ()),
            (date(2022, 2, 1), "statutes-2022", None, ()),
            (date(2024, 1, 1), "statutes-2022", None, ("statutes-2022", "statutes-2024")),
            (date(2025, 2, 1), "statutes-2025", None, ()),
        ]

    def test_an_edition_ends_the_carrying(self, tmp_path: Path) -> None:
        age = the_club(tmp_path).parameter("joining.age_min_months")

        last = age.on(date(2030, 1, 1))

        assert (last.value, last.carried_into) == (96, None)
        assert (last.note_vi, last.note_en) == ("nhớ lại", "from memory")
        assert last.doubtful

    @pytest.mark.parametrize(
        ("document", "since"),
        [
            pytest.param("statutes-2024", date(2024, 1, 1), id="cites the later one"),
            pytest.param("statutes-2022", date(2024, 6, 1), id="cites the earlier one"),
            pytest.param("statutes-2022", date(2024, 1, 1), id="cites the earlier one at once"),
        ],
    )
    def test_an_edition_between_two_candidates_names_both(
        self, tmp_path: Path, document: str, since: date
    ) -> None:
        club = the_club(
            tmp_path,
            file=JOINING,
            old="    - from: 2025-02-01",
            new=f"    - from: {since}\n      value: 108\n"
            f'      source: {{instrument: {document}, article: "3"}}\n'
            "      certainty: confirmed\n    - from: 2025-02-01",
        )

        history = club.parameter("joining.age_min_months").history
        (edition,) = [each for each in history if each.value == 108]

        assert (edition.value, edition.since) == (108, since)
        assert edition.candidates == ("statutes-2022", "statutes-2024")
        assert edition.carried_into is None
        assert edition.doubtful
