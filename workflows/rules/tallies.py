"""The count of one question, and what it comes to."""

from dataclasses import astuple, dataclass

from workflows.foundation.refusals import Refusal
from workflows.rules.majorities import Majority


class BallotsDoNotAddUp(Refusal):
    """The figures of a count contradict each other; each way to do so is a refusal of its own."""

    remedy = "Compare the figures with the minutes of the count."


class NegativeCount(BallotsDoNotAddUp):
    """Nobody can hand out, collect or count fewer than no ballots."""

    code = "tally.negative"
    sentence = "A count cannot be below zero: the figures given include {lowest}."


class MoreHandedOutThanPresent(BallotsDoNotAddUp):
    """Each member present receives one ballot."""

    code = "tally.more_handed_out_than_present"
    sentence = "{handed_out} ballots were handed out but {present} people with a vote were present."


class MoreCollectedThanHandedOut(BallotsDoNotAddUp):
    """No ballot comes back that was not handed out."""

    code = "tally.more_collected_than_handed_out"
    sentence = "{collected} ballots came back but {handed_out} were handed out."


class CountDiffersFromCollected(BallotsDoNotAddUp):
    """Each ballot collected is counted once."""

    code = "tally.count_differs_from_collected"
    sentence = (
        "{collected} ballots came back but the count makes {counted}: {in_favour} in favour, "
        "{against} against, {blank} blank, {invalid} invalid."
    )


@dataclass(frozen=True, slots=True)
class Verdict:
    """
    What a count came to: the votes in favour, and how many the rule asks for.

    ``partner`` is the count of the body that met jointly with this one, if one did.
    """

    have: int
    needed: int
    electorate: int
    partner: "Verdict | None" = None

    @property
    def reached(self) -> bool:
        """Tell whether the votes in favour of this body suffice."""
        return self.have >= self.needed

    @property
    def carried(self) -> bool:
        """Tell whether each body that met reached what it needs by its own count."""
        return self.reached and (self.partner is None or self.partner.carried)

    @property
    def missing(self) -> int:
        """Return how many more votes in favour would have carried; 0 when it carried."""
        return max(self.needed - self.have, 0)


@dataclass(frozen=True, slots=True)
class Tally:
    """
    The ballots of one question, in numbers.

    A tally that does not add up cannot be made.

    :raises NegativeCount: if a figure is below zero
    :raises MoreCollectedThanHandedOut: if more ballots came back than went out
    :raises CountDiffersFromCollected: if the count does not make up the ballots collected
    """

    handed_out: int
    collected: int
    in_favour: int
    against: int
    invalid: int
    blank: int = 0

    def __post_init__(self) -> None:
        lowest = min(astuple(self))
        if lowest < 0:
            raise NegativeCount(lowest=lowest)
        if self.collected > self.handed_out:
            raise MoreCollectedThanHandedOut(collected=self.collected, handed_out=self.handed_out)
        counted = self.in_favour + self.against + self.blank + self.invalid
        if counted != self.collected:
            raise CountDiffersFromCollected(
                collected=self.collected,
                counted=counted,
                in_favour=self.in_favour,
                against=self.against,
                blank=self.blank,
                invalid=self.invalid,
            )

    def check_against_attendance(self, present: int) -> None:
        """
        Refuse more ballots handed out than people present who have a vote.

        :raises MoreHandedOutThanPresent: if a ballot went to nobody
        """
        if self.handed_out > present:
            raise MoreHandedOutThanPresent(handed_out=self.handed_out, present=present)

    def verdict(
        self, majority: Majority, electorate: int, *, partner: Verdict | None = None
    ) -> Verdict:
        """Return what the count comes to, taken on the whole electorate in numbers of people."""
        return Verdict(self.in_favour, majority.needed(electorate), electorate, partner)
