from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.strategies import days
from workflows.foundation.citations import Citation
from workflows.rules.certainty import Certainty
from workflows.rules.parameters import Edition, Form, NotYetLaw, Parameter

SIXTY, FORTY_FIVE = date(2016, 7, 25), date(2025, 7, 1)


def edition(
    value: int,
    since: date,
    *,
    certainty: Certainty = Certainty.CONFIRMED,
    carried_into: str | None = None,
    candidates: tuple[str, ...] = (),
) -> Edition[int]:
    return Edition(value, since, Citation("reg", "4.3.1"), certainty, carried_into, candidates)


def parameter(*history: Edition[int]) -> Parameter[int]:
    return Parameter("days", "thời hạn", "time limit", Form.TIMES, history)


LIMIT = parameter(edition(60, SIXTY), edition(45, FORTY_FIVE))


class TestOn:
    @pytest.mark.parametrize(
        ("day", "value"),
        [
            pytest.param(SIXTY, 60, id="on its first day"),
            pytest.param(date(2025, 6, 30), 60, id="on the eve of the change"),
            pytest.param(FORTY_FIVE, 45, id="on the day of the change"),
            pytest.param(date(2030, 1, 1), 45, id="until something replaces it"),
        ],
    )
    def test_an_edition_holds(self, day: date, value: int) -> None:
        assert LIMIT.on(day).value == value

    def test_refuses_a_day_before_the_first_edition_and_names_the_parameter(self) -> None:
        day = date(2016, 7, 24)

        with pytest.raises(NotYetLaw) as refused:
            LIMIT.on(day)

        assert refused.value.source == Citation("reg", "4.3.1")
        assert refused.value.facts == {
            "parameter": "days",
            "label_vi": "thời hạn",
            "label_en": "time limit",
            "day": day,
            "since": SIXTY,
        }

    @given(st.lists(days, min_size=1, max_size=8, unique=True), days)
    def test_is_the_last_edition_that_has_begun(self, beginnings: list[date], day: date) -> None:
        history = parameter(*(edition(n, since) for n, since in enumerate(sorted(beginnings))))

        begun = [since for since in beginnings if since <= day]

        if begun:
            assert history.on(day).since == max(begun)
        else:
            with pytest.raises(NotYetLaw):
                history.on(day)


class TestEditionsBetween:
    @pytest.mark.parametrize(
        ("first", "last", "values"),
        [
            pytest.param(date(2025, 6, 1), date(2025, 6, 30), [60], id="before the change"),
            pytest.param(date(2025, 6, 30), FORTY_FIVE, [60, 45], id="across the change"),
            pytest.param(FORTY_FIVE, date(2025, 8, 1), [45], id="from the change on"),
            pytest.param(date(2010, 1, 1), SIXTY, [60], id="from before there was law"),
            pytest.param(date(2010, 1, 1), date(2010, 2, 1), [], id="before there was law"),
        ],
    )
    def test_are_those_that_held(self, first: date, last: date, values: list[int]) -> None:
        assert [each.value for each in LIMIT.editions_between(first, last)] == values

    @given(st.lists(days, min_size=1, max_size=6, unique=True), days, st.integers(0, 900))
    def test_are_the_editions_of_each_day_between(
        self, beginnings: list[date], first: date, length: int
    ) -> None:
        history = parameter(*(edition(n, since) for n, since in enumerate(sorted(beginnings))))
        between = [first + timedelta(days=step) for step in range(length + 1)]

        found = history.editions_between(first, between[-1])

        lawful = [day for day in between if day >= min(beginnings)]
        assert set(found) == {history.on(day) for day in lawful}


class TestDoubtful:
    @pytest.mark.parametrize(
        ("doubted", "doubtful"),
        [
            pytest.param(edition(45, SIXTY), False, id="read in the article"),
            pytest.param(
                edition(45, SIXTY, certainty=Certainty.SECONDARY), False, id="read second-hand"
            ),
            pytest.param(edition(45, SIXTY, certainty=Certainty.RECALLED), True, id="recalled"),
            pytest.param(edition(45, SIXTY, carried_into="new"), True, id="carried forward"),
            pytest.param(edition(45, SIXTY, candidates=("a", "b")), True, id="two candidates"),
            pytest.param(edition(45, SIXTY, candidates=("a",)), False, id="a single candidate"),
        ],
    )
    def test_tells_what_a_person_should_check(self, doubted: Edition[int], doubtful: bool) -> None:
        assert doubted.doubtful is doubtful


class TestAmendedBy:
    def test_the_local_editions_take_over_from_their_first_day(self) -> None:
        local = parameter(edition(30, date(2025, 1, 1)))

        amended = LIMIT.amended_by(local)

        assert [each.value for each in amended.history] == [60, 30]
        assert amended.on(date(2024, 12, 31)).value == 60
        assert amended.on(FORTY_FIVE).value == 30

    def test_a_local_edition_of_the_same_day_replaces_the_central_one(self) -> None:
        amended = LIMIT.amended_by(parameter(edition(40, FORTY_FIVE)))

        assert [each.value for each in amended.history] == [60, 40]
