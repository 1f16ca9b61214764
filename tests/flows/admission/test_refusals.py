"""What admission refuses, each with its sentence, and nothing half-written."""

import unicodedata
from datetime import UTC, date, datetime

import pytest

from tests.builders import MEMBERS
from workflows.authority.powers import BarredFromOwnMatter, NotAuthorised
from workflows.engine import decisions
from workflows.engine.dossiers import BasisNotConfirmed
from workflows.engine.models import Question
from workflows.engine.refusals import (
    AlreadyDecided,
    BeforeThePrecedingStep,
    InTheFuture,
    NotVisible,
)
from workflows.engine.sittings import NumberTaken, PresidingBarred
from workflows.flows.admission.steps import ceremony, introducing, verifying
from workflows.foundation.identifiers import new_id
from workflows.journal.models import Entry
from workflows.papers.completeness import DossierIncomplete

from .test_refused_meetings import resolves


class TestRefusals:
    def test_nobody_outside_the_bodies_of_the_road_sees_the_step(self, way):
        way.listed(date(2024, 3, 4))

        with pytest.raises(NotVisible):
            way.does("applicant_applies", date(2024, 4, 2), by="Sương")

    def test_a_superior_sees_the_step_and_may_not_take_it(self, way):
        way.listed(date(2024, 3, 4))

        with pytest.raises(NotAuthorised):
            way.does("applicant_applies", date(2024, 4, 2), by="Ủy viên 10")

    def test_a_relative_may_not_act(self, way):
        way.listed(date(2024, 3, 4))
        way.world.relatives("Đạt", way.case().subject)

        with pytest.raises(BarredFromOwnMatter):
            way.does("applicant_applies", date(2024, 4, 2), by="Đạt")

    def test_a_member_declared_as_a_relative_may_not_act_from_then_on(self, way):
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
            facts={"relatives": [], "kin": [way.world.id("Đạt")]},
        )

        with pytest.raises(BarredFromOwnMatter):
            way.introduced(date(2024, 6, 10), by="Đạt")
        way.introduced(date(2024, 6, 10), by="Diệp")

    def test_the_declaration_stands_in_the_journal(self, way):
        way.listed(date(2024, 3, 4))

        entry = Entry.objects.get(stream_id=way.case_id)
        assert entry.facts["no_conflict_declared"] is True

    def test_a_relative_keeps_the_ballot_and_may_not_preside(self, way):
        way.prepared()
        way.world.relatives("Vinh", way.case().subject)

        with pytest.raises(PresidingBarred):
            way.meets(
                "cell_resolves",
                date(2024, 7, 5),
                by="Đạt",
                present=("Vinh", "Đạt"),
                yes=2,
                papers=[way.paper("cell_resolution", date(2024, 7, 5))],
            )

        way.meets(
            "cell_resolves",
            date(2024, 7, 5),
            by="Đạt",
            present=MEMBERS,
            yes=10,
            papers=[way.paper("cell_resolution", date(2024, 7, 5))],
        )
        entry = Entry.objects.filter(stream_id=way.case_id).latest("number")
        assert entry.facts["electorate"] == 10

    def test_the_future_and_the_past_before_the_preceding_step(self, way):
        way.listed(date(2024, 3, 4))

        with pytest.raises(InTheFuture):
            way.does("applicant_applies", date(2024, 10, 26))
        with pytest.raises(BeforeThePrecedingStep):
            way.does("applicant_applies", date(2024, 3, 3))

    def test_a_paper_missing_by_a_rule_in_doubt_is_confirmed_in_words(self, way):
        way.listed(date(2024, 3, 4))
        application = way.paper("application", date(2024, 4, 1))

        with pytest.raises(BasisNotConfirmed) as refused:
            way.does("applicant_applies", date(2024, 4, 2), papers=[application])
        assert [need.kind for need in refused.value.facts["needs"]] == ["course_certificate"]

        way.does(
            "applicant_applies",
            date(2024, 4, 2),
            papers=[application],
            basis="Hướng dẫn của Ban Tổ chức cho lớp học bù",
        )
        assert "applicant_writes_life_history" in way.open_steps()

    def test_a_paper_missing_by_a_verified_rule_stops_the_step(self, way):
        way.at = datetime(2025, 12, 1, 3, tzinfo=UTC)
        way.listed(date(2025, 8, 4))
        application = way.paper("application", date(2025, 9, 1))

        with pytest.raises(DossierIncomplete) as refused:
            way.does(
                "applicant_applies",
                date(2025, 9, 2),
                papers=[application],
                basis="Học viên nợ giấy chứng nhận",
            )

        assert [need.kind for need in refused.value.facts["needs"]] == ["course_certificate"]

    def test_a_form_posted_twice_gets_the_same_answer(self, way):
        way.listed(date(2024, 3, 4))
        key, item = new_id(), way.item("applicant_applies").id
        papers = [
            way.paper("course_certificate", date(2024, 1, 12)),
            way.paper("application", date(2024, 4, 1)),
        ]
        first = way.does("applicant_applies", date(2024, 4, 2), papers=papers, key=key)

        second = self.post(way, item, papers, key)

        assert second == first
        with pytest.raises(AlreadyDecided):
            self.post(way, item, papers, new_id())

    def post(self, way, item_id, papers, key):
        return decisions.decide(
            decisions.Deed(
                item_id=item_id,
                actor=way.actor("Đạt"),
                decided_on=date(2024, 4, 2),
                at=way.at,
                key=key,
                no_conflict=True,
                papers=papers,
            )
        )

    def test_a_number_is_used_once_by_a_body_in_a_period(self, way):
        way.resolved()
        first = way.case_id
        way.case_id = None
        way.prepared()
        assert way.case_id != first

        with pytest.raises(NumberTaken):
            way.meets(
                "cell_resolves",
                date(2024, 7, 6),
                by="Đạt",
                present=MEMBERS,
                yes=10,
                number="07-NQ",
                papers=[way.paper("cell_resolution", date(2024, 7, 6))],
            )

    def test_a_number_spelt_in_other_bytes_is_the_same_number(self, way):
        way.resolved()
        way.world.see_everything()
        Question.objects.update(number="07-NQ/ĐU Mỹ")
        way.case_id = None
        way.prepared(full_name="Trần Văn Tám")

        with pytest.raises(NumberTaken):
            resolves(way, number=unicodedata.normalize("NFD", " 07-NQ/ĐU  Mỹ"))

    def test_introducers_are_two_official_members_long_enough_together(self, way):
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

        with pytest.raises(introducing.WrongIntroducers):
            way.introduced(date(2024, 6, 10), by="Đạt", names=("Lập",))
        with pytest.raises(introducing.IntroducerNotOfficial):
            way.introduced(date(2024, 6, 10), by="Đạt", names=("Lập", "Ngân"))
        with pytest.raises(verifying.CheckUnresolved):
            way.does(
                "committee_verifies",
                date(2024, 6, 3),
                by="Ủy viên 1",
                papers=[way.paper("verification_result", date(2024, 6, 3))],
            )

    def test_a_late_ceremony_needs_the_recorded_consent(self, way):
        way.proposed()
        way.decided(on=date(2024, 8, 6))
        way.does("cell_receives_decision", date(2024, 8, 8))
        minutes = way.paper("ceremony_minutes", date(2024, 10, 1))

        with pytest.raises(ceremony.LateWithoutConsent):
            way.does("cell_admits", date(2024, 10, 1), papers=[minutes])

        consent = way.paper("late_ceremony_consent", date(2024, 9, 18))
        way.does("cell_admits", date(2024, 10, 1), papers=[minutes, consent])
        assert way.case().subject.membership.state == "probationary"
