"""The form on which a secretary records a meeting."""

from datetime import date

import pytest
from django.urls import reverse

from tests.builders import MEMBERS
from tests.web.cases.forms import file, hidden, paper
from workflows.engine.models import Meeting, Question


@pytest.fixture
def meeting(prepared, sign_in, address):
    """Return a function that fills in the form of the cell's meeting and sends it."""

    def sent(*, language="vi", **changes):
        reader, place = sign_in("Đạt"), address("case-meeting", step="cell_resolves")
        question = prepared.item("cell_resolves").id.hex
        page = reader.get(place).content.decode()
        figures = {
            "handed_out": 9,
            "collected": 9,
            "in_favour": 8,
            "against": 1,
            "invalid": 0,
            "number": "07-NQ/CB",
            "issued_on": "05/07/2024",
            "ballot_form": "secret",
        }
        present = [str(prepared.world.id(name)) for name in MEMBERS[:9]]
        values = {
            **hidden(page),
            "no_conflict": "on",
            "decided_on": "05/07/2024",
            "mode": "in_session",
            "presiding": present[0],
            "minutes_by": present[1],
            "present": present,
            **paper(f"{question}-cell_resolution", "05/07/2024"),
        }
        for name, value in (figures | changes).items():
            values[f"{question}-{name}" if name in figures else name] = value
        reader.post(reverse("language"), {"value": language})
        answers.append((reader, place, values))
        return reader.post(place, values)

    answers = []
    sent.before = answers
    return sent


class TestMeetingForm:
    def test_prefills_no_figure(self, prepared, sign_in, address):
        page = sign_in("Đạt").get(address("case-meeting", step="cell_resolves")).content.decode()

        question = prepared.item("cell_resolves").id.hex
        for figure in ("handed_out", "collected", "in_favour", "against", "invalid"):
            assert f'name="{question}-{figure}"' in page
            assert f'name="{question}-{figure}" value' not in page
        assert " checked" not in page

    def test_records_the_meeting_and_its_verdict(self, prepared, meeting):
        answer = meeting()

        assert answer.status_code == 302
        prepared.world.see_everything()
        count = Question.objects.get()
        assert (count.in_favour, count.electorate, count.needed, count.carried) == (8, 10, 7, True)
        assert list(prepared.open_steps()) == ["sub_committee_appraises"]

    def test_sent_twice_is_recorded_once(self, prepared, meeting):
        first = meeting()
        reader, place, values = meeting.before[0]
        again = {name: file() if name.endswith("-file") else each for name, each in values.items()}

        second = reader.post(place, again)

        assert (second.status_code, second.url) == (302, first.url)
        prepared.world.see_everything()
        assert Meeting.objects.count() == 1

    def test_lists_those_who_attend_without_a_vote_apart(self, prepared, sign_in, address):
        page = sign_in("Đạt").get(address("case-meeting", step="cell_resolves")).content.decode()

        assert "Ngân" in page.partition("không biểu quyết")[2]

    def test_says_who_is_left_out_of_the_base_and_why(self, prepared, sign_in, address):
        prepared.world.condition("Khiêm", "exempted", since=date(2024, 1, 1))

        page = sign_in("Đạt").get(address("case-meeting", step="cell_resolves")).content.decode()

        assert "Khiêm: được miễn" in page or "Khiêm: miễn" in page
        assert "6/9" in page

    def test_lets_a_relative_vote_and_not_preside(self, prepared, sign_in, address):
        prepared.world.relatives("Vinh", prepared.case().subject)

        page = sign_in("Đạt").get(address("case-meeting", step="cell_resolves")).content.decode()

        vinh = prepared.world.id("Vinh")
        assert f'name="present" value="{vinh}"' in page
        assert f'<option value="{vinh}"' not in page

    def test_refuses_more_ballots_back_than_went_out_beside_the_field(self, prepared, meeting):
        answer = meeting(collected=12)

        page = answer.content.decode()
        assert answer.status_code == 422
        assert f'href="#id_{prepared.item("cell_resolves").id.hex}-collected"' in page
        assert 'value="12"' in page
        prepared.world.see_everything()
        assert not Meeting.objects.exists()

    def test_refuses_more_ballots_than_people_with_a_vote(self, meeting):
        answer = meeting(handed_out=10, collected=10, in_favour=9)

        assert answer.status_code == 422

    @pytest.mark.parametrize(("language", "article"), [("vi", "Điều lệ Đảng"), ("en", "Charter")])
    def test_a_refusal_without_an_article_of_its_own_names_that_of_the_step(
        self, meeting, language, article
    ):
        answer = meeting(collected=12, language=language)

        above = answer.content.decode().partition('role="alert"')[2].partition("</div>")[0]
        assert article in above

    def test_asks_for_every_figure(self, meeting):
        answer = meeting(against="")

        assert answer.status_code == 422
        assert "-against" in answer.content.decode()

    def test_refuses_a_number_that_is_used_as_a_conflict(self, prepared, meeting, sign_in):
        assert meeting().status_code == 302
        first = prepared.case_id
        prepared.prepared()
        assert prepared.case_id != first

        answer = meeting()

        assert answer.status_code == 409
        assert "07-NQ/CB" in answer.content.decode()

    def test_reads_the_list_again_for_another_day_without_finding_faults(
        self, prepared, sign_in, address
    ):
        prepared.world.person("Mới", cell="Phòng", since=date(2024, 9, 1))
        reader, place = sign_in("Đạt"), address("case-meeting", step="cell_resolves")
        assert "Mới" in reader.get(place).content.decode()

        answer = reader.post(place, {"decided_on": "05/07/2024", "reread": "1"})

        page = answer.content.decode()
        assert answer.status_code == 200
        assert "Mới" not in page
        assert 'value="05/07/2024"' in page
        assert 'role="alert"' not in page

    def test_typed_in_long_after_the_meeting_asks_only_for_the_papers_of_its_own_day(
        self, prepared, meeting, settings
    ):
        settings.STANDING_DAY = date(2025, 5, 12)

        answer = meeting()

        assert any("introduction:" in each for each in meeting.before[0][2]["slot"])
        assert answer.status_code == 302

    def test_marks_everyone_in_the_base_at_once(self, prepared, sign_in, address):
        prepared.world.condition("Khiêm", "exempted", since=date(2024, 1, 1))
        place = address("case-meeting", step="cell_resolves")

        page = sign_in("Đạt").post(place, {"everyone": "1"}).content.decode()

        khiem, dat = prepared.world.id("Khiêm"), prepared.world.id("Đạt")
        assert f'value="{dat}" checked' in page
        assert f'value="{khiem}" checked' not in page

    def test_takes_further_questions_of_the_same_body(self, prepared, sign_in, address):
        first = prepared.item("cell_resolves")
        first_case = prepared.case_id
        prepared.prepared()
        second = prepared.item("cell_resolves")

        place = reverse("case-meeting", kwargs={"case_id": first_case, "item_id": first.id})
        page = sign_in("Đạt").get(place, {"also": str(second.id)}).content.decode()

        assert f'name="{first.id.hex}-in_favour"' in page
        assert f'name="{second.id.hex}-in_favour"' in page

    def test_of_a_one_person_step_is_not_there(self, listed, sign_in, address):
        answer = sign_in("Đạt").get(address("case-meeting", step="applicant_applies"))

        assert answer.status_code == 404
