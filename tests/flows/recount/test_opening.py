"""What may be asked: papers that prove it, days that can be, and something to change."""

from datetime import date, timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.flows.recount.conftest import ON_RECORD, OPENED_ON, PROOF, WRITTEN
from workflows.engine import openings
from workflows.engine.ladder.directing import ReasonNeeded
from workflows.flows.recount.steps.opening import (
    DecisionAfterCeremony,
    NothingToRecount,
    RequestMissing,
    TimeOutsideLeftOut,
    TimeOutsideMisplaced,
    TimeOutsideUnproven,
)
from workflows.journal.models import Entry
from workflows.papers.completeness import DossierIncomplete

UNDER_THE_READ_REGULATION = date(2025, 8, 4)
AWAY = (date(2001, 1, 1), date(2001, 1, 11))
LEFT = (date(2000, 1, 1), date(2004, 1, 1))
OF_A_READMISSION = (*PROOF, "readmission_decision")
WITHOUT_REQUEST = ("earlier_admission_decision", "time_outside_papers")


class TestRequest:
    def test_opens_the_case_before_the_cell(self, way):
        way.asks()

        assert way.open_steps() == {"cell_resolves": ("Phòng", "cell_meeting")}

    def test_is_in_writing(self, way):
        with pytest.raises(RequestMissing):
            way.asks(papers=WITHOUT_REQUEST)

    def test_is_not_needed_where_the_cell_has_found_the_error(self, way):
        way.asks(asked_by="error_found", papers=WITHOUT_REQUEST)

        assert way.case().state == "open"

    def test_says_what_is_wrong(self, way):
        with pytest.raises(ReasonNeeded):
            way.asks(reason=" ")

    def test_brings_the_decision_of_admission(self, way):
        way.at = way.at.replace(year=2025)

        with pytest.raises(DossierIncomplete):
            way.asks(UNDER_THE_READ_REGULATION, papers=("recount_request",))

    def test_brings_the_decision_of_readmission_of_whoever_was_readmitted(self, way):
        way.at = way.at.replace(year=2025)
        way.membership(outside=DateRange(*LEFT))

        with pytest.raises(DossierIncomplete):
            way.asks(UNDER_THE_READ_REGULATION, outside=[LEFT])

        way.asks(UNDER_THE_READ_REGULATION, papers=OF_A_READMISSION, outside=[LEFT])
        assert way.case().state == "open"

    def test_is_for_official_members_alone(self, way):
        with pytest.raises(openings.NotOfThatStanding):
            way.asks(of="Ngân")

    def test_tells_what_is_wrong_to_the_readers_of_the_case_alone(self, way):
        way.asks(outside=[AWAY])

        way.world.see_everything()
        facts = Entry.objects.get(stream_id=way.case_id).facts
        assert facts["days_outside"] == 10
        assert "2001" not in str(facts)


class TestDecisionOfAdmission:
    def test_came_before_the_ceremony(self, way):
        way.membership(admitted_on=WRITTEN - timedelta(days=1))

        with pytest.raises(DecisionAfterCeremony):
            way.asks()

    def test_may_be_of_its_day(self, way):
        way.membership(admitted_on=WRITTEN)

        way.asks()

        assert way.case().state == "open"

    def test_does_not_lie_in_the_future(self, way):
        with pytest.raises(DecisionAfterCeremony):
            way.asks(admission_decided_on=OPENED_ON + timedelta(days=1))


class TestTimeOutside:
    @pytest.mark.parametrize(
        "outside",
        [
            pytest.param([(date(1994, 5, 18), date(1995, 1, 1))], id="before the decision"),
            pytest.param([(date(2023, 1, 1), date(2024, 9, 3))], id="after today"),
            pytest.param([(date(2001, 2, 1), date(2001, 1, 1))], id="back before it began"),
            pytest.param([AWAY, (date(2001, 1, 10), date(2001, 2, 1))], id="a day counted twice"),
        ],
    )
    def test_lies_between_the_decision_and_today_each_day_once(self, way, outside):
        with pytest.raises(TimeOutsideMisplaced):
            way.asks(outside=outside)

    def test_is_taken_off_by_papers(self, way):
        with pytest.raises(TimeOutsideUnproven):
            way.asks(outside=[AWAY], papers=PROOF[:2])

    @pytest.mark.parametrize(
        "outside",
        [
            pytest.param([], id="no period"),
            pytest.param([(date(2004, 1, 1), date(2005, 1, 1))], id="another time alone"),
        ],
    )
    def test_on_record_of_whoever_was_readmitted_is_not_left_out(self, way, outside):
        way.membership(outside=DateRange(*LEFT))

        with pytest.raises(TimeOutsideLeftOut):
            way.asks(papers=OF_A_READMISSION, outside=outside)

    def test_on_record_of_whoever_was_readmitted_may_be_corrected(self, way):
        way.membership(outside=DateRange(*LEFT))

        way.asks(papers=OF_A_READMISSION, outside=[(date(2000, 2, 1), date(2004, 1, 1))])

        assert way.case().state == "open"

    def test_adds_up_whatever_the_order(self, way):
        way.asks(outside=[(date(2010, 3, 1), date(2010, 3, 6)), AWAY])

        way.world.see_everything()
        facts = way.case().items.get(step="cell_opens_file").facts
        assert (facts["days_outside"], facts["since"]) == (15, "1994-06-03")


class TestChange:
    def test_is_asked_for(self, way):
        with pytest.raises(NothingToRecount):
            way.asks(admission_decided_on=ON_RECORD)

    def test_may_be_the_time_outside_alone(self, way):
        way.asks(admission_decided_on=ON_RECORD, outside=[AWAY])

        assert way.case().state == "open"

    def test_may_be_a_day_where_none_was_on_record(self, way):
        way.membership(admission_decided_on=None, first_admission_decided_on=None)

        way.asks()

        assert way.case().state == "open"
