"""What a step asks of the papers: sixty months, twelve months, the order, and nothing invented."""

from datetime import date, timedelta

import pytest

from tests.papers.dossiers import (
    IN_ORDER,
    MADE_ON,
    SIXTY_MONTHS,
    TWELVE_MONTHS,
    TWELVE_MONTHS_LATER,
    dossier,
    law,
    paper,
    state_of_one,
    states,
)
from tests.papers.kinds import ARTICLE, paper_kind, says
from workflows.papers.completeness import (
    DossierIncomplete,
    PaperState,
    needs,
    require_complete,
)
from workflows.rules.certainty import Certainty
from workflows.rules.papers import Redo

THERE, MISSING, EXPIRED = PaperState.THERE, PaperState.MISSING, PaperState.EXPIRED
TO_REDO, TO_CONFIRM = PaperState.TO_REDO, PaperState.TO_CONFIRM
OUT_OF_ORDER = PaperState.OUT_OF_ORDER


class TestMadeLater:
    """A meeting that is typed in weeks afterwards is judged by what lay before it."""

    def test_what_the_cell_considers_was_made_by_the_day(self):
        needed, *others = needs(
            law("introduction"),
            dossier(paper("introduction", MADE_ON + timedelta(days=1)), on=MADE_ON),
        )

        assert not others
        assert needed.state is PaperState.MADE_LATER
        assert needed.facts["judged_on"] == MADE_ON
        assert needed.stops

    def test_a_newer_version_leaves_the_one_of_the_day_standing(self):
        of_the_day = paper("introduction", MADE_ON, about="Lan")
        newer = paper("introduction", MADE_ON + timedelta(days=1), about="Lan")

        found = needs(law("introduction"), dossier(newer, of_the_day, on=MADE_ON))

        assert [(need.state, need.document_id) for need in found] == [(THERE, of_the_day.id)]

    def test_what_a_meeting_issues_may_be_dated_after_it(self):
        issued = paper("cell_resolution", MADE_ON + timedelta(days=3))

        assert states(needs(law("cell_resolution"), dossier(issued, on=MADE_ON))) == [
            ("cell_resolution", THERE)
        ]


class TestMissing:
    def test_names_each_demanded_paper_in_the_order_of_the_rule(self):
        application = paper("application", MADE_ON)

        found = needs(law("application", "introduction"), dossier(application, on=MADE_ON))

        assert states(found) == [("application", THERE), ("introduction", MISSING)]
        assert found[0].document_id == application.id
        assert found[0].facts == {"paper": "application", "about": "", "dated_on": MADE_ON}
        assert found[1].facts == {"paper": "introduction", "found": 0, "wanted": 1}
        assert found[1].source == ARTICLE

    def test_wants_two_introductions_by_two_members(self):
        by_lan = paper("introduction", MADE_ON, about="Lan")
        twice = paper("introduction", MADE_ON + timedelta(days=1), about="Lan")
        by_minh = paper("introduction", MADE_ON, about="Minh")
        two = {"introduction": 2}

        next_day = MADE_ON + timedelta(days=1)
        one = needs(law("introduction"), dossier(by_lan, twice, on=next_day, wanted=two))
        both = needs(law("introduction"), dossier(by_lan, by_minh, on=MADE_ON, wanted=two))

        assert states(one) == [("introduction", THERE), ("introduction", MISSING)]
        assert one[0].document_id == twice.id
        assert (one[1].facts["found"], one[1].facts["wanted"]) == (1, 2)
        assert states(both) == [("introduction", THERE), ("introduction", THERE)]

    def test_asks_nothing_of_a_paper_that_the_step_does_not_demand(self):
        old = paper("course_certificate", date(2010, 1, 1))

        assert needs(law("application"), dossier(old, on=MADE_ON))[0].state is MISSING
        assert needs(law(), dossier(old, on=MADE_ON)) == []


class TestSixtyMonths:
    @pytest.mark.parametrize(
        ("issued_on", "on", "state"),
        [
            pytest.param(
                date(2019, 10, 25), date(2024, 10, 25), THERE, id="the last day is inside"
            ),
            pytest.param(date(2019, 10, 24), date(2024, 10, 25), EXPIRED, id="one day over"),
            pytest.param(date(2020, 2, 29), date(2025, 2, 28), THERE, id="from 29 February"),
            pytest.param(date(2020, 2, 29), date(2025, 3, 1), EXPIRED, id="the day after that"),
        ],
    )
    def test_a_certificate_holds(self, issued_on, on, state):
        assert state_of_one("course_certificate", issued_on, on=on) is state

    def test_the_need_says_until_when_it_held(self):
        certificate = paper("course_certificate", date(2019, 10, 24))

        (need,) = needs(law("course_certificate"), dossier(certificate, on=date(2024, 10, 25)))

        assert need.facts["last_day"] == date(2024, 10, 24)
        assert need.edition is SIXTY_MONTHS.history[0]
        assert need.stops

    def test_a_newer_certificate_takes_the_place_of_an_expired_one(self):
        old = paper("course_certificate", date(2015, 1, 1))
        new = paper("course_certificate", date(2024, 1, 1))

        (need,) = needs(law("course_certificate"), dossier(new, old, on=MADE_ON))

        assert (need.state, need.document_id) == (THERE, new.id)

    def test_it_need_not_hold_after_the_day_on_which_the_cell_considered(self):
        considered_on = date(2024, 10, 24)

        state = state_of_one(
            "course_certificate",
            date(2019, 10, 24),
            on=date(2024, 12, 1),
            considered_on=considered_on,
        )

        assert state is THERE

    def test_nothing_expires_on_a_day_on_which_the_rule_book_is_silent(self):
        facts = dossier(
            paper("course_certificate", date(2010, 1, 1)),
            on=date(2021, 9, 28),
            considered_on=date(2021, 9, 27),
        )

        assert needs(law("course_certificate"), facts)[0].state is THERE


