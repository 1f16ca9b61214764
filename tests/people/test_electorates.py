"""Who makes up a body on a day, and on how many the share is taken."""

from datetime import UTC, date, datetime

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.builders import World
from workflows.authority import law
from workflows.organisation.models import Unit
from workflows.people.electorates import electorate
from workflows.people.models import Appointment, CellPlace, Condition, Standing

MEETING_DAY = date(2025, 9, 10)
KNOWN_AT = datetime(2025, 9, 10, 16, 59, tzinfo=UTC)


@pytest.fixture
def cell(db):
    """A cell of twenty official members and one on probation."""
    world = World()
    world.unit("Tỉnh", "province")
    world.unit("Chi bộ", "cell", under="Tỉnh")
    world.unit("Chi bộ bạn", "cell", under="Tỉnh")
    for number in range(1, 21):
        world.person(f"Đảng viên {number}", cell="Chi bộ")
    world.person("Dự bị", cell="Chi bộ", standing="probationary")
    world.body("Chi bộ", "cell_meeting")
    return world


def asked(world, *, on=MEETING_DAY, known_at=KNOWN_AT, kind="cell_meeting", unit="Chi bộ"):
    world.see_everything()
    return electorate(body_id=world.body(unit, kind).id, on=on, known_at=known_at)


def base(world, *present, **when):
    pack = law.pack()
    return asked(world, **when).base(
        present=frozenset(map(world.id, present)),
        left_out_always=frozenset(pack.parameter("votes.left_out_always").on(MEETING_DAY).value),
        left_out_unless_present=frozenset(
            pack.parameter("votes.left_out_unless_present").on(MEETING_DAY).value
        ),
    )


def changed(until, *, recorded_at):
    held = Condition.objects.get()
    held.during = DateRange(held.during.lower, until)
    held.end_recorded_at = recorded_at
    held.save(update_fields=["during", "end_recorded_at"])


class TestBase:
    def test_three_absent_of_twenty_still_count(self, cell):
        present = [f"Đảng viên {number}" for number in range(4, 21)]

        assert len(base(cell, *present)) == 20

    @pytest.mark.parametrize("kind", ["temporary_transfer_out", "exempted"])
    def test_one_away_or_exempted_counts_only_when_present(self, cell, kind):
        cell.condition("Đảng viên 1", kind, since=date(2025, 1, 1))

        assert len(base(cell)) == 19
        assert len(base(cell, "Đảng viên 1")) == 20

    @pytest.mark.parametrize("kind", ["suspended", "under_criminal_proceedings", "detained"])
    def test_one_suspended_or_accused_in_court_never_counts(self, cell, kind):
        cell.condition("Đảng viên 1", kind, since=date(2025, 1, 1))

        assert len(base(cell, "Đảng viên 1")) == 19

    def test_a_probationary_member_attends_without_a_vote(self, cell):
        found = asked(cell)

        assert [each.name for each in found.probationary] == ["Dự bị"]
        assert "Dự bị" not in {each.name for each in found.members}

    def test_a_guest_on_temporary_transfer_neither_votes_nor_counts(self, cell):
        cell.person("Khách", cell="Chi bộ bạn")
        cell.condition("Khách", "temporary_transfer_out", since=date(2025, 1, 1), host="Chi bộ")

        found = asked(cell)

        assert [each.name for each in found.guests] == ["Khách"]
        assert len(base(cell, "Khách")) == 20

    def test_a_relative_of_anybody_stays_in_the_base(self, cell):
        cell.relatives("Đảng viên 1", "Đảng viên 2")

        assert len(base(cell)) == 20


