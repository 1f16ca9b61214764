"""Two committees sit jointly: two electorates, two counts, and both must carry."""

from datetime import date

import pytest

from tests.builders import NEIGHBOURS, a_neighbouring_block
from workflows.engine import corrections
from workflows.engine.models import Item, Meeting, Question
from workflows.engine.sittings import (
    NoNumber,
    NotAMemberPresent,
    NotAPartner,
    NumberTaken,
    Partner,
    PartnerCount,
    PartnerCountMissing,
)
from workflows.foundation.identifiers import new_id
from workflows.journal.models import Entry
from workflows.rules.tallies import MoreHandedOutThanPresent, Tally

from .conftest import STANDING_COMMITTEE, WORKING_RULES

MET = date(2024, 9, 10)


def tally(yes, no=0):
    return Tally(handed_out=yes + no, collected=yes + no, in_favour=yes, against=no, invalid=0)


@pytest.fixture
def way(way):
    a_neighbouring_block(way.world)
    way.proposed()
    return way


def sits(
    way, *, yes=3, theirs=(3, 1), present=NEIGHBOURS, number="12-NQ", unit="Khối Hai", **changes
):
    counted = PartnerCount(tally(*theirs), number) if theirs else None
    body = way.world.body(unit, "standing_committee")
    return way.meets(
        "competent_committee_decides",
        MET,
        by="Ủy viên 10",
        present=STANDING_COMMITTEE,
        yes=yes,
        no=4 - yes,
        papers=[way.paper("admission_decision", MET)],
        basis=WORKING_RULES,
        counted=counted,
        partner=Partner(body.id, frozenset(map(way.world.id, present))),
        **changes,
    )


def counts(way):
    way.world.see_everything()
    found = Question.objects.filter(item__case_id=way.case_id, issued_on=MET, current=True)
    return {
        count.body.unit.name: (count.in_favour, count.needed, count.electorate, count.carried)
        for count in found.select_related("body__unit")
    }


class TestTwoCounts:
    def test_each_body_keeps_its_own_electorate_and_count(self, way):
        sits(way, yes=3, theirs=(4, 1))

        assert counts(way) == {"Khối": (3, 3, 4, True), "Khối Hai": (4, 3, 5, True)}
        assert way.open_steps() == {"cell_receives_decision": ("Phòng", "cell_meeting")}
        ours, theirs = Meeting.objects.filter(met_on=MET).order_by("id")
        assert (ours.joint_with, theirs.joint_with) == (theirs.id, ours.id)
        assert (len(ours.summoned), len(theirs.summoned)) == (4, 5)

    @pytest.mark.parametrize(("yes", "theirs"), [(4, (2, 3)), (2, (5, 0))])
    def test_it_carries_only_if_both_carry(self, way, yes, theirs):
        sits(way, yes=yes, theirs=theirs)

        assert way.case().outcome == "declined"

    def test_the_entry_tells_both_counts(self, way):
        sits(way, yes=4, theirs=(2, 3))

        way.world.see_everything()
        told = Entry.objects.filter(stream_id=way.case_id).latest("number").facts
        assert (told["in_favour"], told["needed"], told["electorate"]) == (4, 3, 4)
        assert told["partner"] == {
            "body": str(way.world.body("Khối Hai", "standing_committee").id),
            "in_favour": 2,
            "needed": 3,
            "electorate": 5,
        }

    def test_whoever_is_suspended_leaves_the_base_of_the_other_body(self, way):
        way.world.condition("Khách 5", "suspended", since=date(2024, 1, 1))

        sits(way, theirs=(3, 1), present=NEIGHBOURS[:4])

        assert counts(way)["Khối Hai"] == (3, 3, 4, True)

    def test_a_member_of_both_bodies_counts_in_each(self, way):
        way.world.seat("Ủy viên 11", "Khối Hai", "standing_committee", "standing_committee_member")

        sits(way, theirs=(4, 2), present=(*NEIGHBOURS, "Ủy viên 11"))

        assert counts(way)["Khối Hai"] == (4, 4, 6, True)


class TestRefusals:
    def test_a_body_under_another_superior_is_no_partner(self, way):
        way.world.seat("Khách 1", "Sở", "standing_committee", "standing_committee_member")

        with pytest.raises(NotAPartner):
            sits(way, unit="Sở", present=("Khách 1",))

    def test_a_body_does_not_sit_with_itself(self, way):
        with pytest.raises(NotAPartner):
            sits(way, unit="Khối", theirs=(4, 0), present=STANDING_COMMITTEE)

    def test_who_is_no_member_of_the_other_body_was_not_there_for_it(self, way):
        with pytest.raises(NotAMemberPresent):
            sits(way, present=(*NEIGHBOURS, "Ủy viên 12"))

    def test_the_ballots_of_each_body_go_with_who_was_there_of_it(self, way):
        with pytest.raises(MoreHandedOutThanPresent):
            sits(way, theirs=(3, 1), present=NEIGHBOURS[:3])

    def test_each_body_has_its_count(self, way):
        with pytest.raises(PartnerCountMissing):
            sits(way, theirs=None)

    def test_each_body_has_its_number(self, way):
        with pytest.raises(NoNumber):
            sits(way, number=" ")

    def test_a_number_the_other_body_used_already_is_refused(self, way):
        way.world.see_everything()
        earlier = Question.objects.filter(item__case_id=way.case_id).earliest("id")
        earlier.pk, earlier.number = new_id(), "12-NQ"
        earlier.body = way.world.body("Khối Hai", "standing_committee")
        earlier.save(force_insert=True)

        with pytest.raises(NumberTaken):
            sits(way, number="12-NQ")
        assert "competent_committee_decides" in way.open_steps()


class TestCorrections:
    def correct(self, way, unit, yes, no):
        way.world.see_everything()
        count = Question.objects.get(
            item__case_id=way.case_id, body__unit__name=unit, issued_on=MET
        )
        return corrections.correct_count(
            corrections.Correction(
                question_id=count.id,
                actor=way.actor("Ủy viên 10"),
                tally=tally(yes, no),
                reason="Đếm nhầm",
                paper=way.paper("correction_note", MET),
                decided_on=MET,
                at=way.at,
                key=new_id(),
                no_conflict=True,
            )
        )

    def test_the_whole_is_judged_again_when_the_other_count_changes(self, way):
        sits(way, yes=4, theirs=(2, 3))

        self.correct(way, "Khối Hai", 3, 2)

        assert counts(way) == {"Khối": (4, 3, 4, True), "Khối Hai": (3, 3, 5, True)}
        assert "cell_receives_decision" in way.open_steps()

    def test_a_slip_in_one_count_leaves_the_other_and_the_verdict(self, way):
        sits(way, yes=4, theirs=(2, 3))

        self.correct(way, "Khối", 3, 1)

        assert counts(way) == {"Khối": (3, 3, 4, True), "Khối Hai": (2, 3, 5, False)}
        assert way.case().outcome == "declined"

    def test_the_record_says_whose_count_it_was(self, way):
        sits(way, yes=4, theirs=(2, 3))

        self.correct(way, "Khối Hai", 3, 2)

        way.world.see_everything()
        theirs = way.world.body("Khối Hai", "standing_committee").id
        entry = Entry.objects.filter(stream_id=way.case_id).latest("number")
        assert entry.subjects["body"] == str(theirs)
        step = Item.objects.get(
            case_id=way.case_id, step="competent_committee_decides", state="done"
        )
        assert step.facts["partner"]["in_favour"] == 3
