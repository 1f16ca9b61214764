"""What holds for every dossier, and what the shipped rule book asks of two of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.papers.dossiers import KINDS, MADE_ON, dossier, law, paper, states
from tests.papers.kinds import ARTICLE
from workflows.authority import law as deployed
from workflows.papers.completeness import (
    FAULTS,
    DossierFacts,
    PapersLaw,
    PaperState,
    PresentPaper,
    needs,
)

days = st.dates(date(2022, 1, 1), date(2029, 12, 31))
papers_of_any_kind = st.lists(
    st.builds(
        PresentPaper,
        st.uuids(),
        st.sampled_from(sorted(KINDS)),
        st.sampled_from(["", "Lan", "Minh"]),
        days,
    ),
    max_size=12,
)
THE_LAW = law(*KINDS)


class TestLaws:
    @given(papers_of_any_kind, days)
    def test_every_demanded_kind_is_answered_and_nothing_else(self, papers, on):
        found = needs(THE_LAW, dossier(*papers, on=on))

        assert {need.kind for need in found} == set(KINDS)
        assert {each.id for each in papers} >= {need.document_id for need in found} - {None}

    @given(papers_of_any_kind, days)
    def test_each_need_fills_its_sentence_and_has_an_article(self, papers, on):
        for need in needs(THE_LAW, dossier(*papers, on=on)):
            assert "{" not in need.state.sentence.format(**need.facts)
            assert need.source == ARTICLE

    @given(papers_of_any_kind, days, st.integers(0, 900))
    def test_waiting_never_mends_a_paper(self, papers, on, wait):
        def faulty(day):
            found = needs(THE_LAW, dossier(*made, on=day))
            return {need.document_id or need.kind for need in found if need.state in FAULTS}

        made = [each for each in papers if each.dated_on <= on]

        assert faulty(on) <= faulty(on + timedelta(days=wait))

    @given(papers_of_any_kind, days, days)
    def test_papers_do_not_age_once_the_cell_has_considered(self, papers, considered_on, on):
        then = dossier(*papers, on=considered_on, considered_on=considered_on)
        later = dossier(*papers, on=max(on, considered_on), considered_on=considered_on)

        assert states(needs(THE_LAW, then)) == states(needs(THE_LAW, later))

    @given(st.permutations([paper(kind, MADE_ON) for kind in KINDS]), days)
    def test_the_order_in_which_papers_come_in_changes_nothing(self, papers, on):
        by_kind = sorted(papers, key=lambda each: each.kind)

        assert needs(THE_LAW, dossier(*papers, on=on)) == needs(THE_LAW, dossier(*by_kind, on=on))


class TestTheShippedRules:
    @pytest.fixture
    def cell_resolves(self):
        return PapersLaw.of_step(
            "cell_resolves",
            procedure="admission",
            pack=deployed.pack(),
            calendar=deployed.calendar(),
        )

    def test_a_dossier_of_june_2025_stands_in_may_2026(self, cell_resolves):
        papers = [
            paper("course_certificate", date(2022, 5, 4)),
            paper("application", date(2025, 6, 10)),
            paper("life_history", date(2025, 6, 12)),
            paper("verification_result", date(2025, 8, 1)),
            paper("introduction", date(2025, 8, 20), about="Lan"),
            paper("introduction", date(2025, 8, 21), about="Minh"),
            paper("comments_summary", date(2025, 9, 1)),
            paper("cell_resolution", date(2026, 5, 4)),
        ]
        facts = DossierFacts(
            made_on=date(2025, 6, 10),
            on=date(2026, 5, 4),
            considered_on=None,
            papers=papers,
            wanted={"introduction": 2},
        )

        assert {need.state for need in needs(cell_resolves, facts)} == {PaperState.THERE}

    def test_six_weeks_later_the_introductions_and_comments_are_asked_for_anew(self, cell_resolves):
        papers = [
            paper("course_certificate", date(2022, 5, 4)),
            paper("application", date(2025, 6, 10)),
            paper("life_history", date(2025, 6, 9)),
            paper("verification_result", date(2025, 8, 1)),
            paper("introduction", date(2025, 8, 20), about="Lan"),
        ]
        facts = DossierFacts(
            made_on=date(2025, 6, 10),
            on=date(2026, 6, 15),
            considered_on=None,
            papers=papers,
            wanted={"introduction": 2},
        )

        found = needs(cell_resolves, facts)

        assert states(found) == [
            ("course_certificate", PaperState.THERE),
            ("application", PaperState.THERE),
            ("life_history", PaperState.OUT_OF_ORDER),
            ("verification_result", PaperState.TO_CONFIRM),
            ("introduction", PaperState.TO_REDO),
            ("introduction", PaperState.MISSING),
            ("comments_summary", PaperState.MISSING),
            ("cell_resolution", PaperState.MISSING),
        ]
        assert not any(need.stops for need in found), "each is carried into a text nobody has read"
