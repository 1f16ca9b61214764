"""The way of a restoration: decided, carried out; or not, and the person is told why."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.builders import MEMBERS
from tests.flows.admission.conftest import COMMITTEE, Way
from tests.flows.badge.conftest import Badge
from tests.flows.card.conftest import Replacement
from tests.flows.deletion.conftest import Deletion
from tests.flows.recognition.conftest import Probation
from tests.flows.recount.conftest import Recount
from tests.flows.restoration.conftest import (
    ADMITTED_ON,
    DECIDED_ON,
    DELETED_ON,
    ISSUED_ON,
    RESTORED_ON,
)
from workflows.authority import powers
from workflows.engine import openings, recalls
from workflows.engine.ladder.directing import ReasonNeeded
from workflows.engine.refusals import BeforeThePrecedingStep, InTheFuture
from workflows.flows.recount.steps.opening import NothingToRecount
from workflows.flows.restoration.steps.opening import NotDeleted
from workflows.flows.restoration.steps.restoring import AdmissionStillOpen, DuesReceiptMissing
from workflows.foundation.identifiers import new_id
from workflows.journal.chains import breaks
from workflows.journal.models import Entry
from workflows.people.electorates import electorate
from workflows.people.models import Membership

SINCE = date(2020, 1, 1)
RECEIPT = ("gap_dues_receipt",)


class TestRoad:
    def test_leads_by_the_committee_back_to_the_cell(self, way):
        way.applies()
        way.committee_votes()
        assert way.open_steps() == {"cell_restores_member": ("Phòng", "cell_meeting")}
        assert way.membership().state == "former"

        way.restores()

        assert way.case().outcome == "restored"
        entries = list(Entry.objects.filter(stream_id=way.case_id).order_by("number"))
        assert breaks(entries) == []

    def test_gives_back_no_power_of_an_office_held_before_the_deletion(self, way):
        body_id = way.world.body("Phòng", "cell_meeting").id

        def may():
            khiem = way.world.id("Khiêm")
            return powers.may(khiem, "step.act", body_id=body_id, on=RESTORED_ON)

        seat = way.world.seat("Khiêm", "Phòng", "cell_meeting", "deputy_secretary")
        way.is_restored()
        assert way.membership().state == "official"
        assert not may()

        way.world.see_everything()
        seat.during = DateRange(SINCE, RESTORED_ON)
        seat.save()
        way.world.seat("Khiêm", "Phòng", "cell_meeting", "deputy_secretary", since=RESTORED_ON)
        assert may()

    def test_ends_where_the_committee_does_not_restore_once_the_person_is_told_why(self, way):
        way.applies()
        way.committee_votes(yes=2, no=2)
        assert way.open_steps() == {"cell_tells_person": ("Phòng", "cell_meeting")}

        with pytest.raises(ReasonNeeded):
            way.does("cell_tells_person", RESTORED_ON, facts={"reason": " "})
        way.does("cell_tells_person", RESTORED_ON, facts={"reason": "Chưa đủ căn cứ."})

        assert (way.case().outcome, way.membership().state) == ("not_restored", "former")

    def test_leads_back_to_the_committee_that_returned_the_file(self, way):
        way.applies()
        way.does(
            "competent_committee_decides",
            DECIDED_ON,
            by="Ủy viên 10",
            manner="return",
            facts={"reason": "Thiếu bản chính quyết định."},
        )
        assert list(way.open_steps()) == ["cell_completes_file"]

        way.does("cell_completes_file", DECIDED_ON)

        assert list(way.open_steps()) == ["competent_committee_decides"]

    def test_leads_to_the_body_that_holds_the_authority_by_now(self, way):
        way.applies()
        way.world.delegate("Sở", by=("Khối", "standing_committee"))
        way.does("competent_committee_decides", DECIDED_ON, by="Ủy viên 10", manner="hand_over")
        assert way.open_steps() == {"competent_committee_decides": ("Sở", "committee")}

        way.committee_votes(yes=9, present=COMMITTEE)

        assert list(way.open_steps()) == ["cell_restores_member"]

    @pytest.mark.parametrize(("ground", "outcome"), [("withdrew", "withdrawn"), ("died", "died")])
    @pytest.mark.parametrize("decided", [False, True])
    def test_ends_around_the_steps_until_the_member_is_restored(
        self, way, ground, outcome, decided
    ):
        way.applies()
        if decided:
            way.committee_votes()

        (step,) = way.open_steps()
        way.does(step, RESTORED_ON, manner=ground, facts={"reason": "Gia đình báo."})

        assert (way.case().outcome, way.membership().state) == (outcome, "former")

    def test_lets_the_decision_be_recalled_as_long_as_nobody_went_on(self, way):
        way.applies()
        way.committee_votes()
        way.world.see_everything()
        decided = way.case().items.get(step="competent_committee_decides")

        recalls.recall(
            recalls.Recall(
                item_id=decided.id,
                actor=way.actor("Ủy viên 10"),
                reason="Ghi nhầm số phiếu",
                decided_on=DECIDED_ON,
                at=way.at,
                key=new_id(),
            )
        )

        assert list(way.open_steps()) == ["competent_committee_decides"]


class TestRestoring:
    def test_gives_the_standing_and_the_cell_back_from_the_day_of_the_decision(self, way):
        way.is_restored()

        assert way.standings() == [
            ("official", SINCE, DELETED_ON),
            ("former", DELETED_ON, ISSUED_ON),
            ("official", ISSUED_ON, None),
        ]
        assert way.places() == [("Phòng", SINCE, DELETED_ON), ("Phòng", ISSUED_ON, None)]
        held = way.membership()
        assert (held.state, held.left_on, held.left_by) == ("official", None, "")

    def test_makes_a_probationary_member_a_probationary_one(self, way):
        way.world.leaves("Ngân", on=DELETED_ON, by="deletion")

        way.is_restored(of="Ngân")

        assert way.membership("Ngân").state == "probationary"
        assert [kind for kind, *_ in way.standings("Ngân")] == [
            "probationary",
            "former",
            "probationary",
        ]

    def test_gives_the_vote_back_from_that_day(self, way):
        way.is_restored()

        def voters(on):
            body = way.world.body("Phòng", "cell_meeting")
            known = datetime(2024, 12, 31, tzinfo=UTC)
            return {
                each.name for each in electorate(body_id=body.id, on=on, known_at=known).members
            }

        assert "Khiêm" not in voters(ISSUED_ON - timedelta(days=1))
        assert voters(ISSUED_ON) == set(MEMBERS)

    def test_lets_the_party_age_run_on(self, way):
        way.is_restored()
        held = way.membership()
        assert (held.first_admission_decided_on, held.outside) == (ADMITTED_ON, None)

        with pytest.raises(NothingToRecount):
            Recount(world=way.world, at=way.at).asks(
                date(2024, 10, 1), of="Khiêm", admission_decided_on=ADMITTED_ON
            )

    def test_is_not_of_somebody_admitted_again_meanwhile(self, way):
        way.applies()
        way.committee_votes()
        Membership.objects.filter(person=way.world.people["Khiêm"]).update(state="probationary")

        with pytest.raises(NotDeleted):
            way.restores()

    def test_waits_until_nobody_is_to_admit_the_person_again(self, way):
        admission = Way(world=way.world, at=way.at)
        admission.listed(date(2024, 9, 9), person_id=way.world.id("Khiêm"))
        way.applies()
        way.committee_votes()

        with pytest.raises(AdmissionStillOpen):
            way.restores()
        admission.does(
            "applicant_applies",
            RESTORED_ON,
            manner="withdrew",
            facts={"reason": "Được khôi phục quyền đảng viên."},
        )
        way.restores()

        assert way.membership().state == "official"


class TestDues:
    def test_may_be_owed(self, way):
        way.is_restored()

        assert way.case().items.get(step="cell_restores_member").outcome == "restored_dues_owed"

    @pytest.mark.parametrize("paid_on", [DELETED_ON, RESTORED_ON])
    def test_are_shown_by_a_receipt(self, way, paid_on):
        way.applies()
        way.committee_votes()

        with pytest.raises(DuesReceiptMissing):
            way.restores(paid_on=paid_on)
        way.restores(paid_on=paid_on, papers=RECEIPT)

        item = way.case().items.get(step="cell_restores_member")
        assert (item.outcome, item.facts["dues_paid_on"]) == ("restored", paid_on.isoformat())

    @pytest.mark.parametrize(
        ("paid_on", "refusal"),
        [
            (DELETED_ON - timedelta(days=1), BeforeThePrecedingStep),
            (date(2024, 10, 26), InTheFuture),
        ],
    )
    def test_were_paid_after_the_deletion_and_not_after_today(self, way, paid_on, refusal):
        way.applies()
        way.committee_votes()

        with pytest.raises(refusal):
            way.restores(paid_on=paid_on, papers=RECEIPT)


class TestAfterwards:
    LATER = datetime(2025, 6, 2, 3, tzinfo=UTC)

    def test_the_member_may_be_deleted_again(self, way):
        way.is_restored()
        deletion = Deletion(world=way.world, at=self.LATER)

        deletion.opens(date(2025, 2, 3))

        assert list(deletion.open_steps()) == ["cell_requests_self_review"]

    def test_the_member_declares_for_a_badge_by_the_party_age_that_ran_on(self, way):
        way.is_restored()
        badge = Badge(world=way.world, at=way.at)

        badge.declares(date(2024, 10, 1), of="Khiêm", award_on=date(2024, 11, 7))

        assert list(badge.open_steps()) == ["cell_resolves"]

    def test_the_member_is_issued_another_card(self, way):
        way.is_restored()
        card = Replacement(world=way.world, at=self.LATER)

        card.reports("restored", person_id=way.world.id("Khiêm"))
        card.forwards()
        card.replaces("card_reissue_decision")

        assert list(card.open_steps()) == ["cell_hands_over_card"]

    def test_a_probationary_member_goes_on_to_recognition(self, way):
        way.world.leaves("Ngân", on=DELETED_ON, by="deletion")
        Membership.objects.filter(person=way.world.people["Ngân"]).update(
            admitted_on=date(2023, 7, 3), admission_decided_on=date(2023, 6, 1)
        )
        way.is_restored(of="Ngân")
        recognition = Probation(world=way.world, at=way.at)

        recognition.opens(date(2024, 10, 1))

        assert recognition.case().state == "open"

    def test_nobody_is_restored_twice(self, way):
        way.is_restored()

        with pytest.raises(openings.NotOfThatStanding):
            way.applies(date(2024, 10, 7))
