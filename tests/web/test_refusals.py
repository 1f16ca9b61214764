"""How a refusal is answered: its status, its sentence and article, its line in the journal."""

from datetime import date
from typing import ClassVar

import pytest
from django import forms
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import include, path

from tests.corner import signed_in
from workflows.authority.powers import NotAuthorised
from workflows.authority.scopes import opened_for
from workflows.engine.refusals import ItemVoid, NotVisible
from workflows.foundation.citations import Citation
from workflows.foundation.refusals import Refusal, every_refusal
from workflows.journal.models import Entry
from workflows.people.models import User
from workflows.rules.parameters import NotYetLaw
from workflows.web import moments, pages, refusals, sentences

ARTICLE = Citation("qd-24-2021", "4.3.1")


RAISED: dict[str, Refusal] = {
    "refused": NotAuthorised(source=ARTICLE),
    "conflict": ItemVoid(),
    "hidden": NotVisible(),
}


class Word(forms.Form):
    word = forms.CharField()


class Typed(pages.FormPage):
    """A form whose act is refused."""

    form_class = Word
    template = "faults/refused.html"
    seen: ClassVar[list[str]] = []

    def look_up(self, **ids):
        return {}

    def act(self, form, **ids) -> HttpResponse:
        self.seen.append(form.cleaned_data["word"])
        raise RAISED["conflict"]


def refuse(request, kind: str):
    raise RAISED[kind]


urlpatterns = [
    path("refuse/<str:kind>", refuse),
    path("typed", Typed.as_view()),
    path("", include("config.urls")),
]
handler404 = "workflows.web.views.faults.not_found"


@pytest.fixture
def thuan(corner, settings):
    """Thuận's browser, on a product with an address that refuses."""
    settings.ROOT_URLCONF = __name__
    return signed_in("thuan")


class TestAnUncaughtRefusal:
    @pytest.mark.parametrize(
        ("kind", "status"), [("refused", 422), ("conflict", 409), ("hidden", 404)]
    )
    def test_is_answered_with(self, thuan, kind, status):
        assert thuan.get(f"/refuse/{kind}").status_code == status

    def test_shows_its_sentence_its_remedy_and_its_article(self, thuan):
        shown = thuan.get("/refuse/refused").content.decode()

        assert "không" in shown.lower()
        assert "Điểm 4.3.1" in shown
        assert "24-QĐ/TW" in shown

    def test_stands_in_the_journal_by_its_code_and_article(self, thuan):
        thuan.get("/refuse/refused")

        user = User.objects.get(username="thuan")
        with opened_for(person_id=user.person_id, at=moments.now()):
            entry = Entry.objects.filter(act="act.refused").latest("recorded_at")
        assert entry.facts == {"code": "authority.not_authorised"}
        assert (entry.instrument, entry.article) == ("qd-24-2021", "4.3.1")
        assert entry.person_id == user.person_id


class TestARefusedForm:
    def test_is_shown_again_with_the_status_of_the_refusal(self, thuan):
        answer = thuan.post("/typed", {"word": "giữ lại"})

        assert answer.status_code == 409
        assert answer.context["form"]["word"].value() == "giữ lại"
        assert Typed.seen[-1] == "giữ lại"

    def test_that_is_not_filled_in_is_not_acted_on(self, thuan):
        before = len(Typed.seen)

        answer = thuan.post("/typed", {"word": ""})

        assert answer.status_code == 422
        assert len(Typed.seen) == before

    def test_is_shown_empty_at_first(self, thuan):
        assert thuan.get("/typed").status_code == 200


class TestSentences:
    def test_a_parameter_is_named_by_its_label(self, corner):
        refusal = NotYetLaw(
            parameter="cells.official_members_min",
            label_vi="Số đảng viên",
            label_en="Members",
            day=date(1999, 1, 2),
            since=date(2011, 1, 19),
        )

        said = sentences.refused(refusal)

        assert "Số đảng viên" in said
        assert "02/01/1999" in said

    def test_a_person_one_may_not_see_is_not_named(self, corner):
        dat, an = (User.objects.get(username=name).person_id for name in ("dat", "an"))

        with opened_for(person_id=an, at=moments.now()):
            assert sentences.word("person", dat, {}) == "một người đồng chí không được xem"
        with opened_for(person_id=dat, at=moments.now()):
            assert sentences.word("person", dat, {}) == "Phan Thành Đạt"


def test_only_ids_are_kept_of_the_facts(corner):
    user = User.objects.get(username="thuan")
    request = RequestFactory().get("/")
    request.user, request.at = user, moments.now()

    refusals.record(request, NotAuthorised(person=user.person_id, typed="một câu riêng tư"))

    with opened_for(person_id=user.person_id, at=moments.now()):
        entry = Entry.objects.filter(act="act.refused").latest("recorded_at")
    assert entry.subjects == {"person": str(user.person_id)}
    assert "riêng tư" not in str(entry.facts)


def test_every_refusal_has_a_code_of_its_own():
    codes = [refusal.code for refusal in every_refusal()]

    assert len(codes) == len(set(codes))


class TestWhatCannotBeRead:
    @pytest.mark.parametrize(
        "sent",
        [
            {"data": {"sought": "x" * 3_000_000}},
            {"data": {f"f{number}": "x" for number in range(4001)}},
            {"data": b"cut off", "content_type": "multipart/form-data"},
            {"data": {"sought": "x"}, "headers": {"host": "elsewhere.example"}},
        ],
    )
    def test_is_told_in_the_words_of_the_product(self, corner, sent):
        answer = signed_in("thuan").post("/search", **sent)

        assert answer.status_code == 400
        assert "<h1>Không đọc được nội dung vừa gửi</h1>" in answer.content.decode()