class TestTwelveMonths:
    @pytest.mark.parametrize(
        ("kind", "state"),
        [
            pytest.param("application", THERE, id="the application is not made again"),
            pytest.param("life_history", THERE, id="nor the life history"),
            pytest.param("course_certificate", THERE, id="nor the certificate"),
            pytest.param("verification_result", TO_CONFIRM, id="verification, if things changed"),
            pytest.param("introduction", TO_REDO, id="the introduction is made again"),
            pytest.param("comments_summary", TO_REDO, id="the comments are gathered again"),
            pytest.param("cell_resolution", THERE, id="what is made later does not age"),
        ],
    )
    def test_a_dossier_that_waited_too_long(self, kind, state):
        day_after = TWELVE_MONTHS_LATER + timedelta(days=1)

        assert state_of_one(kind, MADE_ON, on=TWELVE_MONTHS_LATER) is THERE
        assert state_of_one(kind, MADE_ON, on=day_after) is state

    @pytest.mark.parametrize(
        ("made_again_on", "state"),
        [
            pytest.param(TWELVE_MONTHS_LATER, TO_REDO, id="made while the dossier still held"),
            pytest.param(TWELVE_MONTHS_LATER + timedelta(days=1), THERE, id="made afterwards"),
        ],
    )
    def test_a_paper_made_again(self, made_again_on, state):
        found = state_of_one("introduction", made_again_on, on=date(2025, 6, 1))

        assert found is state

    def test_the_clock_stops_on_the_day_the_cell_considers(self):
        on = date(2026, 1, 1)

        in_time = state_of_one("introduction", MADE_ON, on=on, considered_on=TWELVE_MONTHS_LATER)
        too_late = state_of_one("introduction", MADE_ON, on=on, considered_on=date(2025, 1, 11))

        assert (in_time, too_late) == (THERE, TO_REDO)

    def test_the_need_says_since_when_the_dossier_waited(self):
        facts = dossier(paper("introduction", MADE_ON), on=date(2025, 1, 11))

        (need,) = needs(law("introduction"), facts)

        assert need.facts["made_on"] == MADE_ON
        assert need.facts["last_day"] == TWELVE_MONTHS_LATER
        assert need.edition is TWELVE_MONTHS.history[0]

    def test_a_procedure_without_such_a_limit_asks_for_nothing_anew(self):
        facts = dossier(paper("introduction", MADE_ON), on=date(2030, 1, 1))

        found = needs(law("introduction", dossier_lasts=None), facts)

        assert states(found) == [("introduction", THERE)]

    def test_a_paper_to_confirm_does_not_stop_the_step(self):
        facts = dossier(paper("verification_result", MADE_ON), on=date(2025, 1, 11))

        (need,) = needs(law("verification_result"), facts)

        assert (need.state, need.stops) == (TO_CONFIRM, False)


class TestOrder:
    @pytest.mark.parametrize(
        ("written_on", "state"),
        [
            pytest.param(MADE_ON - timedelta(days=1), OUT_OF_ORDER, id="the day before"),
            pytest.param(MADE_ON, THERE, id="the same day"),
            pytest.param(MADE_ON + timedelta(days=1), THERE, id="the day after"),
        ],
    )
    def test_the_life_history_is_not_older_than_the_application(self, written_on, state):
        papers = paper("application", MADE_ON), paper("life_history", written_on)

        found = needs(law("application", "life_history"), dossier(*papers, on=date(2024, 2, 1)))

        assert states(found) == [("application", THERE), ("life_history", state)]

    def test_the_need_names_both_days(self):
        papers = paper("application", MADE_ON), paper("life_history", date(2024, 1, 2))

        (need,) = needs(law("life_history"), dossier(*papers, on=date(2024, 2, 1)))

        assert need.facts["earlier"] == "application"
        assert need.facts["earlier_on"] == MADE_ON
        assert need.edition is IN_ORDER.history[0]

    def test_a_procedure_without_an_order_takes_any(self):
        papers = paper("application", MADE_ON), paper("life_history", date(2024, 1, 2))

        found = needs(law("life_history", in_order=None), dossier(*papers, on=date(2024, 2, 1)))

        assert states(found) == [("life_history", THERE)]


class TestRequireComplete:
    def test_refuses_with_the_needs_that_stop(self):
        found = needs(law("application", "introduction"), dossier(on=MADE_ON))

        with pytest.raises(DossierIncomplete) as refused:
            require_complete(found)

        assert refused.value.facts == {"count": 2, "needs": tuple(found)}
        assert refused.value.source == ARTICLE
        assert "2 papers" in DossierIncomplete.sentence.format(**refused.value.facts)

    def test_lets_a_complete_dossier_pass(self):
        require_complete(
            needs(law("application"), dossier(paper("application", MADE_ON), on=MADE_ON))
        )

    def test_is_not_stopped_by_a_demand_that_is_only_recalled(self):
        found = needs(law("application", certainty=Certainty.RECALLED), dossier(on=MADE_ON))

        require_complete(found)

        assert states(found) == [("application", MISSING)]

    def test_is_not_stopped_by_a_redoing_that_is_only_recalled(self):
        redo = says(Redo.ALWAYS, certainty=Certainty.RECALLED)
        kinds = {"introduction": paper_kind("introduction", redo=redo)}
        facts = dossier(paper("introduction", MADE_ON), on=date(2025, 6, 1))

        (need,) = needs(law("introduction", kinds=kinds), facts)

        assert (need.state, need.stops) == (TO_REDO, False)
        assert need.edition is redo.history[0]
