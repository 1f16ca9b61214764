"""The rule book as pages."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.corner import signed_in, standing_in
from workflows.authority import law

REQUIRED_AGE = "admission.age_min_months"


@pytest.fixture(scope="module")
def reader(corner_database, django_db_blocker) -> Client:
    """Sign in one of the cast, once for all who only read."""
    with django_db_blocker.unblock(), standing_in(corner_database):
        return signed_in("dat")


def page(address: str, *, reader: Client | None = None) -> str:
    """Return what a member of the cast reads."""
    answer = (reader or signed_in("dat")).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("name", sorted(law.pack().parameters))
def test_each_parameter_has_a_page_with_each_of_its_editions(corner, reader, name):
    shown = page(reverse("rule", args=[name]), reader=reader)

    for edition in law.pack().parameters[name].history:
        assert f"{edition.since:%d/%m/%Y}" in shown


def test_each_parameter_stands_in_one_chapter(corner):
    browser = signed_in("dat")
    first = browser.get(reverse("rules"))
    chapters = [each.name for each in first.context["chapters"]]

    listed = [
        line.name
        for chapter in chapters
        for line in browser.get(reverse("rules"), {"chapter": chapter}).context["lines"]
    ]

    assert sorted(listed) == sorted(law.pack().parameters)


def test_two_candidates_are_both_named(corner):
    shown = page(reverse("rule", args=[REQUIRED_AGE]))

    assert "20-QĐ/TW" in shown
    assert "294-QĐ/TW" in shown
    assert "Hai văn bản" in shown


def test_an_article_that_was_not_read_says_so_in_the_language_of_the_page(corner):
    address = reverse("rule", args=["admission.list_review_every_months"])
    assert "Chưa đọc được số mục" in page(address)

    reader = signed_in("dat")
    reader.post(reverse("language"), {"value": "en"})
    shown = reader.get(address).content.decode()
    reader.post(reverse("language"), {"value": "vi"})

    assert "Point number not read" in shown
    assert "Chưa đọc được số mục" not in shown


def test_a_value_carried_forward_names_both_instruments(corner):
    carried = next(
        name
        for name, parameter in law.pack().parameters.items()
        if parameter.on(law.pack().parameters[name].history[-1].since).carried_into
    )

    assert "giữ sang thời kỳ" in page(reverse("rule", args=[carried]))


def test_the_law_of_a_chosen_day_is_told(corner):
    shown = page(
        reverse("rule", args=["admission.competent_committee_decides.within"]) + "?on=2025-08-01"
    )

    assert "45 ngày làm việc" in shown


def test_a_day_the_book_does_not_reach_is_said(corner):
    assert "chưa có dữ liệu cho ngày này" in page(reverse("rules") + "?chapter=cells&on=1999-01-01")


def test_a_procedure_that_shares_roads_and_names_of_steps_calls_them_its_own_way(corner):
    shown = page(reverse("procedure", args=["recognition"]))

    assert "tính từ: Chi bộ xét và ra nghị quyết đề nghị công nhận chính thức" in shown
    assert "Đảng ủy cơ sở ra nghị quyết đề nghị công nhận chính thức" in shown
    assert "đề nghị kết nạp" not in shown


def test_each_instrument_is_listed_by_number_and_day(corner):
    shown = page(reverse("instruments"))

    for document in law.pack().instruments.values():
        assert f'id="{document.id}"' in shown
        assert f"{document.issued_on:%d/%m/%Y}" in shown
