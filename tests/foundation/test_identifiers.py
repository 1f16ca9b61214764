"""Identifiers are UUIDv7, distinct, and in the order in which they were made."""

from workflows.foundation.identifiers import new_id


def test_version_and_variant_are_those_of_the_standard():
    made = new_id()

    assert made.version == 7
    assert made.variant == "specified in RFC 4122"


def test_ten_thousand_made_at_once_are_distinct_and_in_order():
    made = [new_id() for _ in range(10_000)]

    assert len(set(made)) == 10_000
    assert made == sorted(made)
