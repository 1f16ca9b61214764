"""Each case stands where its story tells, and the stories together show every stage."""

from datetime import date

import pytest

from tests.administration.demonstration.the_stories import STORIES, case
from workflows.engine.models import Case, Clock, Item, Question
from workflows.flows.admission.models import Helper, Introducer, MonthlyReview
from workflows.people.models import Appointment

pytestmark = pytest.mark.long

DAY = date(2024, 10, 25)
STAGES = frozenset(
    {
        "admitted",
        "applicant_applies",
        "applicant_writes_life_history",
        "card_replaced",
        "cell_admits",
        "cell_completes_file",
        "cell_considers_deletion",
        "cell_gathers_comments",
        "cell_receives_decision",
        "cell_records_return",
        "cell_resolves",
        "committee_replaces_card",
        "committee_takes_note",
        "committee_verifies",
        "competent_committee_decides",
        "competent_committee_lifts",
        "declined",
        "grassroots_committee_resolves",
        "helper_comments",
        "lapsed",
        "member_files_record",
        "member_reviews_self",
        "members_introduce",
        "sub_committee_appraises",
        "superior_committee_annuls",
        "superior_consents",
        "superior_directs",
        "withdrawn",
    }
)


def test_every_stage_that_is_promised_is_there(seen):
    waiting = Item.objects.filter(state="open").values_list("step", flat=True)
    ended = Case.objects.exclude(outcome="").values_list("outcome", flat=True)

    assert {*waiting, *ended} >= STAGES


def test_what_is_said_of_a_case_names_nobody(performance):
    assert len(performance) == len(STORIES)
    for story in STORIES:
        assert not any(story.name in line for line in performance)


def test_a_limit_that_runs_past_the_announced_calendar_is_provisional(seen):
    (item,) = case("provisional-limit").items.filter(state="open")

    assert item.due_provisional
    assert item.due_on == date(2027, 1, 7)


def test_a_case_that_crosses_26_july_2026_counts_its_ceremony_from_the_issue(seen):
    clocks = Clock.objects.filter(case=case("crosses-26-july"))

    assert clocks.get(kind="competent_committee_decides").event == "cell_resolves"
    assert clocks.get(kind="cell_admits").event == "decision_issued"


def test_a_limit_was_extended(seen):
    clock = Clock.objects.get(case=case("extended-limit"), state="running")

    assert (clock.extended_by, clock.extension_document) == (20, "64-CV/ĐU")
    assert clock.due_on == date(2024, 11, 12)


def test_a_corrected_count_stands_beside_the_one_it_replaced(seen):
    counts = Question.objects.filter(item__case=case("corrected-count")).order_by("current")

    assert [(each.in_favour, each.carried) for each in counts] == [(7, True), (6, False)]


def test_those_who_do_not_count_are_left_out_of_the_base(seen):
    question = Question.objects.get(
        item__case=case("decision-due-today"), item__step="cell_resolves"
    )

    assert (question.electorate, question.needed, question.carried) == (10, 7, True)


def test_helpers_introducers_and_reviews_have_their_history(seen):
    replaced = Introducer.objects.exclude(replaced_reason="").get()

    assert replaced.case == case("sister-of-the-deputy")
    assert Helper.objects.filter(case=case("another-helper")).count() == 2
    assert MonthlyReview.objects.count() == 2


def test_the_step_on_which_nobody_may_act_names_the_reason(seen):
    reasons = {
        id: case(id).items.get(state="open").note["reason"]
        for id in ("cell-of-two", "nobody-may-act")
    }

    assert reasons == {"cell-of-two": "too_few_members", "nobody-may-act": "nobody_may_act"}


def test_a_seat_that_was_held_for_a_while_stands_empty(performance):
    (seat,) = Appointment.objects.filter(office="acting_secretary")

    assert seat.during.upper < DAY
    assert seat.end_recorded_at is not None
