"""Days that bound one another: what came first, how long something has lasted, what is late."""

from datetime import date, timedelta

import pytest

from workflows.engine.refusals import BeforeThePrecedingStep
from workflows.flows.admission.steps import ceremony, introducing
from workflows.journal.models import Entry

from .conftest import STANDING_COMMITTEE, WORKING_RULES
from .test_beside import record

INTRODUCED_ON = date(2024, 6, 10)


def to_the_parallel_steps(way):
    way.listed(date(2024, 3, 4))
    way.does(
        "applicant_applies",
        date(2024, 4, 2),
        papers=[
            way.paper("course_certificate", date(2024, 1, 12)),
            way.paper("application", date(2024, 4, 1)),
        ],
    )
    way.does(
        "applicant_writes_life_history",
        date(2024, 4, 20),
        papers=[way.paper("life_history", date(2024, 4, 18))],
    )


class TestTwelveMonthsTogether:
    def test_are_full_on_the_same_numbered_day(self, way):
        to_the_parallel_steps(way)

        way.introduced(INTRODUCED_ON, by="Đạt", together_since=date(2023, 6, 10))

        assert "members_introduce" not in way.open_steps()

    @pytest.mark.parametrize("since", [date(2023, 6, 11), date(2023, 6, 30), date(2025, 6, 10)])
    def test_are_not_full_before_it(self, way, since):
        to_the_parallel_steps(way)

        with pytest.raises(introducing.NotTogetherLongEnough):
            way.introduced(INTRODUCED_ON, by="Đạt", together_since=since)


class TestTheReply:
    @pytest.mark.parametrize(
        ("abroad", "replied_on", "late"),
        [
            # Thirty working days from 2 May 2024, Saturday 4 May among them, end on 12 June.
            (False, date(2024, 6, 12), 0),
            (False, date(2024, 6, 13), 1),
            (True, date(2024, 6, 13), 0),
            # Ninety end on Friday 6 September, after the two days off for National Day.
            (True, date(2024, 9, 9), 1),
        ],
    )
    def test_that_is_late_stops_nothing_and_stands_in_the_entry(
        self, way, abroad, replied_on, late
    ):
        to_the_parallel_steps(way)
        own = {"abroad": abroad, "replied_on": replied_on}

        answer = way.verified(
            replied_on + timedelta(days=1), by="Ủy viên 1", results={"applicant": own}
        )

        way.world.see_everything()
        entry = Entry.objects.get(pk=answer.entry_id)
        assert entry.facts["late_replies"] == late
        limit = "verification_reply_abroad" if abroad else "verification_reply_in_country"
        assert entry.editions[limit]["article"] == "3.4"

    def test_is_there_on_the_day_of_the_step(self, way):
        to_the_parallel_steps(way)

        with pytest.raises(BeforeThePrecedingStep):
            way.verified(date(2024, 5, 27), by="Ủy viên 1")


class TestTheDecision:
    def test_counts_from_the_day_it_was_issued(self, way):
        way.proposed()
        way.meets(
            "competent_committee_decides",
            date(2024, 9, 10),
            by="Ủy viên 10",
            present=STANDING_COMMITTEE,
            yes=4,
            issued_on=date(2024, 9, 20),
            papers=[way.paper("admission_decision", date(2024, 9, 20))],
            basis=WORKING_RULES,
        )

        with pytest.raises(BeforeThePrecedingStep):
            way.does("cell_receives_decision", date(2024, 9, 19))

        way.does("cell_receives_decision", date(2024, 9, 20))
        way.does(
            "cell_admits",
            date(2024, 10, 1),
            papers=[way.paper("ceremony_minutes", date(2024, 10, 1))],
        )

        # Party age counts from the day that is written in the decision, not from the meeting.
        membership = way.case().subject.membership
        assert membership.admission_decided_on == date(2024, 9, 20)
        assert membership.admitted_on == date(2024, 10, 1)


class TestTheCeremony:
    def test_is_in_time_on_the_thirtieth_working_day(self, way):
        self.received(way)

        way.does(
            "cell_admits",
            date(2024, 9, 23),
            papers=[way.paper("ceremony_minutes", date(2024, 9, 23))],
        )

        assert way.case().subject.membership.state == "probationary"

    def test_is_late_on_the_day_after(self, way):
        self.received(way)

        with pytest.raises(ceremony.LateWithoutConsent):
            way.does(
                "cell_admits",
                date(2024, 9, 24),
                papers=[way.paper("ceremony_minutes", date(2024, 9, 24))],
            )

    def test_is_not_made_good_by_a_consent_that_came_after_it(self, way):
        self.received(way)

        with pytest.raises(ceremony.LateWithoutConsent):
            way.does(
                "cell_admits",
                date(2024, 9, 24),
                papers=[
                    way.paper("ceremony_minutes", date(2024, 9, 24)),
                    way.paper("late_ceremony_consent", date(2024, 9, 25)),
                ],
            )

    def received(self, way):
        way.proposed()
        way.decided(on=date(2024, 8, 6))
        way.does("cell_receives_decision", date(2024, 8, 8))


def test_a_month_before_the_list_is_not_reviewed(way):
    way.listed(date(2024, 3, 4))

    with pytest.raises(BeforeThePrecedingStep):
        record(way, "reviews_month", date(2024, 3, 30), facts={"month": date(2024, 2, 1)})
