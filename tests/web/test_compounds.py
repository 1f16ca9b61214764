"""The titles of pages: a word of two syllables does not end one line and begin the next."""

import pytest
from django.template import Context, Template
from django.utils.functional import lazystr

from workflows.web.compounds import unbroken


@pytest.mark.parametrize(
    ("title", "bound"),
    [
        pytest.param("Đảng viên từ trần", "Đảng~viên từ~trần", id="two words of two syllables"),
        pytest.param(
            "Mở hồ sơ: Kết nạp đảng viên", "Mở hồ~sơ: Kết~nạp đảng~viên", id="after a colon"
        ),
        pytest.param("Thẻ bị mất", "Thẻ bị mất", id="words of one syllable"),
        pytest.param("Chi bội thu", "Chi bội thu", id="the beginning of a longer syllable"),
    ],
)
def test_only_compounds_are_bound(title, bound):
    assert unbroken(title) == bound.replace("~", "\N{NO-BREAK SPACE}")


def test_a_title_that_is_translated_when_shown_is_bound_too():
    page = Template("{% load hoso %}{{ title|unbroken }}")

    assert page.render(Context({"title": lazystr("Hồ sơ")})) == "Hồ\N{NO-BREAK SPACE}sơ"
