"""Each refusal has its sentence, what one can do, and its article, in both languages."""

import ast
import re
import string
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from tests.flows.admission.conftest import FATHER
from tests.web.cases.conftest import address, prepared, resolved, sign_in, too_small, way
from tests.web.cases.forms import hidden, paper
from workflows.foundation.refusals import Refusal, every_refusal
from workflows.web.reference.rooms import load_every_room

__all__ = ["address", "prepared", "resolved", "sign_in", "too_small", "way"]

load_every_room()
REFUSALS = {kind.__name__: kind for kind in every_refusal()}
SAID = [
    pytest.param(said, id=f"{kind.code} {part}")
    for kind in REFUSALS.values()
    for part, said in (("sentence", kind.sentence), ("remedy", kind.remedy))
    if said
]
BY_THE_LAW = {
    "BarredFromOwnMatter",
    "BasisNotConfirmed",
    "DossierIncomplete",
    "NotAnOfficialMember",
    "NotAuthorised",
    "NotYetLaw",
    "TooFewToResolve",
}
# A slip on the form or a day in the wrong order: no article stands behind these.
WITHOUT_AN_ARTICLE = {"RelativeUnnamed", "InTheFuture", "BeforeThePrecedingStep"}
FLOWS = "workflows/flows/"
BOX = re.compile(r'<div class="(?:errors|note late)".*?</div>', re.DOTALL)


