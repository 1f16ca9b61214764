"""The forms that open a case, of every procedure."""

import re

import pytest
from django.urls import reverse

from tests.corner import signed_in
from tests.web.cases.forms import send
from workflows.engine.registry import every_procedure

PROCEDURES = [each.name for each in every_procedure()]


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_what_is_wrong_is_listed_in_the_order_in_which_it_stands_below(corner, procedure):
    answer = send(signed_in("dat"), reverse("case-new", args=[procedure]))

    page = answer.content.decode()
    listed = re.findall(r'<a href="#(id_[\w-]+)"', page)
    assert answer.status_code == 422
    assert len(listed) > 1
    assert listed == sorted(listed, key=lambda each: page.index(f'id="{each}'))


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_a_day_before_the_rule_book_begins_loses_nothing_of_what_was_typed(corner, procedure):
    address = reverse("case-new", args=[procedure])

    answer = send(signed_in("dat"), address, decided_on="24/10/1914")

    assert answer.status_code == 422
    assert 'value="24/10/1914"' in answer.content.decode()
