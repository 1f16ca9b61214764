"""The life-cycle of a membership: admitted, recognised, left, and admitted once more."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django_fsm import InvalidResultState, TransitionNotAllowed

from workflows.people.models import Membership
from workflows.people.models.memberships import StandingKind


@pytest.fixture
def former():
    """Give somebody admitted in 2010, recognised in 2011, who left in 2018."""
    membership = Membership()
    membership.admit(decided_on=date(2010, 4, 26), ceremony_on=date(2010, 5, 19))
    membership.recognise(since=date(2011, 5, 19), decided_on=date(2011, 6, 2))
    membership.leave(on=date(2018, 3, 1), by="leaving", ground="leaving.ground_family_hardship")
    return membership


class TestReadmit:
    def test_begins_a_probation_anew(self, former):
        former.readmit(decided_on=date(2024, 9, 10), ceremony_on=date(2024, 10, 1))

        assert former.state == "probationary"
        assert former.admission_decided_on == date(2024, 9, 10)
        assert former.admitted_on == date(2024, 10, 1)
        assert former.recognised_on is None
        assert former.recognition_decided_on is None

    def test_keeps_the_first_decision_and_the_time_outside(self, former):
        former.readmit(decided_on=date(2024, 9, 10), ceremony_on=date(2024, 10, 1))

        assert former.first_admission_decided_on == date(2010, 4, 26)
        assert former.outside == DateRange(date(2018, 3, 1), date(2024, 9, 10))

    def test_forgets_how_the_first_membership_ended(self, former):
        former.readmit(decided_on=date(2024, 9, 10), ceremony_on=date(2024, 10, 1))

        assert former.left_on is None
        assert former.left_by == ""
        assert former.left_on_ground == ""

    def test_takes_the_decision_of_a_register_that_knew_of_no_first(self, former):
        former.first_admission_decided_on = None

        former.readmit(decided_on=date(2024, 9, 10), ceremony_on=date(2024, 10, 1))

        assert former.first_admission_decided_on == date(2010, 4, 26)

    def test_is_not_for_an_applicant(self):
        with pytest.raises(TransitionNotAllowed):
            Membership().readmit(decided_on=date(2024, 9, 10), ceremony_on=date(2024, 10, 1))


class TestRestore:
    def test_gives_back_the_standing_and_all_days(self, former):
        former.restore(standing=StandingKind.OFFICIAL)

        assert former.state == "official"
        assert (former.admission_decided_on, former.admitted_on) == (
            date(2010, 4, 26),
            date(2010, 5, 19),
        )
        assert (former.recognised_on, former.recognition_decided_on) == (
            date(2011, 5, 19),
            date(2011, 6, 2),
        )

    def test_keeps_no_time_outside(self, former):
        former.restore(standing=StandingKind.OFFICIAL)

        assert former.outside is None
        assert former.first_admission_decided_on == date(2010, 4, 26)

    def test_keeps_the_time_outside_of_an_earlier_readmission(self, former):
        former.readmit(decided_on=date(2024, 9, 10), ceremony_on=date(2024, 10, 1))
        former.leave(on=date(2025, 3, 3), by="deletion")

        former.restore(standing=StandingKind.PROBATIONARY)

        assert former.state == "probationary"
        assert former.outside == DateRange(date(2018, 3, 1), date(2024, 9, 10))

    def test_forgets_how_the_membership_ended(self, former):
        former.restore(standing=StandingKind.OFFICIAL)

        assert (former.left_on, former.left_by, former.left_on_ground) == (None, "", "")

    def test_is_not_for_a_member(self, member):
        with pytest.raises(TransitionNotAllowed):
            member.restore(standing=StandingKind.OFFICIAL)

    def test_makes_nobody_an_applicant(self, former):
        with pytest.raises(InvalidResultState):
            former.restore(standing=StandingKind.APPLICANT)


class TestLeave:
    def test_keeps_the_day_the_procedure_and_its_ground(self, former):
        assert former.left_on == date(2018, 3, 1)
        assert (former.left_by, former.left_on_ground) == (
            "leaving",
            "leaving.ground_family_hardship",
        )


@pytest.fixture
def member():
    """Give an official member, admitted in 2010 and recognised in 2011."""
    membership = Membership()
    membership.admit(decided_on=date(2010, 4, 26), ceremony_on=date(2010, 5, 19))
    membership.recognise(since=date(2011, 5, 19), decided_on=date(2011, 6, 2))
    return membership


class TestAnnul:
    def test_leaves_no_first_admission_from_which_a_party_age_runs(self, member):
        member.annul(on=date(2024, 6, 12), by="annulment", ground="annulment.ground_wrong_steps")

        assert (member.state, member.left_on) == ("annulled", date(2024, 6, 12))
        assert member.first_admission_decided_on is None

    def test_leaves_the_days_of_record_as_they_were(self, member):
        member.annul(on=date(2024, 6, 12), by="annulment", ground="annulment.ground_wrong_steps")

        assert (member.admitted_on, member.recognised_on) == (date(2010, 5, 19), date(2011, 5, 19))

    def test_is_for_members_only(self, former):
        with pytest.raises(TransitionNotAllowed):
            former.annul(on=date(2024, 6, 12), by="annulment", ground="")


class TestAnnulRecognition:
    def test_leaves_a_probationary_member_of_the_same_admission(self, member):
        member.annul_recognition()

        assert (member.state, member.recognised_on) == ("probationary", None)
        assert member.first_admission_decided_on == date(2010, 4, 26)
