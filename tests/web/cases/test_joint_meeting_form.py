"""The form of a meeting at which two bodies sat: two lists, two counts."""

import pytest

from tests.flows.admission.conftest import STANDING_COMMITTEE, WORKING_RULES
from tests.web.cases.forms import hidden, paper
from workflows.engine.models import Question

GUESTS = ("Khách 1", "Khách 2", "Khách 3")


@pytest.fixture
def proposed(way):
    """Bring a case before a block beside which another block stands."""
    world = way.world
    world.unit("Khối Hai", "block_agencies_enterprises", under="Tỉnh")
    world.unit("Cơ quan hai", "cell", under="Khối Hai")
    for name in GUESTS:
        world.person(name, cell="Cơ quan hai")
        world.seat(name, "Khối Hai", "standing_committee", "standing_committee_member")
    way.proposed()
    return way


@pytest.fixture
def reader(proposed, sign_in):
    return sign_in("Ủy viên 10")


@pytest.fixture
def place(proposed, address):
    return address("case-meeting", step="competent_committee_decides")


def partner(way):
    return str(way.world.body("Khối Hai", "standing_committee").id)


class TestJointMeeting:
    def test_bodies_on_the_same_level_are_offered(self, proposed, reader, place):
        page = reader.get(place).content.decode()

        assert f'<option value="{partner(proposed)}">Khối Hai</option>' in page
        assert "partner_present" not in page

    def test_no_partner_is_offered_to_a_meeting_of_members(self, way, sign_in, address):
        way.prepared()

        page = sign_in("Đạt").get(address("case-meeting", step="cell_resolves")).content.decode()

        assert 'name="partner"' not in page

    def test_the_chosen_body_brings_its_list_and_its_count(self, proposed, reader, place):
        answer = reader.post(place, {"partner": partner(proposed), "reread": "3"})

        page = answer.content.decode()
        question = proposed.item("competent_committee_decides").id.hex
        assert answer.status_code == 200
        assert page.count('name="partner_present"') == len(GUESTS)
        assert f'name="{question}-partner-in_favour"' in page
        assert 'role="alert"' not in page

    def test_a_count_is_asked_for_when_only_the_body_was_chosen(self, proposed, reader, place):
        answer = reader.post(place, {**hidden(place_page(reader, place)), **typed(proposed)})

        assert answer.status_code == 422
        assert "id_partner_present" in answer.content.decode()

    def test_both_counts_are_kept(self, proposed, reader, place):
        answer = reader.post(
            place, {**hidden(place_page(reader, place)), **typed(proposed, both=1)}
        )

        assert answer.status_code == 302
        proposed.world.see_everything()
        counts = Question.objects.filter(item__step="competent_committee_decides")
        assert sorted(counts.values_list("body__unit__name", "in_favour", "electorate")) == [
            ("Khối", 4, 4),
            ("Khối Hai", 2, 3),
        ]
        page = reader.get(answer.url).content.decode()
        assert "Khối Hai" in page
        assert "2/3" in page


def place_page(reader, place):
    return reader.get(place).content.decode()


def typed(way, *, both=False):
    question, day = way.item("competent_committee_decides").id.hex, "10/09/2024"
    present = [str(way.world.id(name)) for name in STANDING_COMMITTEE]
    figures = {"handed_out": 4, "collected": 4, "in_favour": 4, "against": 0, "invalid": 0}
    theirs = {"handed_out": 3, "collected": 3, "in_favour": 2, "against": 1, "invalid": 0}
    values = {
        "no_conflict": "on",
        "basis": WORKING_RULES,
        "decided_on": day,
        "mode": "in_session",
        "presiding": present[0],
        "minutes_by": present[1],
        "present": present,
        "partner": partner(way),
        f"{question}-ballot_form": "secret",
        f"{question}-number": "21-QĐ",
        f"{question}-issued_on": day,
        **{f"{question}-{name}": figure for name, figure in figures.items()},
        **paper(f"{question}-admission_decision", day),
    }
    if both:
        values["partner_present"] = [str(way.world.id(name)) for name in GUESTS]
        values[f"{question}-partner-number"] = "9-QĐ"
        values |= {f"{question}-partner-{name}": figure for name, figure in theirs.items()}
    return values
