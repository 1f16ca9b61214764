"""For how long a transfer may be asked for, by whom, and with which papers."""

from datetime import UTC, date, datetime

import pytest

from workflows.engine import openings
from workflows.engine.dossiers import BasisNotConfirmed
from workflows.flows.temporary_transfer.steps import asking, limits
from workflows.journal.models import Entry
from workflows.papers.completeness import DossierIncomplete

from .conftest import ASKED_ON, SINCE

BASIS = "Theo hướng dẫn của ban tổ chức"


class TestTime:
    @pytest.mark.parametrize(
        ("purpose", "until"),
        [
            pytest.param("work", date(2025, 5, 31), id="three months for work"),
            pytest.param("work", date(2026, 2, 27), id="a day less than a year for work"),
            pytest.param("full_time_study", date(2025, 5, 31), id="three months for study"),
            pytest.param("full_time_study", date(2027, 2, 28), id="two years for study"),
        ],
    )
    def test_may_be(self, way, purpose, until):
        way.asks(purpose=purpose, until=until)

        assert way.open_steps() == {"cell_introduces": ("Phòng", "cell_committee")}

    @pytest.mark.parametrize("purpose", ["work", "full_time_study"])
    def test_is_three_months_at_least(self, way, purpose):
        with pytest.raises(limits.TooShort):
            way.asks(purpose=purpose, until=date(2025, 5, 30))

    @pytest.mark.parametrize(
        ("purpose", "until"),
        [
            pytest.param("work", date(2026, 2, 28), id="a year for work"),
            pytest.param("full_time_study", date(2027, 3, 1), id="a day over two years for study"),
        ],
    )
    def test_is_no_longer_than_its_purpose_allows(self, way, purpose, until):
        with pytest.raises(limits.TooLong):
            way.asks(purpose=purpose, until=until)

    def test_ends_after_it_begins(self, way):
        with pytest.raises(limits.LastDayBeforeFirst):
            way.asks(until=date(2025, 2, 28))


class TestAnEditionInDoubt:
    """The regulation of 2021 is from memory on this point: it warns and stops nothing."""

    ASKED_ON, SINCE = date(2024, 5, 6), date(2024, 6, 1)

    @pytest.mark.parametrize("until", [date(2024, 7, 31), date(2026, 5, 31)])
    def test_asks_for_the_basis_of_another_time_in_words(self, way, until):
        with pytest.raises(BasisNotConfirmed):
            way.asks(self.ASKED_ON, since=self.SINCE, until=until)

        way.asks(self.ASKED_ON, since=self.SINCE, until=until, basis=BASIS)

        assert way.case().state == "open"

    def test_refuses_days_in_the_wrong_order_all_the_same(self, way):
        with pytest.raises(limits.LastDayBeforeFirst):
            way.asks(self.ASKED_ON, since=self.SINCE, until=date(2024, 5, 1), basis=BASIS)


class TestPapers:
    @pytest.mark.parametrize("missing", ["transfer_request", "transfer_grounds"])
    def test_are_the_request_and_what_shows_the_ground(self, way, missing):
        kinds = {"transfer_request", "transfer_grounds"} - {missing}

        with pytest.raises(DossierIncomplete):
            way.asks(papers=[way.paper(kind, ASKED_ON) for kind in kinds])


class TestWhoAsks:
    def test_may_be_a_probationary_member(self, way):
        way.asks(of="Ngân")

        assert way.open_steps() == {"cell_introduces": ("Phòng", "cell_committee")}

    def test_is_asked_for_once_at_a_time(self, way):
        way.asks()

        with pytest.raises(openings.CaseAlreadyOpen):
            way.asks()

    def test_is_not_away_already(self, way):
        way.world.condition("Khiêm", asking.AWAY, since=date(2024, 9, 1))

        with pytest.raises(asking.AlreadyAway):
            way.asks()

    def test_was_away_until_that_day(self, way):
        way.world.condition("Khiêm", asking.AWAY, since=date(2024, 1, 1), until=SINCE)

        way.asks()

        assert way.case().state == "open"


def test_where_a_member_goes_is_no_open_fact_of_the_journal(way):
    way.at = datetime(2025, 6, 2, tzinfo=UTC)
    way.asks()

    way.world.see_everything()
    entry = Entry.objects.get(stream_id=way.case_id, act="temporary_transfer.member_asks")
    assert "Biển Tây" not in str(entry.facts)
