from datetime import date
from uuid import RFC_4122, UUID

from workflows.administration.regions.identifiers import chance, identifier

DAY = date(2024, 10, 1)


class TestIdentifier:
    def test_is_a_version_seven_of_its_day(self):
        made = identifier(DAY, "unit", "ca-mau")

        assert (made.version, made.variant) == (7, RFC_4122)
        assert made.int >> 80 == 1_727_740_800_000

    def test_follows_from_its_parts_alone(self):
        assert identifier(DAY, "unit", "ca-mau") == UUID("01924560-6c00-704a-825f-b9aff7ea1258")

    def test_tells_apart_what_is_joined_differently(self):
        assert identifier(DAY, "ab", "c") != identifier(DAY, "a", "bc")


class TestChance:
    def test_draws_the_same_for_the_same_parts(self):
        assert chance("cell", "1").random() == chance("cell", "1").random()
        assert chance("cell", "1").random() != chance("cell", "2").random()
