"""The forms that open, end, correct, recall, and those of acts beside the steps."""

from datetime import date

import pytest
from django.urls import reverse

from tests.web.cases.forms import file, paper, send
from workflows.engine.models import Case, Question
from workflows.foundation.identifiers import new_id
from workflows.journal.models import Entry

NEW = reverse("case-new", kwargs={"name": "admission"})


def opening(way, **changes):
    return {
        "full_name": "Huỳnh Trọng Nhân",
        "born_on": "02/09/1999",
        "decided_on": "04/03/2024",
        "number": "04-NQ/CB",
        "helper": str(way.world.id("Vinh")),
        **paper("list_resolution", "04/03/2024", number="04-NQ/CB"),
        **changes,
    }


def the_case(way):
    way.world.see_everything()
    return Case.objects.get()


class TestOpeningForm:
    def test_opens_a_case_and_leads_to_it(self, way, sign_in):
        answer = send(sign_in("Đạt"), NEW, **opening(way))

        way.world.see_everything()
        case = Case.objects.get()
        assert answer.url == reverse("case", kwargs={"case_id": case.id})
        assert case.subject.full_name == "Huỳnh Trọng Nhân"

    def test_sent_empty_keeps_what_was_typed(self, way, sign_in):
        answer = send(sign_in("Đạt"), NEW, **opening(way, full_name="Huỳnh Trọng Nhân", born_on=""))

        assert answer.status_code == 422
        assert 'value="Huỳnh Trọng Nhân"' in answer.content.decode()

    def test_takes_signs_that_nobody_sees_for_an_empty_field(self, way, sign_in):
        answer = send(sign_in("Đạt"), NEW, **opening(way, number="\u200b\u202e"))

        assert answer.status_code == 422
        assert 'href="#id_number"' in answer.content.decode()

    def test_asks_whether_somebody_of_the_same_name_is_the_same_person(self, way, sign_in):
        reader = sign_in("Đạt")
        send(reader, NEW, **opening(way))
        case = the_case(way)
        again = opening(way, full_name="Huynh Trong Nhan", decided_on="06/05/2024")

        asked = send(reader, NEW, **again)
        same = send(reader, NEW, **opening(way), same_as=str(case.subject_id))
        another = send(reader, NEW, **opening(way, number="05-NQ/CB"), same_as="another")

        assert asked.status_code == 422
        assert f'value="{case.subject_id}"' in asked.content.decode()
        assert same.status_code == 409
        assert another.status_code == 302

    def test_lists_a_person_again_who_left_the_list(self, way, sign_in):
        reader = sign_in("Đạt")
        send(reader, NEW, **opening(way))
        case = the_case(way)
        end = reverse("case-end", kwargs={"case_id": case.id})
        send(reader, end, decided_on="02/05/2024", ground="left_list", reason="Chưa sẵn sàng")

        answer = send(
            reader, NEW, **opening(way, decided_on="06/05/2024"), same_as=str(case.subject_id)
        )

        assert answer.status_code == 302
        way.world.see_everything()
        assert Case.objects.filter(subject_id=case.subject_id).count() == 2

    def test_sent_twice_opens_one_case(self, way, sign_in):
        reader, key = sign_in("Đạt"), str(new_id())

        answers = [send(reader, NEW, key=key, **opening(way)) for _ in range(2)]

        assert [answer.status_code for answer in answers] == [302, 302]
        assert answers[0].url == answers[1].url == reverse("case", args=[the_case(way).id])

    def test_is_not_there_for_those_who_open_no_cases(self, way, sign_in):
        assert sign_in("Lập").get(NEW).status_code == 404
        assert sign_in("Ủy viên 10").get(NEW).status_code == 404


class TestEndForm:
    def test_ends_the_case_with_its_reason(self, listed, sign_in, address):
        answer = send(
            sign_in("Đạt"),
            address("case-end"),
            decided_on="02/05/2024",
            ground="withdrew",
            reason="Đơn xin rút ngày 02/05/2024",
        )

        assert answer.status_code == 302
        assert listed.case().outcome == "withdrawn"
        page = sign_in("Đạt").get(address("case")).content.decode()
        assert "Đơn xin rút ngày 02/05/2024" in page

    def test_points_at_the_grounds_of_which_none_was_chosen(self, listed, sign_in, address):
        answer = send(sign_in("Đạt"), address("case-end"), decided_on="02/05/2024")

        assert answer.status_code == 422
        assert 'href="#id_ground"' in answer.content.decode()
        assert '<fieldset class="field bad" id="id_ground">' in answer.content.decode()

    def test_offers_only_the_grounds_of_the_moment(self, prepared, sign_in, address):
        page = sign_in("Đạt").get(address("case-end")).content.decode()

        assert 'value="withdrew"' in page
        assert 'value="left_list"' not in page


class TestFormsBesideTheSteps:
    def test_name_nobody_and_no_reason_before_one_was_chosen(self, prepared, sign_in, address):
        page = sign_in("Đạt").get(address("case-beside", act="changes_introducer"))

        form = page.context["form"].step
        assert [form[name].value() for name in ("introducer", "reason", "member")] == [None] * 3
        assert all(form.fields[name].choices[0][0] == "" for name in ("introducer", "reason"))
        assert "Thay người giới thiệu</button>" in page.content.decode()


