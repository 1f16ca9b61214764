"""Persons and what is dated about them are seen within the register's and the cases' scope."""

from django.db import migrations

from workflows.journal.walls import CASES, OWN_PERSON, REGISTER, wall, walls, within

SEEN = within(REGISTER, CASES)
KIN_SEEN = "EXISTS (SELECT 1 FROM people_person p WHERE p.id IN (person_id, relative_id))"


class Migration(migrations.Migration):
    dependencies = [("people", "0001_tables"), ("journal", "0003_row_level_security")]
    operations = [
        wall("people_person", seen=f"{SEEN} OR id = {OWN_PERSON}"),
        *walls(
            (
                "people_membership",
                "people_standing",
                "people_cellplace",
                "people_condition",
            ),
            seen=SEEN,
        ),
        wall("people_kinship", seen=KIN_SEEN),
    ]
