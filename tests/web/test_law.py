"""The law as a whole: sought by name, of a day, between two days, and where it is unsure."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.corner import signed_in
from workflows.authority import law
from workflows.engine import maps
from workflows.engine.registry import every_procedure
from workflows.rules.certainty import Certainty
from workflows.web.rulebook.folding import SHORT

PROCEDURES = [pytest.param(each, id=each.name) for each in every_procedure()]
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
LIMIT = "admission.competent_committee_decides.within"


def answer(address, **asked):
    """Return what a member of the cast is answered."""
    found = signed_in("dat").get(address, asked)
    assert found.status_code == 200
    return found


def shown(address, **asked):
    return answer(address, **asked).content.decode()


class TestSoughtByName:
    def test_a_rule_is_found_with_marks_and_without(self, corner):
        name = law.pack().parameters[LIMIT].label_vi

        with_marks = answer(reverse("rules"), sought=name).context["lines"]
        without = answer(reverse("rules"), sought="co tham quyen quyet dinh").context["lines"]

        assert LIMIT in {each.name for each in with_marks}
        assert LIMIT in {each.name for each in without}

    def test_every_word_has_to_be_there(self, corner):
        lines = answer(reverse("rules"), sought="tuoi zzz").context["lines"]

        assert lines == []

    def test_what_was_sought_is_shown_as_it_was_typed(self, corner):
        assert "“&lt;b&gt;”" in shown(reverse("rules"), sought="<b>")


class TestTwoDays:
    def test_differ_in_exactly_the_rules_whose_edition_differs(self, corner):
        before, after = {}, {}
        for name, parameter in law.pack().parameters.items():
            for day, found in ((BEFORE, before), (AFTER, after)):
                held = [each for each in parameter.history if each.since <= day]
                found[name] = held[-1] if held else None

        told = answer(reverse("comparison"), first=f"{BEFORE}", last=f"{AFTER}").context

        names = {each.name for each in (*told["changed"], *told["moved"])}
        assert names == {name for name in before if before[name] != after[name]}
        assert LIMIT in {each.name for each in told["changed"]}

    def test_stand_side_by_side_old_and_new_each_with_its_article(self, corner):
        text = shown(reverse("comparison"), first="30/06/2025", last="01/07/2025")

        old, new = law.pack().parameters[LIMIT].history[:2]
        assert "<del>60 ngày làm việc" in text
        assert "<ins>45 ngày làm việc" in text
        assert old.source.article in text
        assert new.source.article in text

    def test_are_put_into_their_order(self, corner):
        told = answer(reverse("comparison"), first="2025-07-01", last="2025-06-30").context

        assert (told["first"], told["last"]) == (BEFORE, AFTER)

    def test_tell_a_body_that_gained_the_authority_and_one_that_lost_it(self, corner):
        told = answer(reverse("comparison"), first="2026-07-25", last="2026-07-26").context

        turns = {(each.name, each.began) for each in told["deciders"]}
        rules = law.pack().procedures["admission"].deciders
        assert (rules["grassroots_standing_committee"].label_vi, True) in turns
        assert (rules["delegated_grassroots_committee"].label_vi, False) in turns

    def test_tell_the_documents_that_came_and_went(self, corner):
        told = answer(reverse("comparison"), first="2011-01-01", last="2026-12-31").context

        dated = {each.id for each in law.pack().instruments.values() if each.effect}
        came = {each.id for each, began, day in told["instruments"] if began}
        assert came == {
            each for each in dated if law.pack().instruments[each].effect.since > date(2011, 1, 1)
        }

    def test_that_are_the_same_say_so(self, corner):
        text = shown(reverse("comparison"), first="2025-01-01", last="2025-01-01")

        assert "Quy định của hai ngày giống nhau" in text

    def test_of_which_one_is_no_day_are_not_compared(self, corner):
        found = answer(reverse("comparison"), first="31/02/2025")

        assert found.context["mistyped"] == {"first": "31/02/2025"}
        assert found.context["changed"] == []

    def test_begin_where_the_law_last_changed_when_none_is_asked_for(self, corner):
        told = answer(reverse("comparison")).context

        assert told["first"] in told["turns"]


class TestUnverified:
    def test_holds_each_doubtful_rule_of_the_day_once(self, corner):
        day = date(2026, 5, 1)
        doubtful = set()
        for name, parameter in law.pack().parameters.items():
            held = [each for each in parameter.history if each.since <= day]
            if held and (
                held[-1].certainty is Certainty.RECALLED
                or held[-1].carried_into
                or len(held[-1].candidates) > 1
            ):
                doubtful.add(name)

        doubts = answer(reverse("unverified"), on=f"{day}").context["doubts"]

        listed = [each.name for each in (*doubts.contested, *doubts.recalled, *doubts.carried)]
        assert sorted(listed) == sorted(doubtful)

    def test_puts_what_two_documents_may_rule_first(self, corner):
        doubts = answer(reverse("unverified"), on="2026-05-01").context["doubts"]

        assert "admission.age_min_months" in {each.name for each in doubts.contested}

    def test_names_each_document_without_a_day_of_effect(self, corner):
        doubts = answer(reverse("unverified")).context["doubts"]

        undated = {each.id for each in law.pack().instruments.values() if each.effect is None}
        assert {each.id for each in doubts.undated} == undated

    def test_is_folded_by_subject_with_nothing_left_out(self, corner):
        told = answer(reverse("unverified")).context

        for name, folded in told["lists"].items():
            listed = [line for fold in folded.folds for line in fold.lines]
            assert len({fold.name for fold in folded.folds}) == len(folded.folds)
            assert sorted(map(str, listed)) == sorted(map(str, getattr(told["doubts"], name)))

    def test_lies_open_where_one_asks_for_it(self, corner):
        folded, opened = shown(reverse("unverified")), shown(reverse("unverified"), open="all")

        folds = folded.count('<details class="fold"')
        assert folded.count('<details class="fold">') == folds > 20
        assert opened.count('<details class="fold" open>') == folds

    def test_is_announced_with_its_count_on_the_first_page(self, corner):
        doubts = answer(reverse("unverified")).context["doubts"]

        assert f"{doubts.count} điểm cần đối chiếu" in shown(reverse("rules"))


@pytest.mark.parametrize("name", sorted(law.pack().instruments))
def test_the_page_of_a_document_lists_each_rule_that_was_read_in_it(corner, name):
    read = {
        parameter.name
        for parameter in law.pack().parameters.values()
        for edition in parameter.history
        if name in (edition.source.instrument, edition.carried_into, *edition.candidates)
    }

    told = answer(reverse("instrument", args=[name])).context

    assert {line.name for fold in told["resting"].folds for line in fold.lines} == read
    assert told["resting"].opened == (told["resting"].count <= SHORT)


@pytest.mark.parametrize("procedure", PROCEDURES)
class TestProcedure:
    def test_lists_every_step_decider_road_outcome_and_what_is_left_out(self, corner, procedure):
        text = shown(reverse("procedure", args=[procedure.name]))

        rules = procedure.rules
        for table in (rules.steps, rules.deciders, rules.roads, rules.outcomes, rules.not_covered):
            for each in table.values():
                assert each.label_vi in text, each.label_vi

    def test_leads_to_the_history_of_every_dated_value_of_its_steps(self, corner, procedure):
        text = shown(reverse("procedure", args=[procedure.name]))

        for step in maps.steps(procedure.map(procedure.shape)):
            rule = procedure.rule(step)
            for dated in (rule.within, rule.extension):
                if dated is not None and dated.history[0].since <= date(2024, 10, 25):
                    assert reverse("rule", args=[dated.name]) in text

    def test_tells_its_map_as_a_list_of_every_node_with_where_it_leads(self, corner, procedure):
        flow_class = procedure.map(procedure.shape)

        picture = answer(reverse("procedure", args=[procedure.name])).context["picture"]

        assert len(picture.entries) == len(list(maps.walk(flow_class)))
        assert sum(len(each.onward) for each in picture.entries) == len(maps.edges(flow_class))
        assert len(picture.lines) >= len(maps.edges(flow_class))

    def test_hands_out_each_of_its_maps_as_a_file(self, corner, procedure):
        address = reverse("procedure-map", args=[procedure.name, procedure.shape, "vi"])

        found = answer(address)

        assert address in shown(reverse("procedure", args=[procedure.name]))
        assert found["Content-Type"].startswith("application/xml")
        assert found["Content-Disposition"].startswith("attachment")
        assert found.content.startswith(b"<?xml")


def test_a_procedure_is_shown_as_the_law_of_a_day_ruled_it(corner):
    address = reverse("procedure", args=["admission"])

    before = shown(address, on=f"{BEFORE}")
    after = shown(address, on=f"{AFTER + timedelta(days=30)}")

    assert "60 ngày làm việc" in before
    assert "45 ngày làm việc" not in before
    assert "45 ngày làm việc" in after
