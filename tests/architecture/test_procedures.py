"""Each procedure: its map and its table speak of the same steps, and every road ends."""

import pytest

from workflows.authority import law
from workflows.engine import maps
from workflows.engine.nodes import Act, Opening, Outcome, Question, Relief, Resolution
from workflows.engine.registry import ACT, every_procedure
from workflows.rules.procedures import Rung

SHAPES = [
    pytest.param(procedure, shape, id=f"{procedure.name}-{shape}")
    for procedure in every_procedure()
    for shape in procedure.maps
]
NEWEST = [pytest.param(each, id=each.name) for each in every_procedure()]


def drawn(flow_class, kind):
    return {node.name for node in maps.walk(flow_class) if isinstance(node, kind)}


def reached_from(starts, roads):
    """Return the nodes that one meets on the given roads."""
    met, waiting = set(), list(starts)
    while waiting:
        here = waiting.pop()
        if here not in met:
            met.add(here)
            waiting.extend(end for start, end in roads if start == here)
    return met


def test_there_is_a_procedure_to_judge():
    assert SHAPES


@pytest.mark.parametrize(("procedure", "shape"), SHAPES)
class TestMap:
    def test_carries_the_number_under_which_cases_keep_it(self, procedure, shape):
        assert procedure.map(shape).shape == shape

    def test_opens_at_one_step_to_which_no_road_leads(self, procedure, shape):
        flow_class = procedure.map(shape)
        openings = drawn(flow_class, Opening)

        assert len(openings) == 1
        assert not openings & {end for _, end in maps.edges(flow_class)}

    def test_has_no_place_that_no_road_reaches(self, procedure, shape):
        flow_class = procedure.map(shape)
        starts = drawn(flow_class, Opening) | drawn(flow_class, Relief)

        assert reached_from(starts, maps.edges(flow_class)) == drawn(flow_class, object)

    def test_has_no_road_without_an_end(self, procedure, shape):
        flow_class = procedure.map(shape)
        backwards = [(end, start) for start, end in maps.edges(flow_class)]

        ending = reached_from(drawn(flow_class, Outcome), backwards)

        assert ending == drawn(flow_class, object)

    def test_asks_no_question_whose_answers_lead_to_the_same_place(self, procedure, shape):
        flow_class = procedure.map(shape)
        answers = {name: [] for name in drawn(flow_class, Question)}

        for start, end in maps.edges(flow_class):
            if start in answers:
                answers[start].append(end)

        assert all(len(set(ends)) == 2 for ends in answers.values()), answers

    def test_draws_steps_that_have_a_rule(self, procedure, shape):
        assert drawn(procedure.map(shape), Act) <= set(procedure.rules.steps)

    def test_draws_outcomes_that_the_table_names(self, procedure, shape):
        assert drawn(procedure.map(shape), Outcome) <= set(procedure.rules.outcomes)

    def test_puts_to_the_vote_what_the_table_puts_to_the_vote(self, procedure, shape):
        flow_class = procedure.map(shape)
        steps = {name: procedure.rule(name) for name in drawn(flow_class, Act)}

        by_table = {
            name
            for name, rule in steps.items()
            if rule.vote is not None or rule.rung is Rung.COMPETENT
        }

        assert drawn(flow_class, Resolution) == by_table


@pytest.mark.parametrize("procedure", NEWEST)
class TestTable:
    def test_rules_no_step_that_no_map_draws(self, procedure):
        mapped = {step for each in procedure.maps.values() for step in maps.steps(each)}

        assert set(procedure.rules.steps) == mapped

    def test_counts_each_deadline_from_a_step_of_its_own_or_a_declared_event(self, procedure):
        known = set(procedure.rules.steps) | set(law.pack().events)
        limits = {
            f"{rule.name} from {edition.since}": edition.value.after
            for rule in procedure.rules.steps.values()
            for parameter in (rule.within, rule.extension)
            if parameter is not None
            for edition in parameter.history
        }

        assert {name: after for name, after in limits.items() if after not in known} == {}

    def test_asks_for_a_power_that_the_pack_gives_to_somebody(self, procedure):
        for rule in procedure.rules.steps.values():
            for edition in law.pack().powers[rule.power].history:
                assert edition.value.holders, rule.name


@pytest.mark.parametrize("procedure", NEWEST)
class TestProcedure:
    def test_asks_something_of_whoever_settles_a_step(self, procedure):
        for step in procedure.rules.steps:
            if not maps.is_collective(procedure.map(procedure.shape), step):
                assert procedure.form(step, ACT).__doc__, step

    def test_asks_who_is_barred_wherever_it_votes(self, procedure):
        flow_class = procedure.map(procedure.shape)
        votes = any(maps.is_collective(flow_class, step) for step in procedure.rules.steps)

        assert not votes or "barred_people" in procedure.own

    def test_has_a_short_name_for_every_step(self, procedure):
        for step in procedure.rules.steps:
            assert str(procedure.appearance.short(step)), step

    def test_has_words_for_every_other_manner_of_settling_a_step(self, procedure):
        for step in procedure.rules.steps:
            for manner in procedure.manners(step):
                assert str(procedure.appearance.manner(manner)), manner
