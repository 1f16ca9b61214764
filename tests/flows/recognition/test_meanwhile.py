"""What another procedure did to the person meanwhile: nothing is decided against it."""

from datetime import date

import pytest

from tests.builders import a_province_with_every_shape
from tests.flows.admission.conftest import STANDING_COMMITTEE, WORKING_RULES
from tests.flows.admission.test_corrections import correct
from tests.flows.annulment.conftest import Annulment
from tests.flows.card.conftest import Replacement
from tests.flows.death.test_recording import Death
from tests.flows.deletion.conftest import Deletion
from tests.flows.recognition.conftest import CEREMONY, ENDS, Probation
from workflows.engine.concerns import OtherStanding
from workflows.engine.ladder import cards
from workflows.engine.refusals import StandingChanged
from workflows.journal.models import Entry
from workflows.people.models import Standing


@pytest.fixture
def world(db):
    world = a_province_with_every_shape()
    membership = Probation(world=world).membership()
    membership.admitted_on, membership.admission_decided_on = CEREMONY, date(2023, 6, 1)
    membership.save()
    return world


def recognised(world):
    way = Probation(world=world)
    way.decided(date(2024, 7, 22))
    return way


def deletion_at_the_committee_above(world):
    way = Deletion(world=world, subject="Ngân")
    way.prepares()
    way.cell_votes(date(2024, 6, 3), yes=7, no=2)
    way.appraised()
    way.committee_votes()
    return way


def test_who_was_deleted_meanwhile_is_not_recognised(world):
    way = Probation(world=world)
    way.prepares()
    way.cell_votes(date(2024, 7, 5), yes=9, no=1)
    way.appraised(date(2024, 7, 12))
    way.committee_votes("grassroots_committee_resolves", date(2024, 7, 20), yes=8, no=1)
    Deletion(world=world, subject="Ngân").is_decided()

    with pytest.raises(OtherStanding):
        way.block_votes("competent_committee_decides", date(2024, 9, 10), yes=3, no=1)


def test_a_deletion_of_before_the_recognition_is_not_recorded_after_it(world):
    deletion = deletion_at_the_committee_above(world)
    recognised(world)

    with pytest.raises(StandingChanged):
        deletion.block_votes(date(2024, 6, 25), yes=3, no=1)


def test_one_of_the_very_day_from_which_it_counts_ends_the_probation(world):
    deletion = deletion_at_the_committee_above(world)
    recognition = recognised(world)

    deletion.block_votes(ENDS, yes=3, no=1)

    assert deletion.standings() == [
        ("probationary", date(2020, 1, 1), ENDS),
        ("former", ENDS, None),
    ]
    membership = deletion.membership()
    assert (membership.recognised_on, membership.left_on) == (None, ENDS)
    told = Entry.objects.filter(stream_id=deletion.case_id).latest("number")
    former = Standing.objects.get(person=world.people["Ngân"], during__startswith=ENDS)
    assert former.entry_id == told.id
    with pytest.raises(cards.NotOfficial):
        recognition.card_issued(date(2024, 9, 12))


def test_nor_does_a_corrected_count_bring_it_about(world):
    deletion = deletion_at_the_committee_above(world)
    deletion.block_votes(date(2024, 6, 25), yes=1, no=3)
    deletion.does("cell_receives_decision", date(2024, 6, 26))
    recognised(world)
    on = date(2024, 9, 20)

    with pytest.raises(StandingChanged):
        correct(
            deletion,
            3,
            1,
            step="competent_committee_decides",
            by="Ủy viên 10",
            decided_on=on,
            paper=deletion.paper("correction_note", on),
        )


def test_no_card_is_issued_to_a_probationer_whose_recognition_was_annulled(world):
    way = recognised(world)
    annulment = Annulment(world=world, subject="Ngân")
    annulment.opens("wrong_authority", annuls="recognition", on=date(2024, 7, 23))
    annulment.does(
        "cell_hears_member", date(2024, 7, 24), facts={"how": "in_person", "reason": "Đã nghe"}
    )
    on = date(2024, 7, 30)
    annulment.meets(
        "superior_committee_annuls",
        on,
        by="Ủy viên 10",
        present=STANDING_COMMITTEE,
        yes=3,
        no=1,
        number="9",
        papers=[annulment.paper("annulment_decision", on)],
        basis=WORKING_RULES,
    )
    annulment.decides_again(date(2024, 8, 1), yes=1, no=3)

    with pytest.raises(cards.NotOfficial):
        way.card_issued(date(2024, 9, 12))


def test_no_card_is_issued_to_the_dead(world):
    way = recognised(world)
    death, on = Death(world=world, whom="Ngân"), date(2024, 7, 25)
    papers = [death.paper("death_certificate", on)]
    death.opens("death", {"died_on": date(2024, 7, 24)}, papers, on=on)

    with pytest.raises(cards.NotOfficial):
        way.card_issued(date(2024, 9, 12))


def test_no_card_replaces_that_of_a_deleted_member(world):
    way = Replacement(world=world)
    way.reports("damage", date(2024, 5, 2))
    way.forwards(date(2024, 5, 3))
    deletion = Deletion(world=world, subject="Vinh")
    deletion.is_decided()
    deletion.is_announced()

    with pytest.raises(OtherStanding):
        way.replaces("card_exchange_decision", date(2024, 8, 3))
