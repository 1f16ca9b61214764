"""What is refused of a meeting and its count, and of the steps around it."""

import threading
from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction

from tests.builders import MEMBERS, a_province_with_every_shape
from workflows.engine import corrections, decisions, registry, sittings
from workflows.engine.ladder import directing
from workflows.engine.models import Case, Item, Question
from workflows.engine.refusals import (
    Busy,
    CollectiveStep,
    InTheFuture,
    ItemVoid,
    KeyUsedElsewhere,
    NoConflictNotDeclared,
    NotCollectiveStep,
)
from workflows.flows.admission.steps import ages, introducing, life_history, verifying
from workflows.foundation.identifiers import new_id
from workflows.rules.tallies import MoreHandedOutThanPresent, Tally

from .conftest import STANDING_COMMITTEE, Way


def resolves(way, **changes):
    return way.meets(
        **{
            "step": "cell_resolves",
            "on": date(2024, 7, 5),
            "by": "Đạt",
            "present": MEMBERS,
            "yes": 10,
            "papers": [way.paper("cell_resolution", date(2024, 7, 5))],
            **changes,
        }
    )


class TestSitting:
    @pytest.fixture
    def waiting(self, way):
        way.prepared()
        return way

    def test_a_stranger_is_not_counted_present(self, waiting):
        with pytest.raises(sittings.NotAMemberPresent):
            resolves(waiting, present=(*MEMBERS, "Sương"))

    def test_who_presides_is_there(self, waiting):
        with pytest.raises(sittings.PresidingNotPresent):
            resolves(waiting, presiding_id=waiting.world.id("Sương"))

    def test_who_presides_has_a_vote(self, waiting):
        with pytest.raises(sittings.PresidingNotPresent):
            resolves(waiting, present=("Ngân", *MEMBERS))

    @pytest.mark.parametrize("name", ["Ngân", "Ủy viên 1", "Khiêm"])
    def test_who_counts_is_a_member_with_a_vote_and_there(self, waiting, name):
        with pytest.raises(sittings.PresidingNotPresent):
            resolves(
                waiting,
                present=(*MEMBERS[:9], "Ngân"),
                yes=9,
                tellers=(waiting.world.id(name),),
            )

    def test_before_the_register_knew_anyone_nobody_could_vote(self, way):
        way.prepared()
        item = way.item("cell_resolves")
        with connection.cursor() as cursor:
            for table in ("people_cellplace", "people_standing"):
                cursor.execute(
                    f"UPDATE {table} SET recorded_at = '2024-10-01T00:00:00Z'"
                    " WHERE path <@ %s::ltree AND person_id <> %s",
                    [way.world.paths["Phòng"], way.case().subject_id],
                )

        with pytest.raises(sittings.NobodyToVote):
            resolves(way)
        assert way.item("cell_resolves") == item

    def test_a_cell_that_shrank_below_three_cannot_resolve(self, waiting):
        for name in MEMBERS[2:]:
            waiting.world.see_everything()
            place = waiting.world.people[name].cells.get()
            place.during = (date(2020, 1, 1), date(2024, 7, 1))
            place.end_recorded_at = datetime(2024, 7, 1, tzinfo=UTC)
            place.save()

        with pytest.raises(sittings.TooFewToResolve) as refused:
            resolves(waiting, present=MEMBERS[:2], yes=2)
        assert refused.value.facts["needed"] == 3

    def test_a_resolution_has_a_number(self, waiting):
        with pytest.raises(sittings.NoNumber):
            resolves(waiting, number="  ")

    def test_no_more_ballots_than_members_present(self, waiting):
        with pytest.raises(MoreHandedOutThanPresent):
            resolves(waiting, present=MEMBERS[:4], yes=5)

    def test_a_probationary_member_who_attends_gets_no_ballot(self, waiting):
        with pytest.raises(MoreHandedOutThanPresent):
            resolves(waiting, present=(*MEMBERS, "Ngân"), yes=11)

    def test_a_meeting_in_the_future(self, waiting):
        with pytest.raises(InTheFuture):
            resolves(waiting, on=date(2024, 10, 26))

    def test_a_one_person_step_is_not_put_to_a_vote(self, way):
        way.listed(date(2024, 3, 4))

        with pytest.raises(NotCollectiveStep):
            way.meets("applicant_applies", date(2024, 4, 2), by="Đạt", present=MEMBERS, yes=10)

    def test_a_vote_is_not_decided_by_one_person(self, waiting):
        with pytest.raises(CollectiveStep):
            waiting.does("cell_resolves", date(2024, 7, 5))


class TestAges:
    def test_a_month_short_of_eighteen_on_the_meetings_day_is_too_young(self, way):
        way.prepared(born_on=date(2006, 8, 1))

        with pytest.raises(ages.TooYoung):
            resolves(way)

    def test_a_case_drawn_before_special_grounds_has_no_road_for_a_month_past_sixty(self, way):
        way.prepared(born_on=date(1964, 6, 1))
        Case.objects.update(shape=1)

        with pytest.raises(ages.TooOld):
            resolves(way)

    def test_the_days_of_the_month_do_not_matter(self, way):
        way.prepared(born_on=date(2006, 7, 31))

        resolves(way)

        assert "sub_committee_appraises" in way.open_steps()


