"""Over the highest age, and circumstances that a life history declares."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.builders import MEMBERS, SINCE
from workflows.engine.dossiers import BasisNotConfirmed
from workflows.engine.models import Item
from workflows.journal.models import Entry, PersonalFact
from workflows.papers.completeness import DossierIncomplete
from workflows.people.models import Appointment

from .conftest import COMMITTEE, STANDING_COMMITTEE, WORKING_RULES

SIXTY_AND_A_MONTH = date(1964, 6, 1)
PROVINCE = ("Ủy viên 14", "Ủy viên 9", "Ủy viên 8")
RELIGION = "religion"


@pytest.fixture
def way(way):
    """Let the province have a standing committee of three."""
    for name in PROVINCE[1:]:
        way.world.seat(name, "Tỉnh", "standing_committee", "standing_committee_member")
    return way


def considered(way, *, papers=("special_need_report",), basis="", yes=10, no=0):
    """Let the cell consider the applicant, with papers of the ground."""
    return way.meets(
        "cell_resolves",
        date(2024, 7, 5),
        by="Đạt",
        present=MEMBERS,
        yes=yes,
        no=no,
        papers=[
            way.paper("cell_resolution", date(2024, 7, 5)),
            *(way.paper(kind, date(2024, 7, 1)) for kind in papers),
        ],
        basis=basis,
    )


def proposed(way):
    """Let the sub-committee and the grass-roots committee pass the file on."""
    way.does(
        "sub_committee_appraises",
        date(2024, 7, 20),
        by="Ủy viên 15",
        papers=[way.paper("appraisal", date(2024, 7, 20))],
    )
    way.meets(
        "grassroots_committee_resolves",
        date(2024, 8, 2),
        by="Ủy viên 1",
        present=COMMITTEE,
        yes=9,
        papers=[way.paper("grassroots_resolution", date(2024, 8, 2))],
    )


def consented(way, *, yes=3, no=0, papers=("special_consent",)):
    """Let the standing committee of the province vote on its consent."""
    return way.meets(
        "superior_consents",
        date(2024, 8, 20),
        by="Ủy viên 14",
        present=PROVINCE,
        yes=yes,
        no=no,
        papers=[way.paper(kind, date(2024, 8, 20)) for kind in papers],
        basis=WORKING_RULES,
    )


class TestOverTheHighestAge:
    @pytest.fixture
    def sixty(self, way):
        way.prepared(born_on=SIXTY_AND_A_MONTH)
        return way

    def test_the_cell_may_consider_and_confirms_on_which_basis(self, sixty):
        with pytest.raises(BasisNotConfirmed):
            considered(sixty, papers=())

        considered(sixty, papers=(), basis="Tờ trình của Đảng ủy Sở")

        assert "sub_committee_appraises" in sixty.open_steps()

    def test_the_standing_committee_of_the_province_consents_before_the_decision(self, sixty):
        considered(sixty)
        proposed(sixty)

        assert sixty.open_steps() == {"superior_consents": ("Tỉnh", "standing_committee")}

        consented(sixty)

        assert sixty.open_steps() == {"competent_committee_decides": ("Khối", "standing_committee")}

    def test_a_consent_has_its_document(self, sixty):
        considered(sixty)
        proposed(sixty)

        with pytest.raises(DossierIncomplete):
            consented(sixty, papers=())

    def test_without_the_consent_nobody_is_admitted(self, sixty):
        considered(sixty)
        proposed(sixty)

        consented(sixty, yes=1, no=2, papers=())

        case = sixty.case()
        assert (case.state, case.outcome) == ("ended", "declined")

    def test_a_vote_of_the_cell_that_fell_short_goes_the_same_way(self, sixty):
        considered(sixty, yes=5, no=5)

        assert set(sixty.open_steps()) == {"superior_consents"}

    def test_the_province_may_return_the_file_and_gets_it_again(self, sixty):
        considered(sixty)
        proposed(sixty)

        sixty.does(
            "superior_consents",
            date(2024, 8, 20),
            by="Ủy viên 14",
            manner="return",
            facts={"reason": "Thiếu giấy khám sức khỏe"},
        )
        sixty.does("cell_completes_file", date(2024, 8, 26))

        assert set(sixty.open_steps()) == {"superior_consents"}

    def test_a_consent_once_given_is_not_asked_for_again(self, sixty):
        considered(sixty)
        proposed(sixty)
        consented(sixty)
        sixty.does(
            "competent_committee_decides",
            date(2024, 8, 27),
            by="Ủy viên 10",
            manner="return",
            facts={"reason": "Thiếu ý kiến nơi cư trú"},
        )

        sixty.does("cell_completes_file", date(2024, 8, 28))

        assert set(sixty.open_steps()) == {"competent_committee_decides"}

    def test_the_way_ends_with_a_member(self, sixty):
        considered(sixty)
        proposed(sixty)
        consented(sixty)

        sixty.decided()

        assert set(sixty.open_steps()) == {"cell_receives_decision"}

    def test_a_province_in_which_nobody_may_act_is_no_dead_end(self, sixty):
        considered(sixty)
        seats = Appointment.objects.filter(body__unit=sixty.world.units["Tỉnh"])
        seats.update(during=DateRange(SINCE, date(2024, 7, 10)))
        proposed(sixty)

        ((step, (unit, _)),) = sixty.open_steps().items()

        assert (step, unit) == ("superior_directs", "Tỉnh")

    def test_sixty_to_the_month_asks_nobody(self, way):
        way.prepared(born_on=date(1964, 7, 31))
        considered(way, papers=())
        proposed(way)

        assert set(way.open_steps()) == {"competent_committee_decides"}


class TestDeclaredCircumstances:
    @pytest.fixture
    def declaring(self, way):
        way.prepared(circumstances=(RELIGION,))
        return way

    def test_warn_and_stop_nothing(self, declaring):
        with pytest.raises(BasisNotConfirmed) as warned:
            considered(declaring, papers=())

        assert warned.value.source.instrument == "qd-123-2004"

        considered(declaring, papers=(), basis="Ý kiến của Đảng ủy Sở")

        assert "sub_committee_appraises" in declaring.open_steps()

    def test_are_settled_by_the_opinion_of_the_committee(self, declaring):
        considered(declaring, papers=("special_circumstance_opinion",))

        assert "sub_committee_appraises" in declaring.open_steps()

    def test_an_opinion_made_after_the_meeting_was_not_before_it(self, declaring):
        late = declaring.paper("special_circumstance_opinion", date(2024, 7, 6))

        with pytest.raises(BasisNotConfirmed):
            declaring.meets(
                "cell_resolves",
                date(2024, 7, 5),
                by="Đạt",
                present=MEMBERS,
                yes=10,
                papers=[declaring.paper("cell_resolution", date(2024, 7, 5)), late],
            )

    def test_ask_no_consent_of_the_province(self, declaring):
        considered(declaring, papers=("special_circumstance_opinion",))
        proposed(declaring)

        assert set(declaring.open_steps()) == {"competent_committee_decides"}

    def test_are_named_in_no_entry_and_no_fact_of_the_case(self, declaring):
        considered(declaring, papers=(), basis="Ý kiến của Đảng ủy Sở")
        declaring.world.see_everything()

        entries = Entry.objects.filter(stream_id=declaring.case_id)
        items = Item.objects.filter(case_id=declaring.case_id)

        assert not [each.act for each in entries if RELIGION in bytes(each.canonical).decode()]
        assert not [each.step for each in items if RELIGION in f"{each.facts} {each.note}"]

    def test_are_committed_to_also_where_there_are_none(self, way):
        way.prepared()
        way.world.see_everything()

        entries = Entry.objects.filter(stream_id=way.case_id).values("id")

        told = PersonalFact.objects.filter(name="circumstances", entry_id__in=entries)

        assert [each.text for each in told] == [""]

    def test_without_any_nothing_more_is_asked(self, way):
        way.prepared()

        considered(way, papers=())

        assert "sub_committee_appraises" in way.open_steps()


def test_somebody_over_the_age_is_decided_upon_by_the_ordinary_body(way):
    way.prepared(born_on=SIXTY_AND_A_MONTH, circumstances=(RELIGION,))
    considered(way, papers=("special_need_report", "special_circumstance_opinion"))
    proposed(way)
    consented(way)

    (answer,) = way.meets(
        "competent_committee_decides",
        date(2024, 9, 10),
        by="Ủy viên 10",
        present=STANDING_COMMITTEE,
        yes=4,
        papers=[way.paper("admission_decision", date(2024, 9, 10))],
        basis=WORKING_RULES,
    )

    assert answer.outcome == "carried"
