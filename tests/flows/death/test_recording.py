"""What the record of a death ends, and what it waits for."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.builders import a_province_with_every_shape
from tests.flows.admission.conftest import Way
from tests.people.test_cards import a_card
from workflows.authority import powers
from workflows.engine import openings
from workflows.engine.actors import Answer
from workflows.engine.dossiers import BasisNotConfirmed
from workflows.flows.death import recording
from workflows.foundation.identifiers import new_id
from workflows.journal.chains import breaks
from workflows.journal.models import Entry
from workflows.people.electorates import electorate
from workflows.people.models import Card, Condition, Standing, User

RECORDED_ON = date(2024, 6, 3)
DIED_ON = date(2024, 5, 28)
AFTERWARDS = datetime(2025, 1, 1, tzinfo=UTC)


@dataclass
class Death(Way):
    """The death of “Khiêm” of the cell “Phòng”, or of another."""

    whom: str = "Khiêm"

    def opens(self, procedure: str, facts: Any, papers: Any, *, on: date, **changes: Any) -> Answer:
        """Open a case about the member."""
        answer = openings.open_case(
            openings.Opening(
                procedure=procedure,
                body_id=self.world.body("Phòng", "cell_meeting").id,
                actor=self.actor("Diệp"),
                person_id=self.world.id(self.whom),
                decided_on=on,
                at=self.at,
                key=new_id(),
                no_conflict=True,
                facts=facts,
                papers=papers,
                **changes,
            )
        )
        self.case_id = answer.case_id
        return answer

    def dies(
        self, died_on: date = DIED_ON, *, by: str = "death_certificate", **changes: Any
    ) -> Answer:
        """Record the death."""
        papers = [self.paper(by, RECORDED_ON)] if by else []
        return self.opens("death", {"died_on": died_on}, papers, on=RECORDED_ON, **changes)

    def asks_to_be_exempted(self) -> Answer:
        """Open another case about the member."""
        facts = {
            "what": "exemption",
            "ground": "poor_health",
            "since": date(2024, 5, 6),
            "until": None,
            "unable": "",
        }
        on = date(2024, 5, 6)
        return self.opens("exemption", facts, [self.paper("exemption_request", on)], on=on)

    def standings(self) -> list[tuple[str, date, date | None]]:
        """Return what the member was and is."""
        self.world.see_everything()
        found = Standing.objects.filter(person=self.world.people[self.whom]).order_by("during")
        return [(each.kind, each.during.lower, each.during.upper) for each in found]


@pytest.fixture
def way(db: None) -> Death:
    """Give a world in which a member may die."""
    return Death(world=a_province_with_every_shape())


class TestADeath:
    def test_ends_the_membership_and_the_place_in_the_cell_on_its_day(self, way):
        way.dies()

        assert way.standings()[-2:] == [
            ("official", date(2020, 1, 1), DIED_ON),
            ("former", DIED_ON, None),
        ]
        khiem = way.world.people["Khiêm"]
        khiem.refresh_from_db()
        assert (khiem.membership.left_on, khiem.membership.left_by) == (DIED_ON, "death")
        assert [place.during.upper for place in khiem.cells.all()] == [DIED_ON]
        body = way.world.body("Phòng", "cell_meeting").id
        found = electorate(body_id=body, on=RECORDED_ON, known_at=AFTERWARDS)
        assert khiem.id not in {each.person_id for each in found.members}

    def test_is_reported_to_the_committee_above(self, way):
        way.dies()

        assert way.open_steps() == {"committee_takes_note": ("Sở", "committee")}
        way.does("committee_takes_note", RECORDED_ON, by="Ủy viên 1")
        assert way.case().outcome == "recorded"
        entries = list(Entry.objects.filter(stream_id=way.case_id).order_by("number"))
        assert breaks(entries) == []

    def test_leaves_no_power_in_a_seat_from_its_day_on(self, way):
        way.whom = "Đạt"
        meeting = way.world.body("Phòng", "cell_meeting").id
        dat = way.world.id("Đạt")
        way.dies()

        assert powers.may(dat, "step.act", body_id=meeting, on=date(2024, 5, 27))
        assert not powers.may(dat, "step.act", body_id=meeting, on=DIED_ON)

    def test_closes_the_account(self, way):
        account = User.objects.create_user(username="khiem", person=way.world.people["Khiêm"])

        way.dies()

        account.refresh_from_db()
        assert not account.is_active

    def test_leaves_the_card_to_the_family(self, way):
        issued_on = date(2021, 3, 1)
        during = DateRange(issued_on, None)
        card = a_card(way.world, "Khiêm", issued_on=issued_on, during=during)
        way.world.see_everything()
        card.save()

        way.dies()

        way.world.see_everything()
        card = Card.objects.get(pk=card.pk)
        assert (card.state, card.ended_by, card.during.upper) == ("kept", "death", DIED_ON)

    def test_ends_the_circumstances_of_the_member(self, way):
        way.world.condition("Khiêm", "exempted", since=date(2023, 1, 1))

        way.dies()

        way.world.see_everything()
        assert [each.during.upper for each in Condition.objects.all()] == [DIED_ON]

    def test_of_a_probationary_member_is_recorded_in_the_same_way(self, way):
        way.whom = "Ngân"

        way.dies()

        assert way.standings()[-1] == ("former", DIED_ON, None)

    def test_opens_nothing_for_the_person_any_more(self, way):
        way.dies()

        with pytest.raises(openings.NotOfThatStanding):
            way.dies()


class TestOpenCases:
    def test_are_named_and_end_on_a_ground_of_their_own(self, way):
        way.asks_to_be_exempted()
        exemption = way.case()
        way.dies()
        death_id = way.case_id

        assert way.open_steps() == {"cell_ends_open_cases": ("Phòng", "cell_meeting")}
        way.world.see_everything()
        recorded = Entry.objects.get(stream_id=death_id, act="death.cell_records_death")
        assert recorded.facts["open_cases"] == [exemption.number]
        with pytest.raises(recording.CasesStillOpen):
            way.does("cell_ends_open_cases", RECORDED_ON)

        way.case_id = exemption.id
        way.does("cell_resolves", RECORDED_ON, manner="died", facts={"reason": "Từ trần"})
        way.case_id = death_id
        way.does("cell_ends_open_cases", RECORDED_ON)

        assert way.open_steps() == {"committee_takes_note": ("Sở", "committee")}

    def test_that_ended_on_it_before_it_was_recorded_do_not_bar_the_record(self, way):
        way.asks_to_be_exempted()
        way.does("cell_resolves", RECORDED_ON, manner="died", facts={"reason": "Từ trần"})

        way.dies()

        assert way.standings()[-1] == ("former", DIED_ON, None)


class TestRefusals:
    def test_asks_for_something_in_writing(self, way):
        with pytest.raises(recording.DeathNotDocumented):
            way.dies(by="")

    def test_takes_the_family_s_word_once_its_basis_is_stated(self, way):
        with pytest.raises(BasisNotConfirmed):
            way.dies(by="family_notice")

        way.dies(by="family_notice", basis="Gia đình báo tin, chưa có trích lục khai tử")

        assert way.standings()[-1] == ("former", DIED_ON, None)

    def test_is_not_recorded_before_it_happened(self, way):
        with pytest.raises(recording.DeathNotYet):
            way.dies(date(2024, 6, 4))

    def test_lies_after_all_that_is_on_record_of_the_person(self, way):
        way.world.seat("Khiêm", "Sở", "committee", "committee_member", since=date(2024, 6, 1))

        with pytest.raises(recording.FactsAfterDeath):
            way.dies()
