from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.strategies import electorates, majorities, tallies
from workflows.rules.majorities import Base, Majority, at_least, more_than
from workflows.rules.tallies import (
    BallotsDoNotAddUp,
    CountDiffersFromCollected,
    MoreCollectedThanHandedOut,
    MoreHandedOutThanPresent,
    NegativeCount,
    Tally,
)

TWO_THIRDS_OF_THE_CELL = at_least(Fraction(2, 3), of=Base.MEMBERS_SUMMONED)
MORE_THAN_HALF = more_than(Fraction(1, 2), of=Base.MEMBERS_IN_OFFICE)


def counted(in_favour: int, against: int = 0) -> Tally:
    ballots = in_favour + against
    return Tally(
        handed_out=ballots, collected=ballots, in_favour=in_favour, against=against, invalid=0
    )


class TestTally:
    def test_refuses_more_ballots_collected_than_handed_out(self) -> None:
        with pytest.raises(MoreCollectedThanHandedOut) as refused:
            Tally(handed_out=16, collected=17, in_favour=17, against=0, invalid=0)

        assert refused.value.facts == {"collected": 17, "handed_out": 16}

    @pytest.mark.parametrize("in_favour", [11, 13])
    def test_refuses_a_count_that_is_not_what_was_collected(self, in_favour: int) -> None:
        with pytest.raises(CountDiffersFromCollected) as refused:
            Tally(handed_out=17, collected=16, in_favour=in_favour, against=2, invalid=1, blank=1)

        assert refused.value.facts == {
            "collected": 16,
            "counted": in_favour + 4,
            "in_favour": in_favour,
            "against": 2,
            "blank": 1,
            "invalid": 1,
        }

    @pytest.mark.parametrize(
        "figures",
        [
            pytest.param((-1, 0, 0, 0, 0, 0), id="handed out"),
            pytest.param((0, -1, 0, 0, 0, 0), id="collected"),
            pytest.param((3, 3, -1, 4, 0, 0), id="in favour"),
            pytest.param((3, 3, 4, -1, 0, 0), id="against"),
            pytest.param((3, 3, 4, 0, -1, 0), id="invalid"),
            pytest.param((3, 3, 4, 0, 0, -1), id="blank"),
        ],
    )
    def test_refuses_a_figure_below_zero(self, figures: tuple[int, ...]) -> None:
        with pytest.raises(NegativeCount) as refused:
            Tally(*figures)

        assert refused.value.facts == {"lowest": -1}

    @pytest.mark.parametrize(
        "kind", [NegativeCount, MoreCollectedThanHandedOut, CountDiffersFromCollected]
    )
    def test_each_contradiction_is_one_of_ballots_that_do_not_add_up(
        self, kind: type[BallotsDoNotAddUp]
    ) -> None:
        assert issubclass(kind, BallotsDoNotAddUp)
        assert "code" not in BallotsDoNotAddUp.__dict__

    def test_a_ballot_that_did_not_come_back_is_no_contradiction(self) -> None:
        tally = Tally(handed_out=18, collected=17, in_favour=15, against=1, invalid=1)

        assert tally.collected == 17


class TestCheckAgainstAttendance:
    def test_refuses_more_ballots_than_people_present(self) -> None:
        with pytest.raises(MoreHandedOutThanPresent) as refused:
            counted(18).check_against_attendance(present=17)

        assert refused.value.facts == {"handed_out": 18, "present": 17}

    def test_accepts_one_ballot_each(self) -> None:
        counted(17).check_against_attendance(present=17)


class TestVerdict:
    @pytest.mark.parametrize(
        ("majority", "electorate", "in_favour", "missing"),
        [
            pytest.param(TWO_THIRDS_OF_THE_CELL, 30, 20, 0, id="20 of 30 carry"),
            pytest.param(TWO_THIRDS_OF_THE_CELL, 30, 19, 1, id="19 of 30 lack one"),
            pytest.param(
                TWO_THIRDS_OF_THE_CELL, 20, 13, 1, id="13 of 17 present, 20 summoned, lack one"
            ),
            pytest.param(MORE_THAN_HALF, 10, 5, 1, id="half of ten does not carry"),
            pytest.param(MORE_THAN_HALF, 10, 6, 0, id="six of ten carry"),
        ],
    )
    def test_is_taken_on_the_electorate(
        self, majority: Majority, electorate: int, in_favour: int, missing: int
    ) -> None:
        verdict = counted(in_favour).verdict(majority, electorate)

        assert verdict.have == in_favour
        assert verdict.electorate == electorate
        assert verdict.missing == missing
        assert verdict.carried is (missing == 0)

    @given(st.data(), majorities(), electorates)
    def test_one_more_in_favour_never_loses(
        self, data: st.DataObject, majority: Majority, electorate: int
    ) -> None:
        tally = data.draw(tallies(handed_out=electorate))

        before = tally.verdict(majority, electorate)
        after = counted(tally.in_favour + 1).verdict(majority, electorate)

        assert after.carried or not before.carried
        assert before.missing - after.missing in {0, 1}

    @given(st.data(), majorities(), electorates)
    def test_only_votes_in_favour_count(
        self, data: st.DataObject, majority: Majority, electorate: int
    ) -> None:
        tally = data.draw(tallies(handed_out=electorate))

        verdict = tally.verdict(majority, electorate)

        assert verdict == counted(tally.in_favour).verdict(majority, electorate)
        assert verdict.carried is (verdict.missing == 0)
