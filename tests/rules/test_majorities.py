from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.strategies import electorates, majorities
from workflows.rules.majorities import Base, Majority, at_least, more_than

HALF, TWO_THIRDS = Fraction(1, 2), Fraction(2, 3)
CELL, COMMITTEE = Base.MEMBERS_SUMMONED, Base.MEMBERS_IN_OFFICE


class TestNeeded:
    @pytest.mark.parametrize(
        ("majority", "electorate", "needed"),
        [
            pytest.param(at_least(TWO_THIRDS, of=CELL), 30, 20, id="two thirds of 30 is 20"),
            pytest.param(
                at_least(TWO_THIRDS, of=CELL), 31, 21, id="two thirds of 31 is 21, not 20.67"
            ),
            pytest.param(
                at_least(TWO_THIRDS, of=CELL), 20, 14, id="20 official with 3 absent: of 20, not 17"
            ),
            pytest.param(at_least(TWO_THIRDS, of=CELL), 3, 2, id="two of three suffice"),
            pytest.param(
                more_than(HALF, of=COMMITTEE), 10, 6, id="half of ten is not more than half"
            ),
            pytest.param(
                more_than(HALF, of=COMMITTEE), 11, 6, id="six of eleven is more than half"
            ),
            pytest.param(at_least(HALF, of=COMMITTEE), 10, 5, id="half of ten is at least half"),
            pytest.param(
                at_least(Fraction(1), of=COMMITTEE), 7, 7, id="all of seven means all seven"
            ),
        ],
    )
    def test_is_the_smallest_number_that_carries(
        self, majority: Majority, electorate: int, needed: int
    ) -> None:
        assert majority.needed(electorate) == needed

    @given(majorities())
    def test_an_empty_electorate_carries_nothing(self, majority: Majority) -> None:
        assert majority.needed(0) == 1

    @given(majorities(), electorates)
    def test_what_is_needed_reaches_the_share_and_one_vote_less_does_not(
        self, majority: Majority, electorate: int
    ) -> None:
        needed = majority.needed(electorate)

        def reaches(votes: int) -> bool:
            part = Fraction(votes, electorate)
            return part > majority.share if majority.exceeded else part >= majority.share

        assert reaches(needed)
        assert not reaches(needed - 1)

    @given(majorities(), electorates)
    def test_a_whole_electorate_can_always_carry(self, majority: Majority, members: int) -> None:
        assert 1 <= majority.needed(members) <= members

    @given(majorities(), electorates)
    def test_a_larger_electorate_never_needs_fewer(self, majority: Majority, members: int) -> None:
        assert majority.needed(members) <= majority.needed(members + 1)

    @given(electorates)
    def test_a_body_cannot_carry_both_yes_and_no(self, members: int) -> None:
        needed = more_than(HALF, of=COMMITTEE).needed(members)

        assert 2 * needed > members


class TestMajority:
    @pytest.mark.parametrize(
        ("share", "exceeded"),
        [
            pytest.param(Fraction(0), False, id="no share at all"),
            pytest.param(Fraction(4, 3), False, id="more than the whole"),
            pytest.param(Fraction(1), True, id="beyond the whole"),
        ],
    )
    def test_refuses_a_share_that_nobody_can_give(self, share: Fraction, exceeded: bool) -> None:
        with pytest.raises(ValueError, match="no electorate can give"):
            Majority(share, CELL, exceeded)

    @given(st.fractions(min_value=Fraction(1, 100), max_value=1))
    def test_says_which_of_the_two_it_is(self, share: Fraction) -> None:
        assert str(at_least(share, of=CELL)) == f"at least {share} of members_summoned"
        assert str(more_than(HALF, of=CELL)) == "more than 1/2 of members_summoned"