class TestAsOfTheDay:
    def test_a_meeting_typed_in_later_is_judged_by_its_own_day(self, cell):
        cell.see_everything()
        CellPlace.objects.filter(person_id=cell.id("Đảng viên 1")).update(
            during=(date(2020, 1, 1), date(2025, 10, 1)),
            end_recorded_at=datetime(2025, 10, 1, tzinfo=UTC),
        )

        assert len(base(cell)) == 20
        later = datetime(2025, 10, 3, tzinfo=UTC)
        assert len(asked(cell, on=date(2025, 10, 2), known_at=later).members) == 19

    def test_a_fact_entered_late_does_not_change_what_was_known(self, cell):
        cell.condition("Đảng viên 1", "suspended", since=date(2025, 9, 1))
        cell.see_everything()
        Condition.objects.update(recorded_at=datetime(2025, 9, 20, tzinfo=UTC))

        assert len(base(cell, "Đảng viên 1")) == 20
        later = datetime(2025, 9, 30, tzinfo=UTC)
        assert len(base(cell, "Đảng viên 1", known_at=later)) == 19

    def test_a_last_day_that_was_known_holds_until_another_is_on_record(self, cell):
        cell.condition("Đảng viên 1", "suspended", since=date(2025, 5, 1), until=date(2025, 8, 1))
        changed(date(2025, 11, 1), recorded_at=datetime(2025, 10, 1, tzinfo=UTC))
        changed(date(2025, 9, 5), recorded_at=datetime(2025, 10, 20, tzinfo=UTC))

        assert len(base(cell)) == 20
        assert len(base(cell, known_at=datetime(2025, 10, 5, tzinfo=UTC))) == 19
        assert len(base(cell, known_at=datetime(2025, 10, 25, tzinfo=UTC))) == 20

    def test_what_was_found_never_to_have_held_counts_as_long_as_it_was_known(self, cell):
        cell.condition("Đảng viên 1", "suspended", since=date(2025, 9, 1))
        changed(date(2025, 9, 1), recorded_at=datetime(2025, 10, 1, tzinfo=UTC))

        assert len(base(cell)) == 19
        assert len(base(cell, known_at=datetime(2025, 10, 5, tzinfo=UTC))) == 20

    def test_a_seat_whose_last_day_was_known_is_not_endless(self, cell):
        cell.seat("Đảng viên 2", "Tỉnh", "standing_members", "secretary")
        cell.seat(
            "Đảng viên 1",
            "Tỉnh",
            "standing_members",
            "party_board_head",
            until=date(2025, 8, 1),
        )
        cell.see_everything()
        Appointment.objects.filter(person_id=cell.id("Đảng viên 1")).update(
            during=DateRange(date(2020, 1, 1), date(2025, 7, 1)),
            end_recorded_at=datetime(2025, 10, 1, tzinfo=UTC),
        )

        found = asked(cell, kind="standing_members", unit="Tỉnh")

        assert {each.name for each in found.members} == {"Đảng viên 2"}

    def test_the_holders_of_the_offices_make_up_a_committee(self, cell):
        cell.seat("Đảng viên 1", "Tỉnh", "standing_members", "secretary")
        cell.seat("Đảng viên 2", "Tỉnh", "standing_members", "party_board_head")
        cell.seat(
            "Đảng viên 3",
            "Tỉnh",
            "standing_members",
            "party_board_head",
            until=date(2025, 9, 10),
        )

        found = asked(cell, kind="standing_members", unit="Tỉnh")

        assert {each.name for each in found.members} == {"Đảng viên 1", "Đảng viên 2"}

    def test_a_meeting_before_the_register_was_opened_is_judged_by_its_opening(self, cell):
        opened_at = datetime(2025, 10, 1, 1, tzinfo=UTC)
        cell.see_everything()
        Unit.objects.update(recorded_at=opened_at)
        for facts in (CellPlace, Standing):
            facts.objects.update(recorded_at=opened_at)
        cell.condition("Đảng viên 1", "suspended", since=date(2025, 9, 1))
        cell.see_everything()
        Condition.objects.update(recorded_at=datetime(2025, 10, 20, tzinfo=UTC))

        assert len(base(cell, "Đảng viên 1")) == 20
