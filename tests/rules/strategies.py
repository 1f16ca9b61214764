"""What Hypothesis may draw: majorities, counts that add up, days, calendars, time limits."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import strategies as st

from workflows.rules.calendars import DayKind, SpecialDay, WorkingCalendar
from workflows.rules.certainty import Certainty
from workflows.rules.majorities import Base, Majority
from workflows.rules.tallies import Tally
from workflows.rules.time_limits import TimeLimit, Unit

FIRST_DAY, LAST_DAY = date(2016, 1, 1), date(2035, 12, 31)

days = st.dates(FIRST_DAY, LAST_DAY)
electorates = st.integers(1, 500)
shares = st.builds(
    lambda above, below: Fraction(min(above, below), max(above, below)),
    st.integers(1, 60),
    st.integers(1, 60),
)


@st.composite
def majorities(draw: st.DrawFn) -> Majority:
    share = draw(shares)
    exceeded = draw(st.booleans()) if share < 1 else False
    return Majority(share, draw(st.sampled_from(Base)), exceeded)


@st.composite
def tallies(draw: st.DrawFn, handed_out: int) -> Tally:
    collected = draw(st.integers(0, handed_out))
    in_favour = draw(st.integers(0, collected))
    against = draw(st.integers(0, collected - in_favour))
    blank = draw(st.integers(0, collected - in_favour - against))
    return Tally(
        handed_out=handed_out,
        collected=collected,
        in_favour=in_favour,
        against=against,
        blank=blank,
        invalid=collected - in_favour - against - blank,
    )


def special(kind: DayKind) -> SpecialDay:
    return SpecialDay(kind, "Notice 1", Certainty.CONFIRMED)


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    """Draw a calendar whose odd days always change something."""
    marked = draw(st.sets(days, max_size=40))
    kinds = [DayKind.HOLIDAY, DayKind.SWAPPED_OFF, DayKind.PROPOSED]
    return WorkingCalendar(
        {
            day: special(DayKind.WORKED if day.weekday() >= 5 else draw(st.sampled_from(kinds)))
            for day in sorted(marked)
        },
        announced_until=draw(days),
        announced_from=FIRST_DAY - timedelta(days=400),
    )


@st.composite
def time_limits(draw: st.DrawFn) -> TimeLimit:
    unit = draw(st.sampled_from(Unit))
    rolls = draw(st.booleans()) if unit is not Unit.WORKING_DAYS else False
    return TimeLimit(draw(st.integers(1, 90)), unit, "the_event", rolls)
