"""The votes on a deletion, what the decision ends, and the complaint."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.builders import MEMBERS
from workflows.authority import law
from workflows.engine.dossiers import BasisNotConfirmed
from workflows.engine.editions import against
from workflows.engine.ladder import complaints
from workflows.engine.refusals import BeforeThePrecedingStep, InTheFuture
from workflows.foundation.identifiers import new_id
from workflows.journal.chains import breaks
from workflows.journal.models import Entry
from workflows.people.models import Card, CellPlace, Condition

from .conftest import BASIS

DECIDED = date(2024, 7, 10)


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


class TestVotes:
    def test_climb_to_the_committee_that_decides_and_end_the_membership(self, way):
        way.prepares()
        way.cell_votes(yes=7, no=2)
        assert way.open_steps() == {"sub_committee_appraises": ("Bộ phận", "sub_committee")}
        way.appraised()
        assert way.open_steps() == {"grassroots_committee_resolves": ("Sở", "committee")}
        way.committee_votes()
        way.block_votes()

        membership = way.membership()
        assert (membership.state, membership.left_on) == ("former", DECIDED)
        assert (membership.left_by, membership.left_on_ground) == (
            "deletion",
            "deletion.ground_absent_or_unpaid",
        )
        assert way.standings() == [
            ("official", date(2020, 1, 1), DECIDED),
            ("former", DECIDED, None),
        ]
        place = CellPlace.objects.get(person=way.world.people["Khiêm"])
        assert place.during.upper == DECIDED
        assert way.open_steps() == {"cell_announces": ("Phòng", "cell_meeting")}

    def test_of_ten_members_seven_are_two_thirds_and_six_are_not(self, way):
        way.prepares()

        answer = way.cell_votes(yes=6, no=3)[0]

        assert answer.outcome == "short"
        assert way.open_steps() == {"competent_committee_decides": ("Khối", "standing_committee")}

    def test_a_short_vote_of_the_committee_goes_up_too(self, way):
        way.prepares()
        way.cell_votes(yes=7, no=2)
        way.appraised()

        way.committee_votes(yes=5, no=4)

        assert way.open_steps() == {"competent_committee_decides": ("Khối", "standing_committee")}

    def test_the_member_keeps_the_ballot(self, way):
        way.prepares()

        answer = way.meets(
            "cell_resolves",
            date(2024, 6, 3),
            by="Đạt",
            present=MEMBERS,
            yes=7,
            no=3,
            papers=[way.paper("deletion_resolution", date(2024, 6, 3))],
            basis=BASIS,
        )[0]

        assert answer.outcome == "carried"

    def test_the_membership_ends_with_the_day_that_stands_on_the_decision(self, way):
        way.prepares()
        way.cell_votes(yes=7, no=2)
        way.appraised()
        way.committee_votes()

        way.block_votes(issued_on=date(2024, 7, 18))

        assert way.membership().left_on == date(2024, 7, 18)

    def test_whom_the_competent_committee_does_not_delete_stays_a_member(self, way):
        way.prepares()
        way.cell_votes(yes=7, no=2)
        way.appraised()
        way.committee_votes()
        way.block_votes(yes=2, no=2)
        assert way.open_steps() == {"cell_receives_decision": ("Phòng", "cell_meeting")}

        way.does("cell_receives_decision", date(2024, 7, 20))

        assert way.case().outcome == "kept"
        assert way.membership().state == "official"

    def test_a_file_that_was_returned_comes_back_to_who_asked(self, way):
        way.prepares()
        way.cell_votes(yes=7, no=2)
        way.does(
            "sub_committee_appraises",
            date(2024, 6, 10),
            by="Ủy viên 15",
            manner="return",
            facts={"reason": "Thiếu biên bản"},
        )
        assert way.open_steps() == {"cell_completes_file": ("Phòng", "cell_meeting")}

        way.does("cell_completes_file", date(2024, 6, 12))

        assert way.open_steps() == {"sub_committee_appraises": ("Bộ phận", "sub_committee")}


class TestComplaint:
    def test_the_window_runs_thirty_working_days_from_receipt(self, way):
        way.is_decided()

        way.is_announced()

        clock = way.case().clocks.get(kind="complaint_window")
        assert (clock.event_on, clock.due_on) == (date(2024, 7, 12), date(2024, 8, 23))
        assert clock.state == "running"
        assert way.open_steps() == {"complaint_window_runs": ("Phòng", "cell_meeting")}

    def test_once_it_has_passed_the_case_ends(self, way):
        way.is_decided()
        way.is_announced()

        way.does("complaint_window_runs", date(2024, 8, 26))

        assert way.case().outcome == "deleted"
        assert way.case().clocks.get(kind="complaint_window").state == "void"
        entries = list(Entry.objects.filter(stream_id=way.case_id).order_by("number"))
        assert breaks(entries) == []

    def test_as_long_as_it_runs_it_has_not_passed_without_a_basis(self, way):
        way.is_decided()
        way.is_announced()

        with pytest.raises(BasisNotConfirmed):
            way.does("complaint_window_runs", date(2024, 8, 23))

    def test_the_regulation_of_2025_refuses_what_that_of_2016_leaves_in_doubt(self):
        read = law.pack().parameter("deletion.complaint_window").on(date(2025, 7, 1))

        for refusal in (
            complaints.WindowStillRuns(),
            complaints.ComplaintTooLate(),
            complaints.ComplaintNotInWriting(),
        ):
            with pytest.raises(type(refusal)):
                against(read, refusal)

    def test_a_complaint_waits_for_its_answer_for_ninety_working_days(self, way):
        way.is_decided()
        way.is_announced()

        on = date(2024, 8, 1)
        way.does(
            "complaint_window_runs",
            on,
            manner="complained",
            papers=[way.paper("deletion_complaint", on)],
        )

        assert way.item("cell_receives_answer").due_on == date(2024, 12, 9)
        assert way.membership().state == "former"

    @pytest.mark.parametrize(
        ("answer", "outcome"), [("upheld", "deleted"), ("annulled", "annulled_on_complaint")]
    )
    def test_its_answer_ends_the_case(self, way, answer, outcome):
        way.is_decided()
        way.is_announced()
        on = date(2024, 8, 1)
        way.does(
            "complaint_window_runs",
            on,
            manner="complained",
            papers=[way.paper("deletion_complaint", on)],
        )

        way.does(
            "cell_receives_answer",
            date(2024, 10, 1),
            papers=[way.paper("complaint_answer", date(2024, 9, 27))],
            facts={"answer": answer},
        )

        assert way.case().outcome == outcome

    @pytest.mark.parametrize("on", [date(2024, 8, 1), date(2024, 8, 26)])
    def test_one_that_is_late_or_not_written_needs_a_basis(self, way, on):
        way.is_decided()
        way.is_announced()

        with pytest.raises(BasisNotConfirmed):
            way.does("complaint_window_runs", on, manner="complained")

    def test_nobody_receives_a_decision_before_it_is_issued_or_tomorrow(self, way):
        way.is_decided()

        with pytest.raises(BeforeThePrecedingStep):
            way.is_announced(received_on=date(2024, 7, 9))
        with pytest.raises(InTheFuture):
            way.is_announced(received_on=date(2024, 10, 26))


class TestCard:
    def test_is_collected_while_the_time_to_complain_runs(self, way):
        a_card_of(way)
        way.is_decided()
        way.is_announced()
        assert set(way.open_steps()) == {"cell_collects_card", "complaint_window_runs"}

        way.does(
            "cell_collects_card",
            date(2024, 7, 16),
            facts={"fate": "collected", "handed_up_on": date(2024, 7, 18), "reason": ""},
        )

        way.world.see_everything()
        card = Card.objects.get()
        assert (card.state, card.during.upper) == ("collected", DECIDED)
        assert set(way.open_steps()) == {"complaint_window_runs"}
        way.does("complaint_window_runs", date(2024, 8, 26))
        assert way.case().outcome == "deleted"

    def test_of_before_is_collected_too_while_another_is_on_the_way(self, way):
        old = a_card_of(way)
        old.replace(on=date(2024, 5, 4), by="damage")
        old.save()
        Card.objects.create(
            person=old.person,
            version=old.version,
            number=old.number,
            issued_on=date(2024, 5, 4),
            document="31-QĐ/ĐU",
            during=DateRange(date(2024, 5, 4), None),
            entry_id=new_id(),
            path=old.path,
            recorded_at=old.recorded_at,
        )
        way.is_decided()
        way.is_announced()

        way.does(
            "cell_collects_card",
            date(2024, 7, 16),
            facts={"fate": "collected", "handed_up_on": None, "reason": ""},
        )

        way.world.see_everything()
        days = Card.objects.order_by("issued_on").values_list("state", "during")
        assert [(state, during.upper) for state, during in days] == [
            ("collected", date(2024, 5, 4)),
            ("collected", DECIDED),
        ]

    def test_that_was_not_given_back_does_not_end_the_case_before_the_window(self, way):
        a_card_of(way)
        way.is_decided()
        way.is_announced()

        way.does("complaint_window_runs", date(2024, 8, 26))

        assert set(way.open_steps()) == {"cell_collects_card"}
        way.does(
            "cell_collects_card",
            date(2024, 9, 3),
            facts={"fate": "not_collected", "handed_up_on": None, "reason": "Đã mất"},
        )
        assert way.case().outcome == "deleted"


class TestEndings:
    def test_a_death_ends_the_case_before_the_decision(self, way):
        way.prepares()

        way.does(
            "cell_resolves", date(2024, 6, 3), manner="died", facts={"reason": "Từ trần 01/06/2024"}
        )

        assert way.case().outcome == "died"

    def test_a_death_after_the_decision_leaves_it_as_it_is(self, way):
        way.is_decided()

        way.does("cell_announces", date(2024, 7, 12), manner="died", facts={"reason": "Từ trần"})

        assert way.case().outcome == "deleted"

    def test_a_membership_that_ended_otherwise_ends_the_case(self, way):
        way.prepares()

        way.does(
            "cell_resolves", date(2024, 6, 3), manner="left", facts={"reason": "Xin ra khỏi Đảng"}
        )

        assert way.case().outcome == "left"

    def test_whom_a_condition_leaves_out_of_the_base_is_not_counted(self, way):
        way.prepares()
        way.world.condition("Hân", "suspended", since=date(2024, 1, 1))
        assert Condition.objects.count() == 1

        answer = way.meets(
            "cell_resolves",
            date(2024, 6, 3),
            by="Đạt",
            present=[name for name in MEMBERS if name not in {"Khiêm", "Hân"}],
            yes=6,
            no=2,
            papers=[way.paper("deletion_resolution", date(2024, 6, 3))],
            basis=BASIS,
        )[0]

        assert answer.outcome == "carried"