class TestCorrectionForm:
    def test_corrects_a_slip_and_shows_both_counts(self, resolved, sign_in, address):
        resolved.world.see_everything()
        count = Question.objects.get()

        answer = send(
            sign_in("Đạt"),
            address("case-count", question_id=count.id),
            decided_on="08/07/2024",
            handed_out="10",
            collected="10",
            in_favour="8",
            against="2",
            invalid="0",
            reason="Chép nhầm biên bản",
            **paper("correction_note", "08/07/2024"),
        )

        assert answer.status_code == 302
        page = sign_in("Đạt").get(address("case")).content.decode()
        assert "Chép nhầm biên bản" in page
        assert "8/10" in page
        assert "9/10" in page


class TestRecallForm:
    def test_takes_a_step_back_before_anyone_opened_the_next(self, listed, sign_in, address):
        item = listed.item("applicant_applies")
        send(
            sign_in("Đạt"),
            address("case-step", step="applicant_applies"),
            decided_on="02/04/2024",
            **paper("course_certificate", "12/01/2024"),
            **paper("application", "01/04/2024"),
        )
        page = sign_in("Đạt").get(address("case")).content.decode()
        place = address("case-recall", item_id=item.id)
        assert place in page

        answer = send(sign_in("Đạt"), place, decided_on="03/04/2024", reason="Ghi nhầm người")

        assert answer.status_code == 302
        assert list(listed.open_steps()) == ["applicant_applies"]

    def test_is_not_offered_to_a_relative(self, listed, sign_in, address):
        item = listed.item("applicant_applies")
        send(
            sign_in("Đạt"),
            address("case-step", step="applicant_applies"),
            decided_on="02/04/2024",
            **paper("course_certificate", "12/01/2024"),
            **paper("application", "01/04/2024"),
        )

        listed.world.relatives("Đạt", listed.case().subject)

        page = sign_in("Đạt").get(address("case")).content.decode()
        assert address("case-recall", item_id=item.id) not in page

    def test_is_refused_as_a_conflict_once_the_next_body_opened_its_step(
        self, resolved, sign_in, address
    ):
        resolved.world.see_everything()
        count = Question.objects.get()
        sign_in("Ủy viên 15").get(address("case-step", step="sub_committee_appraises"))

        answer = send(
            sign_in("Đạt"),
            address("case-recall", item_id=count.item_id),
            decided_on="06/07/2024",
            reason="Ghi nhầm",
        )

        assert answer.status_code == 409
        assert "Ghi nhầm" in answer.content.decode()


class TestBesideForm:
    def test_reviews_the_list_for_a_month(self, listed, sign_in, address):
        answer = send(
            sign_in("Đạt"),
            address("case-beside", act="reviews_month"),
            decided_on="02/04/2024",
            month="01/03/2024",
            note="Tiếp tục theo dõi",
        )

        assert answer.status_code == 302
        assert listed.case().reviews.get().month == date(2024, 3, 1)

    @pytest.mark.parametrize("days", ["1000000000", "40000", "0", "x"])
    def test_lengthens_no_limit_by_more_than_a_slip_of_the_pen(
        self, resolved, sign_in, address, days
    ):
        answer = send(
            sign_in("Ủy viên 10"),
            address("case-beside", act="extends_limit"),
            decided_on="02/09/2024",
            working_days=days,
            document="20-CV/ĐUK",
            reason="Chờ xác minh thêm",
            basis="Công văn của cấp trên",
        )

        assert answer.status_code == 422
        assert "Viết một số nguyên từ 1 đến 999." in answer.content.decode()
        assert f'value="{days}"' in answer.content.decode()

    def test_of_an_unknown_act_is_not_there(self, listed, sign_in, address):
        assert sign_in("Đạt").get(address("case-beside", act="flies")).status_code == 404


class TestPaper:
    def test_is_sent_as_an_attachment_that_no_browser_opens(self, way, sign_in):
        send(sign_in("Đạt"), NEW, **opening(way))
        way.world.see_everything()
        document = Case.objects.get().dossier.documents.get()

        answer = sign_in("Đạt").get(reverse("paper", kwargs={"document_id": document.id}))

        assert b"".join(answer.streaming_content) == file().read()
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["Content-Security-Policy"].startswith("sandbox")
        assert answer["X-Content-Type-Options"] == "nosniff"
        (taken,) = Entry.objects.filter(act="reading.paper")
        assert (taken.person_id, taken.subjects["document"]) == (
            way.world.id("Đạt"),
            str(document.id),
        )

    def test_is_not_there_for_those_outside_the_line_of_command(self, way, sign_in):
        send(sign_in("Đạt"), NEW, **opening(way))
        way.world.see_everything()
        document = Case.objects.get().dossier.documents.get()

        answer = sign_in("Sương").get(reverse("paper", kwargs={"document_id": document.id}))

        assert answer.status_code == 404


@pytest.mark.parametrize("day", ["31/12/9999", "01/01/0001", "31/12/2200"])
def test_a_day_from_which_nothing_can_be_counted_is_said_and_stays(sign_in, day):
    browser = sign_in("Đạt")

    answer = send(browser, NEW, full_name="Lê Thị Mơ", decided_on=day)

    assert answer.status_code == 422
    assert "Năm này không ghi được" in answer.content.decode()
    assert day in answer.content.decode()
