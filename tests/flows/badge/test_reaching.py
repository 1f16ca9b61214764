"""Who reaches a badge by the coming days of award."""

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from workflows.flows.badge.reaching import Coming, coming

TODAY = date(2024, 5, 1)


def coming_in(way, unit: str = "Phòng", *, on: date = TODAY) -> Coming:
    """Return what the secretary of a unit is shown."""
    way.world.see_everything()
    return coming(way.world.paths[unit], on=on)


def named(told: Coming) -> dict[date, list[tuple[str, int]]]:
    """Return the names and years under each day of award."""
    return {
        each.day: [(member.name, member.years) for member in each.members]
        for each in told.occasions
    }


class TestComing:
    def test_names_each_under_the_first_day_of_award_on_which_the_years_are_reached(self, way):
        way.membership("Lập", admission_decided_on=date(1984, 5, 20))
        way.membership("Duyên", admission_decided_on=date(1994, 2, 3))

        assert named(coming_in(way)) == {
            date(2024, 5, 19): [("Vinh", 30)],
            date(2024, 9, 2): [("Lập", 40)],
            date(2024, 11, 7): [],
            date(2025, 2, 3): [],
        }

    def test_counts_as_the_rules_do_a_leap_day_and_the_time_outside(self, way):
        way.membership("Lập", admission_decided_on=date(1964, 2, 29))
        away = DateRange(date(2000, 1, 1), date(2000, 1, 11))
        way.membership(
            "Duyên",
            first_admission_decided_on=date(1983, 12, 30),
            admission_decided_on=away.upper,
            outside=away,
        )

        told = coming_in(way, on=date(2024, 1, 2))

        reached = {each.name: each.reached_on for on in told.occasions for each in on.members}
        assert reached["Lập"] == date(2024, 2, 29)
        assert reached["Duyên"] == date(2024, 1, 9)

    def test_leaves_out_who_has_the_badge(self, way):
        way.decided()

        assert named(coming_in(way))[date(2024, 5, 19)] == []

    def test_says_of_how_many_nothing_can_be_counted(self, way):
        assert coming_in(way).unknown == 9

    def test_counts_nothing_from_the_second_decision_of_whoever_was_readmitted(self, way):
        away = DateRange(date(1984, 1, 1), date(1994, 5, 19))
        way.membership("Vinh", first_admission_decided_on=None, outside=away)

        told = coming_in(way)

        assert (told.unknown, named(told)[date(2024, 5, 19)]) == (10, [])

    def test_looks_at_the_unit_and_below_it_only(self, way):
        assert named(coming_in(way, "Sở"))[date(2024, 5, 19)] == [("Vinh", 30)]
        assert named(coming_in(way, "Chợ"))[date(2024, 5, 19)] == []
