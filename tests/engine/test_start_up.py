"""The product does not start while an open item stands on a step that no map has."""

from workflows.engine.checks import unknown_steps


def test_every_step_of_the_installed_maps_is_known():
    assert unknown_steps([("admission", 1, "cell_resolves")]) == []


def test_a_step_that_was_renamed_is_found():
    gone = ("admission", 1, "branch_resolves")

    assert unknown_steps([gone, ("admission", 1, "cell_resolves")]) == [gone]


def test_a_shape_that_was_taken_away_is_found():
    gone = ("admission", 0, "cell_resolves")

    assert unknown_steps([gone]) == [gone]
