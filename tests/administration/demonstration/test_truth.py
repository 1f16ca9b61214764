"""What was played is recorded once, in order, and with papers that are there."""

from dataclasses import replace
from datetime import date

import pytest

from tests.administration import sight
from tests.administration.demonstration.the_stories import STORIES, story
from workflows.administration import demonstration
from workflows.administration.demonstration import deeds, pages, performances, sittings
from workflows.administration.demonstration.casting import NoSuchRole
from workflows.administration.demonstration.pages import Page
from workflows.administration.demonstration.scenes import Scene
from workflows.authority import law
from workflows.authority.powers import NotAuthorised
from workflows.engine.models import Case
from workflows.foundation.moments import local_day
from workflows.journal.chains import breaks
from workflows.journal.models import Entry
from workflows.organisation.models import Unit
from workflows.papers.files import place_of
from workflows.papers.models import Document

pytestmark = pytest.mark.long

DAY = date(2024, 10, 25)
LARGEST_PAPER_BYTES = 100_000
A_PAGE = Page(
    kind="application",
    dated_on=DAY,
    number="",
    applicant="Nguyễn Thị Hồng Gấm",
    born_on=date(1998, 3, 8),
    cell="Chi bộ Văn phòng Sở",
    holder="Chi bộ Văn phòng Sở",
    above="Đảng bộ bộ phận Khối Văn phòng Sở",
    recorder="Phan Thành Đạt",
    about="",
)


def entries() -> int:
    """Return how many entries there are."""
    with sight.of_everything():
        return Entry.objects.count()


class TestChains:
    def test_every_chain_is_whole(self, seen):
        for case in Case.objects.all():
            assert breaks(Entry.objects.filter(stream_id=case.id).order_by("number")) == []

    def test_nothing_is_recorded_before_the_register_was_opened(self, seen):
        opened = dict(Unit.objects.values_list("id", "recorded_at"))

        for case in Case.objects.all():
            first = Entry.objects.filter(stream_id=case.id).earliest("number")
            assert first.recorded_at > opened[case.unit_id]

    def test_nothing_of_2024_is_recorded_on_the_demos_day_or_later(self, seen):
        cases = Case.objects.filter(opened_on__lt=DAY).values("id")

        last = Entry.objects.filter(stream_id__in=cases).latest("recorded_at")

        assert local_day(last.recorded_at) < DAY


class TestOnceOnly:
    def test_a_second_performance_adds_nothing(self, performance):
        before = entries()

        again = demonstration.play(say=pytest.fail)

        assert again.summary() == f"{len(STORIES)} cases are there already."
        assert entries() == before

    def test_an_act_that_was_played_is_not_recorded_again(self, performance):
        before, scene = entries(), Scene.of(story("corrected-count"))

        for turn in scene.turns():
            deeds.perform(turn.act, turn)

        assert entries() == before


class TestLoudly:
    def test_a_story_that_tells_another_end_is_stopped(self, performance):
        told = replace(story("withdrawn"), stands=("admitted",))

        with pytest.raises(performances.NotAsTold, match="withdrawn stands at withdrawn"):
            performances.performed(Scene.of(told))

    def test_a_vote_with_another_number_of_ballots_than_people_is_stopped(self, performance):
        told = story("single-cell")
        vote = told.acts[-1]
        short = replace(vote, count=replace(vote.count, yes=2))
        scene = Scene.of(replace(told, acts=(*told.acts[:-1], short)))

        with pytest.raises(sittings.NotASitting, match="2 ballots of 11 people"):
            performances.performed(scene)

    def test_an_act_that_the_engine_refuses_is_stopped(self, performance):
        told = story("newly-listed")
        by_the_officer = replace(told.acts[0], by="diep")
        scene = Scene.of(replace(told, id="refused", acts=(by_the_officer,)))

        with pytest.raises(NotAuthorised):
            performances.performed(scene)

    @pytest.mark.parametrize("role", ["acting_secretary", "nobody"])
    def test_a_role_that_nobody_plays_is_stopped(self, performance, role):
        stage = Scene.of(story("newly-listed")).stage

        with pytest.raises(NoSuchRole):
            stage.actor(role, on=DAY)

    def test_a_member_who_is_not_there_is_stopped(self, seen):
        stage = Scene.of(story("cell-of-two")).stage

        with pytest.raises(NoSuchRole):
            stage.member("2", on=DAY)

    def test_a_cell_that_is_not_there_is_stopped(self, performance):
        with pytest.raises(NoSuchRole):
            Scene.of(replace(story("newly-listed"), cell="nowhere"))


class TestPapers:
    def test_every_paper_is_a_small_pdf_that_is_kept(self, seen):
        papers = Document.objects.all()

        assert len(papers) > 250
        for paper in papers:
            content = place_of(paper.file_id).read_bytes()
            assert content.startswith(b"%PDF-1.")
            assert len(content) < LARGEST_PAPER_BYTES

    def test_a_page_is_printed_alike_whenever_it_is_printed(self):
        assert pages.printed(A_PAGE) == pages.printed(A_PAGE)

    def test_every_kind_that_admission_asks_for_has_its_words(self):
        steps = law.pack().procedures["admission"].steps.values()

        kinds = {
            kind for step in steps for edition in step.papers.history for kind in edition.value
        }

        assert kinds <= set(pages.wordings())

    def test_a_page_of_each_kind_can_be_printed(self):
        for kind in pages.wordings():
            assert pages.printed(replace(A_PAGE, kind=kind, number="07-NQ/CB")).endswith(b"%%EOF")
