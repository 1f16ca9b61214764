"""Wrong standards: the decision is annulled, the name struck, the card collected."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.builders import MEMBERS
from workflows.engine.dossiers import BasisNotConfirmed
from workflows.engine.ladder.grounds import NoSuchGround
from workflows.engine.openings import NotOfThatStanding
from workflows.flows.annulment.steps.opening import NotRecognisedYet, OfAReadmission
from workflows.foundation.identifiers import new_id
from workflows.journal.chains import breaks
from workflows.journal.models import Entry
from workflows.people.models import Card, CellPlace

from .conftest import ANNULLED


def a_card_of(way):
    """Give the person of a case a card that they hold."""
    way.world.see_everything()
    person = way.world.people[way.subject]
    return Card.objects.create(
        person=person,
        version="2003",
        number="01.234567",
        issued_on=date(2021, 5, 19),
        document="96-QĐ/ĐU",
        state="held",
        handed_over_on=date(2021, 6, 3),
        during=DateRange(date(2021, 5, 19), None),
        entry_id=new_id(),
        path=person.path,
        recorded_at=way.at,
    )


class TestOpening:
    @pytest.mark.parametrize("annuls", ["admission", "recognition"])
    def test_tells_which_decision_is_questioned(self, way, annuls):
        answer = way.opens(annuls=annuls)

        assert answer.outcome == annuls

    def test_without_what_the_check_found_needs_a_basis(self, way):
        with pytest.raises(BasisNotConfirmed):
            way.opens(papers=[])

    def test_knows_only_the_grounds_of_the_rule_book(self, way):
        with pytest.raises(NoSuchGround):
            way.opens("bad_mood")

    def test_of_a_recognition_needs_one(self, way):
        way.world.see_everything()
        held = way.world.people["Khiêm"].membership
        type(held).objects.filter(pk=held.pk).update(state="probationary")

        with pytest.raises(NotRecognisedYet):
            way.opens(annuls="recognition")

    def test_of_a_readmission_is_not_opened_since_the_first_admission_stands(self, way):
        first = date(1990, 5, 19)
        way.world.see_everything()
        held = way.world.people["Khiêm"].membership
        outside = DateRange(date(2010, 1, 1), date(2020, 1, 1))
        type(held).objects.filter(pk=held.pk).update(
            first_admission_decided_on=first, outside=outside
        )

        with pytest.raises(OfAReadmission):
            way.opens()

        way.opens(annuls="recognition")
        assert way.membership().first_admission_decided_on == first


class TestAnnulledAdmission:
    def test_strikes_the_name_by_a_dated_act_and_leaves_the_days_before_as_they_were(self, way):
        way.prepares()
        assert way.open_steps() == {"superior_committee_annuls": ("Khối", "standing_committee")}

        way.is_annulled()

        assert way.standings() == [
            ("official", date(2020, 1, 1), ANNULLED),
            ("annulled", ANNULLED, None),
        ]
        membership = way.membership()
        assert (membership.state, membership.left_on, membership.left_by) == (
            "annulled",
            ANNULLED,
            "annulment",
        )
        assert membership.left_on_ground == "annulment.ground_wrong_standards"
        place = CellPlace.objects.get(person=way.world.people["Khiêm"])
        assert place.during.upper == ANNULLED
        assert way.open_steps() == {"cell_announces": ("Phòng", "cell_meeting")}

    def test_leaves_no_party_age(self, way):
        way.prepares()

        way.is_annulled()

        assert way.membership().first_admission_decided_on is None

    def test_leaves_the_votes_cast_before_as_they_were_counted(self, way):
        way.prepares("wrong_steps")
        way.is_annulled()
        answer = way.meets(
            "cell_resolves",
            date(2024, 6, 24),
            by="Đạt",
            present=MEMBERS,
            yes=7,
            no=3,
            papers=[way.paper("repeated_resolution", date(2024, 6, 24))],
            basis="Điều lệ Đảng, điều 3",
        )[0]
        way.appraised_again()
        way.committee_votes_again()

        way.decides_again(yes=1, no=3)

        assert answer.outcome == "carried"
        assert way.membership().state == "annulled"
        entries = list(Entry.objects.filter(stream_id=way.case_id).order_by("number"))
        assert breaks(entries) == []

    def test_is_told_the_card_collected_and_the_case_ends_once_nobody_may_complain(self, way):
        a_card_of(way)
        way.prepares()
        way.is_annulled()
        way.is_announced()
        assert set(way.open_steps()) == {"cell_collects_card", "complaint_window_runs"}

        way.does(
            "cell_collects_card",
            date(2024, 7, 16),
            facts={"fate": "collected", "handed_up_on": date(2024, 7, 18), "reason": ""},
        )
        way.does("complaint_window_runs", date(2024, 8, 26))

        assert way.case().outcome == "annulled"
        card = Card.objects.get()
        assert (card.state, card.during.upper) == ("collected", ANNULLED)

    def test_can_be_complained_about_for_thirty_working_days(self, way):
        way.prepares()
        way.is_annulled()

        way.is_announced()

        clock = way.case().clocks.get(kind="complaint_window")
        assert (clock.event_on, clock.due_on) == (date(2024, 7, 12), date(2024, 8, 23))
        with pytest.raises(BasisNotConfirmed):
            way.does("complaint_window_runs", date(2024, 8, 23))

    @pytest.mark.parametrize(
        ("answer", "outcome"), [("upheld", "annulled"), ("annulled", "restored_on_complaint")]
    )
    def test_ends_as_the_answer_to_a_complaint_says(self, way, answer, outcome):
        way.prepares()
        way.is_annulled()
        way.is_announced()
        on = date(2024, 8, 1)
        way.does(
            "complaint_window_runs",
            on,
            manner="complained",
            papers=[way.paper("annulment_complaint", on)],
        )

        way.does(
            "cell_receives_answer",
            date(2024, 10, 1),
            papers=[way.paper("annulment_complaint_answer", date(2024, 9, 27))],
            facts={"answer": answer},
        )

        assert way.case().outcome == outcome


class TestAnnulledRecognition:
    def test_of_who_did_not_meet_the_standards_strikes_who_was_rightly_admitted(self, way):
        way.prepares(annuls="recognition")

        way.is_annulled()

        membership = way.membership()
        assert (membership.state, membership.left_by) == ("former", "annulment")


class TestDeclined:
    def test_where_half_are_against_the_decision_stands(self, way):
        way.prepares()

        way.is_annulled(yes=2, no=2)
        assert way.open_steps() == {"cell_receives_decision": ("Phòng", "cell_meeting")}
        way.does("cell_receives_decision", date(2024, 6, 20))

        assert way.case().outcome == "stands"
        assert way.membership().state == "official"


class TestEndings:
    def test_a_death_ends_the_case_before_anything_is_annulled(self, way):
        way.prepares()

        way.does(
            "superior_committee_annuls",
            date(2024, 6, 3),
            manner="died",
            facts={"reason": "Từ trần 01/06/2024"},
        )

        assert way.case().outcome == "died"

    def test_a_death_afterwards_leaves_the_annulment_as_it_is(self, way):
        way.prepares()
        way.is_annulled()

        way.does("cell_announces", date(2024, 7, 12), manner="died", facts={"reason": "Từ trần"})

        assert way.case().outcome == "annulled"


def test_who_was_struck_and_applies_is_not_said_to_be_a_member(way):
    way.prepares()
    way.is_annulled()

    with pytest.raises(NotOfThatStanding):
        way.listed(date(2024, 9, 2), person_id=way.world.id("Khiêm"))