class TestSteps:
    def test_the_declaration_is_made_each_time(self, way):
        way.listed(date(2024, 3, 4))

        with pytest.raises(NoConflictNotDeclared):
            way.does("applicant_applies", date(2024, 4, 2), no_conflict=False)

    def test_a_step_of_an_ended_case_no_longer_waits(self, way):
        way.listed(date(2024, 3, 4))
        item = way.item("applicant_applies")
        Case.objects.update(state="ended", outcome="withdrawn", ended_on=date(2024, 4, 1))
        Item.objects.filter(pk=item.pk).update(state="void")

        with pytest.raises(ItemVoid):
            decisions.decide(
                decisions.Deed(
                    item_id=item.id,
                    actor=way.actor("Đạt"),
                    decided_on=date(2024, 4, 2),
                    at=way.at,
                    key=new_id(),
                    no_conflict=True,
                )
            )

    def test_a_key_belongs_to_one_act(self, way):
        key = new_id()
        way.listed(date(2024, 3, 4), key=key)

        with pytest.raises(KeyUsedElsewhere):
            way.does(
                "applicant_applies",
                date(2024, 4, 2),
                papers=[
                    way.paper("course_certificate", date(2024, 1, 12)),
                    way.paper("application", date(2024, 4, 1)),
                ],
                key=key,
            )

    def test_a_step_is_not_settled_in_a_manner_its_procedure_does_not_know(self, way):
        way.listed(date(2024, 3, 4))

        with pytest.raises(decisions.NotThisManner):
            way.does("applicant_applies", date(2024, 4, 2), manner="hand_over")

    def test_a_procedure_that_is_not_installed_is_unknown(self):
        with pytest.raises(registry.UnknownProcedure):
            registry.procedure("dancing")

    def test_a_relative_is_named(self, way):
        with pytest.raises(life_history.RelativeUnnamed):
            way.prepared(relatives=[{"relation": "mother", "named": " "}])


class TestChecks:
    @pytest.mark.parametrize(
        ("relation", "result", "refusal"),
        [
            pytest.param(
                "father",
                {"result": "clear", "replied_on": None},
                verifying.ReplyMissing,
                id="a check that was made has its reply",
            ),
            pytest.param(
                "father",
                {
                    "result": "clear",
                    "asked_on": date(2024, 5, 2),
                    "replied_on": date(2024, 5, 1),
                },
                verifying.ReplyBeforeRequest,
                id="a reply follows the request",
            ),
        ],
    )
    def test_what_is_missing_is_said(self, way, relation, result, refusal):
        with pytest.raises(refusal):
            way.prepared(check={relation: result})


class TestIntroducers:
    @pytest.mark.parametrize(
        ("names", "together_since", "refusal"),
        [
            (("Lập", "Lập"), date(2021, 3, 1), introducing.SameIntroducerTwice),
            (("Lập", "Duyên"), date(2023, 7, 1), introducing.NotTogetherLongEnough),
        ],
    )
    def test_who_may_not_introduce(self, way, names, together_since, refusal):
        with pytest.raises(refusal):
            way.prepared(introducers=names, together_since=together_since)

    def test_a_relative_does_not_introduce(self, way):
        way.listed(date(2024, 3, 4))
        way.world.relatives("Lập", way.case().subject)

        with pytest.raises(introducing.IntroducerIsRelative):
            way.goes_on_to_the_meeting()


class TestDirecting:
    def test_a_vote_is_not_taken_over(self, way):
        way.prepared()
        way.world.see_everything()
        Item.objects.filter(case_id=way.case_id, step="cell_resolves").update(
            step="superior_directs",
            body_id=way.world.body("Sở", "committee").id,
            note={"for_step": "cell_resolves", "reason": "nobody_may_act"},
        )

        for way_out, refusal in (
            ("take_over", directing.CannotBeTakenOver),
            ("offer", directing.NothingOffered),
        ):
            with pytest.raises(refusal):
                way.does(
                    "superior_directs",
                    date(2024, 7, 5),
                    by="Ủy viên 1",
                    facts={"way": way_out, "reason": "Thử"},
                )


class TestCorrections:
    def test_after_the_ceremony_a_turned_verdict_is_another_procedure(self, way):
        way.proposed()
        way.decided(on=date(2024, 8, 6))
        way.does("cell_receives_decision", date(2024, 8, 8))
        way.does(
            "cell_admits",
            date(2024, 8, 20),
            papers=[way.paper("ceremony_minutes", date(2024, 8, 20))],
        )
        way.world.see_everything()
        question = Question.objects.get(item__step="competent_committee_decides")

        with pytest.raises(corrections.TooLateToCorrect):
            corrections.correct_count(
                corrections.Correction(
                    question_id=question.id,
                    actor=way.actor(STANDING_COMMITTEE[0]),
                    tally=Tally(handed_out=4, collected=4, in_favour=2, against=2, invalid=0),
                    reason="Đếm nhầm",
                    paper=way.paper("correction_note", date(2024, 9, 1)),
                    decided_on=date(2024, 9, 1),
                    at=way.at,
                    key=new_id(),
                    no_conflict=True,
                )
            )


def test_a_case_that_somebody_holds_says_so_and_loses_nothing(committed_db):
    with transaction.atomic():
        way = Way(world=a_province_with_every_shape())
    way.listed(date(2024, 3, 4))
    with transaction.atomic():
        item = way.item("applicant_applies")
    locked, release = threading.Event(), threading.Event()

    def hold():
        with transaction.atomic():
            way.world.see_everything()
            Case.objects.select_for_update().get(pk=way.case_id)
            locked.set()
            release.wait(10)
        connection.close()

    holder = threading.Thread(target=hold)
    holder.start()
    locked.wait(10)
    with pytest.raises(Busy):
        decisions.decide(
            decisions.Deed(
                item_id=item.id,
                actor=way.actor("Đạt"),
                decided_on=date(2024, 4, 2),
                at=way.at,
                key=new_id(),
                no_conflict=True,
            )
        )
    release.set()
    holder.join()
