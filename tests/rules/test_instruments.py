from datetime import date

from workflows.foundation.periods import Period
from workflows.rules.certainty import Certainty
from workflows.rules.instruments import Instrument, Succession, contenders, successions


def document(name: str, issued_on: date, *, known: bool, succeeds: str | None = None) -> Instrument:
    return Instrument(
        id=name,
        number=name,
        title_vi=name,
        title_en=name,
        issued_on=issued_on,
        effect=Period(issued_on) if known else None,
        effect_note="",
        certainty=Certainty.CONFIRMED,
        source="archive",
        succeeds=succeeds,
    )


FIRST, SECOND, THIRD, FOURTH = (date(2025, month, 1) for month in (1, 4, 7, 10))
LINE = {
    "first": document("first", FIRST, known=True),
    "second": document("second", SECOND, known=False, succeeds="first"),
    "third": document("third", THIRD, known=False, succeeds="second"),
    "fourth": document("fourth", FOURTH, known=True, succeeds="third"),
    "other": document("other", THIRD, known=True),
}


class TestSuccessions:
    def test_names_every_candidate_until_a_day_of_effect_is_known(self) -> None:
        assert list(successions("first", LINE)) == [
            Succession(SECOND, "second", ("first", "second")),
            Succession(THIRD, "third", ("first", "second", "third")),
            Succession(FOURTH, "fourth", ()),
        ]

    def test_a_document_at_the_end_of_its_line_has_none(self) -> None:
        assert list(successions("fourth", LINE)) == []
        assert list(successions("other", LINE)) == []


class TestContenders:
    def test_a_document_of_known_effect_stands_alone(self) -> None:
        assert contenders("fourth", LINE) == ("fourth",)

    def test_one_of_unknown_effect_stands_beside_those_before_it(self) -> None:
        assert contenders("third", LINE) == ("first", "second", "third")

    def test_one_of_unknown_effect_without_predecessor_stands_alone(self) -> None:
        lonely = {"lonely": document("lonely", FIRST, known=False)}

        assert contenders("lonely", lonely) == ("lonely",)


class TestEarliest:
    def test_is_the_day_of_effect_or_else_of_issue(self) -> None:
        assert LINE["first"].earliest == FIRST
        assert LINE["second"].earliest == SECOND