def blanks(sentence: str) -> set[str]:
    """Return the names that a sentence leaves to be filled in."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def raised() -> Iterator[tuple[str, type[Refusal], set[str]]]:
    """Yield where each refusal is raised, its kind, and the facts it is raised with."""
    root = Path(settings.ROOT)
    for file in sorted((root / "workflows").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Raise) and node.exc is not None:
                call = node.exc if isinstance(node.exc, ast.Call) else None
                named = call.func if call else node.exc
                name = named.attr if isinstance(named, ast.Attribute) else getattr(named, "id", "")
                facts = {each.arg for each in call.keywords if each.arg} if call else set()
                if name in REFUSALS:
                    yield f"{file.relative_to(root)}:{node.lineno}", REFUSALS[name], facts


@pytest.mark.parametrize("said", SAID)
def test_what_a_refusal_says_is_said_in_vietnamese_with_the_same_facts(said):
    with translation.override("vi"):
        translated = translation.gettext(said)

    assert translated != said
    assert blanks(translated) == blanks(said)


def test_a_refusal_is_raised_with_every_fact_that_it_tells():
    untold = {
        f"{place} {kind.code}: {', '.join(sorted(needed - facts))}"
        for place, kind, facts in raised()
        if not (needed := blanks(kind.sentence) | blanks(kind.remedy)) <= facts
    }

    assert untold == set()


def test_what_is_refused_by_the_law_names_its_article():
    without = {
        f"{place} {kind.code}"
        for place, kind, facts in raised()
        if "source" not in facts
        and (place.startswith(FLOWS) or kind.__name__ in BY_THE_LAW)
        and kind.__name__ not in WITHOUT_AN_ARTICLE
    }

    assert without == set()


def refused(client, place, *, slot="", **typed):
    """
    Send a form in both languages and return what stands on the page against it, by language.

    ``slot`` names the place of a paper that is brought on the day of the act.
    """
    said = {}
    for language in ("vi", "en"):
        client.post("/choices/language", {"value": language})
        page = client.get(place).content.decode()
        papers = paper(slot, typed["decided_on"]) if slot else {}
        answer = client.post(place, {**hidden(page), "no_conflict": "on", **typed, **papers})
        assert answer.status_code == 422
        words = re.sub("<[^>]+>", "", BOX.search(answer.content.decode())[0])
        said[language] = re.sub(r"\s+", " ", unescape(words))
    return said


class TestThePageShowsTheArticle:
    def test_of_the_power_that_is_missing(self, resolved, sign_in, address):
        reader = sign_in("Đạt")
        place = address("case-step", step="sub_committee_appraises")

        for language, article in (
            ("vi", "Điều 1.2, Bảng quyền ngày 19/01/2011"),
            ("en", "article 1.2, Table of Powers of 19/01/2011"),
        ):
            reader.post("/choices/language", {"value": language})
            answer = reader.get(place)
            assert answer.status_code == 422
            assert article in re.sub("<[^>]+>", "", answer.content.decode())

    @pytest.mark.parametrize(
        ("way_out", "vi", "en"),
        [
            ("take_over", "không làm thay được việc biểu quyết", "cannot be taken over"),
            ("hand_back", "vẫn chưa ai được xử lý", "still nobody may act"),
            ("offer", "không có cơ quan nào khác quyết định thay", "offers no other body"),
        ],
    )
    def test_of_what_the_superior_may_not_do(self, too_small, sign_in, address, way_out, vi, en):
        said = refused(
            sign_in("Ủy viên 1"),
            address("case-step", step="superior_directs"),
            decided_on="01/07/2024",
            way=way_out,
            reason="Chi bộ có hai người",
        )

        assert vi in said["vi"]
        assert en in said["en"]
        assert "Điều 2.2, Bảng quyền ngày 19/01/2011" in said["vi"]
        assert "article 2.2, Table of Powers of 19/01/2011" in said["en"]

    def test_of_a_file_that_goes_back_without_a_reason(self, resolved, sign_in, address):
        said = refused(
            sign_in("Ủy viên 15"),
            address("case-manner", step="sub_committee_appraises", manner="return"),
            decided_on="10/07/2024",
            reason=" ",
        )

        assert "còn thiếu lý do" in said["vi"]
        assert "the reason is missing" in said["en"]
        assert "Điểm 3.6, 01-HD/TW ngày 28/09/2021" in said["vi"]
        assert "point 3.6, 01-HD/TW of 28/09/2021" in said["en"]

    def test_of_a_case_that_is_handed_over_though_nothing_moved(self, way, sign_in, address):
        way.proposed()

        said = refused(
            sign_in("Ủy viên 10"),
            address("case-manner", step="competent_committee_decides", manner="hand_over"),
            decided_on="01/09/2024",
        )

        assert "chính cơ quan này có thẩm quyền" in said["vi"]
        assert "this body itself holds the authority" in said["en"]
        assert "Điểm 4.3, 29-QĐ/TW ngày 25/07/2016" in said["vi"]
        assert "point 4.3, 29-QĐ/TW of 25/07/2016" in said["en"]

    def test_of_a_late_ceremony_without_consent(self, way, sign_in, address):
        way.proposed()
        way.decided()
        way.does("cell_receives_decision", date(2024, 9, 12))

        said = refused(
            sign_in("Đạt"),
            address("case-step", step="cell_admits"),
            decided_on="25/10/2024",
            slot="ceremony_minutes",
        )

        assert "chưa được cấp trên đồng ý" in said["vi"]
        assert "without the superior's consent" in said["en"]
        assert "Điểm 4.1, 24-QĐ/TW ngày 30/07/2021" in said["vi"]
        assert "point 4.1, 24-QĐ/TW of 30/07/2021" in said["en"]


class TestThePageShowsTheArticleOfAnIntroduction:
    @pytest.fixture
    def introduce(self, way, sign_in, address):
        """Return a function that lets two members introduce, as far as they may."""
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
            facts={"relatives": FATHER},
        )

        def introduced(**second):
            first = {"member_1": str(way.world.id("Lập")), "since_1": "01/03/2021"}
            return refused(
                sign_in("Đạt"),
                address("case-step", step="members_introduce"),
                decided_on="10/06/2024",
                **first,
                **second,
                slot="introduction_1",
            )

        return introduced

    def test_by_one_member_alone(self, introduce):
        said = introduce()

        assert "không hợp thành cách giới thiệu nào" in said["vi"]
        assert "do not make one of the ways" in said["en"]
        assert "Điều 4.1, Điều lệ Đảng ngày 19/01/2011" in said["vi"]
        assert "article 4.1, Party Charter of 19/01/2011" in said["en"]

    def test_by_a_member_who_is_too_new_there(self, way, introduce):
        said = introduce(member_2=str(way.world.id("Duyên")), since_2="01/03/2024")

        assert "mới cùng công tác với người xin vào Đảng 3 tháng; cần đủ 12 tháng" in said["vi"]
        assert "for 3 months; 12 are needed" in said["en"]
        assert "Điều 4.2, Điều lệ Đảng ngày 19/01/2011" in said["vi"]
        assert "article 4.2, Party Charter of 19/01/2011" in said["en"]

    def test_by_a_relative(self, way, introduce):
        way.world.relatives("Duyên", way.case().subject)

        said = introduce(member_2=str(way.world.id("Duyên")), since_2="01/03/2021")

        assert "Duyên là người thân của người xin vào Đảng" in said["vi"]
        assert "Duyên is a relative of the applicant" in said["en"]
        assert "Điểm 3.2, 24-QĐ/TW ngày 30/07/2021" in said["vi"]
        assert "point 3.2, 24-QĐ/TW of 30/07/2021" in said["en"]
