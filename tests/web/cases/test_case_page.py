"""The page of a case."""

from http import HTTPStatus

from django.urls import reverse


def page(way):
    return reverse("case", kwargs={"case_id": way.case_id})


class TestCasePage:
    def test_shows_where_a_new_case_stands(self, listed, sign_in):
        answer = sign_in("Đạt").get(page(listed))

        assert answer.status_code == HTTPStatus.OK
        text = answer.content.decode()
        assert "Nguyễn Thị Hồng Gấm" in text

    def test_shows_a_prepared_case(self, prepared, sign_in):
        answer = sign_in("Đạt").get(page(prepared))

        assert answer.status_code == HTTPStatus.OK

    def test_meeting(self, prepared, sign_in):
        item = prepared.item("cell_resolves")
        answer = sign_in("Đạt").get(reverse("case-meeting", kwargs={"case_id": prepared.case_id, "item_id": item.id}))
        assert answer.status_code == HTTPStatus.OK

    def test_steps(self, listed, sign_in):
        item = listed.item("applicant_applies")
        answer = sign_in("Đạt").get(reverse("case-step", kwargs={"case_id": listed.case_id, "item_id": item.id}))
        assert answer.status_code == HTTPStatus.OK
        answer = sign_in("Đạt").get(reverse("case-end", kwargs={"case_id": listed.case_id}))
        assert answer.status_code == HTTPStatus.OK
        answer = sign_in("Đạt").get(reverse("case-new", kwargs={"name": "admission"}))
        assert answer.status_code == HTTPStatus.OK
