"""A cell that loses its seats or its members while it waits, and the way out of there."""

from datetime import date

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.builders import MEMBERS, SINCE
from workflows.engine import relief
from workflows.journal import walls

from .test_relief import vacate

LEFT_ON = date(2024, 7, 20)


def relieve(way):
    """Pass on what is stuck, as a worker does to whom no register is open."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, '', true)", [walls.REGISTER])
    return relief.relieve_once(way.at)


def leave(way, *names):
    """Let members move away from their cell."""
    way.world.see_everything()
    for name in names:
        way.world.people[name].cells.update(
            during=DateRange(SINCE, LEFT_ON), end_recorded_at=way.at
        )


class TestACellWhoseMeetingWaits:
    def test_goes_up_for_its_vacant_seats(self, way):
        way.prepared()
        vacate(way, "Đạt", "Diệp")

        relieve(way)

        assert way.item("superior_directs").note["reason"] == "nobody_may_act"

    def test_goes_up_once_it_has_too_few_members_to_resolve(self, way):
        way.prepared()
        leave(way, *MEMBERS[2:])

        relieve(way)

        assert way.item("superior_directs").note["reason"] == "too_few_members"

    def test_keeps_its_step_while_three_are_left(self, way):
        way.prepared()
        leave(way, *MEMBERS[3:])

        assert relieve(way) == 0
        assert way.open_steps() == {"cell_resolves": ("Phòng", "cell_meeting")}

    def test_keeps_what_the_superior_handed_back_for_a_meeting_held_before(self, way):
        way.prepared()
        leave(way, *MEMBERS[2:])
        relieve(way)
        by = {"Bộ phận": "Ủy viên 15", "Sở": "Ủy viên 1"}[way.open_steps()["superior_directs"][0]]
        facts = {"way": "hand_back", "reason": "Chi bộ đã họp ngày 05/07"}
        way.does("superior_directs", date(2024, 7, 6), by=by, facts=facts)

        relieve(way)

        assert way.open_steps() == {"cell_resolves": ("Phòng", "cell_meeting")}
