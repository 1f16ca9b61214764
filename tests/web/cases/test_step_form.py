"""The form of a one-person step."""

from datetime import date
from uuid import UUID

from tests.flows.admission.conftest import FATHER
from tests.web.cases.forms import file, hidden, paper, send
from workflows.engine.models import Item
from workflows.journal.models import Entry
from workflows.papers.models import Document, StoredFile

NOT_VERIFIED = "Một quy định của bước này chưa được đối chiếu"


def application(**changes):
    return {
        "decided_on": "02/04/2024",
        **paper("course_certificate", "12/01/2024"),
        **paper("application", "01/04/2024"),
        **changes,
    }


def applied(way):
    """Bring the case to the three steps that are taken side by side."""
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


def verification(way, **changes):
    """Fill in the form of the verification, with one condition of three for the father."""
    day = "03/06/2024"
    return {
        "decided_on": day,
        "check_0_result": "clear",
        "check_0_replied_on": "28/05/2024",
        "check_1_result": "not_needed",
        "check_1_conditions": ["party_member"],
        **paper("verification_result", day),
        **changes,
    }


class TestStepForm:
    def test_records_the_step_with_its_files(self, listed, sign_in, address):
        answer = send(
            sign_in("Đạt"), address("case-step", step="applicant_applies"), **application()
        )

        assert answer.status_code == 302
        assert answer.url == address("case")
        assert list(listed.open_steps()) == ["applicant_writes_life_history"]
        assert Document.objects.filter(file__isnull=False).count() == 2

    def test_asks_for_the_day_of_the_step_and_prefills_nothing(self, listed, sign_in, address):
        place = address("case-step", step="applicant_applies")
        page = sign_in("Đạt").get(place).content.decode()

        assert 'name="decided_on"' in page
        assert 'name="decided_on" value' not in page

    def test_sent_empty_says_what_is_missing_and_where(self, listed, sign_in, address):
        answer = sign_in("Đạt").post(
            address("case-step", step="applicant_applies"), {"decided_on": "hôm qua"}
        )

        page = answer.content.decode()
        assert answer.status_code == 422
        assert 'href="#id_decided_on"' in page
        assert 'value="hôm qua"' in page

    def test_keeps_the_files_of_a_refused_form(self, listed, sign_in, address):
        reader, place = sign_in("Đạt"), address("case-step", step="applicant_applies")
        refused = send(reader, place, **application(decided_on="01/03/2024"))
        assert refused.status_code == 422

        typed = application()
        again = {name: value for name, value in typed.items() if not name.endswith("-file")}
        answer = reader.post(
            place, {**hidden(refused.content.decode()), "no_conflict": "on", **again}
        )

        assert answer.status_code == 302
        assert Document.objects.filter(file__isnull=False).count() == 2
        assert StoredFile.objects.count() == 1

    def test_trusts_no_reference_to_a_file_that_it_did_not_sign(self, listed, sign_in, address):
        typed = application(**{"paper-application-kept": "x:y:z"})
        del typed["paper-application-file"]
        # The rule that asks for the application is in doubt, so the place of the file is asked.
        answer = send(sign_in("Đạt"), address("case-step", step="applicant_applies"), **typed)

        assert answer.status_code == 422

    def test_takes_no_paper_at_a_place_that_it_did_not_offer(self, listed, sign_in, address):
        reader, place = sign_in("Đạt"), address("case-step", step="applicant_applies")
        elsewhere = hidden(reader.get(place).content.decode())["slot"][0].partition(":")[2]
        forged = {
            "slot": ["admission_decision", f"admission_decision:{elsewhere}"],
            **paper("admission_decision", "01/04/2024"),
        }

        answer = reader.post(
            place,
            {
                **hidden(reader.get(place).content.decode()),
                "no_conflict": "on",
                **application(),
                **forged,
            },
        )

        assert answer.status_code == 302
        kinds = Document.objects.values_list("kind", flat=True)
        assert "admission_decision" not in kinds
        assert {"course_certificate", "application"} <= set(kinds)

    def test_that_comes_without_its_key_is_shown_again_with_a_new_one(
        self, listed, sign_in, address
    ):
        reader, place = sign_in("Đạt"), address("case-step", step="applicant_applies")

        answer = send(reader, place, key="không phải khóa", **application())

        page = answer.content.decode()
        assert answer.status_code == 422
        assert "<li>Biểu mẫu: gửi về thiếu dấu riêng" in page
        assert UUID(hidden(page)["key"])
        again = reader.post(place, {**hidden(page), "no_conflict": "on", **application()})
        assert again.status_code == 302

    def test_refuses_a_file_of_the_wrong_kind_with_a_sentence(self, listed, sign_in, address):
        typed = application(**{"paper-application-file": file("don.pdf", b"MZ not a paper")})
        answer = send(sign_in("Đạt"), address("case-step", step="applicant_applies"), **typed)

        assert answer.status_code == 422
        assert "“don.pdf”" in answer.content.decode()
        assert not Document.objects.filter(kind="application").exists()

    def test_refuses_an_empty_file_with_a_sentence(self, listed, sign_in, address):
        typed = application(**{"paper-application-file": file("don.pdf", b"")})
        answer = send(sign_in("Đạt"), address("case-step", step="applicant_applies"), **typed)

        assert answer.status_code == 422
        assert "“don.pdf”" in answer.content.decode()

    def test_refuses_a_day_in_the_future_beside_its_field(self, listed, sign_in, address):
        answer = send(
            sign_in("Đạt"),
            address("case-step", step="applicant_applies"),
            **application(decided_on="26/10/2024"),
        )

        assert answer.status_code == 422
        assert "26/10/2024" in answer.content.decode()
        assert 'href="#id_decided_on"' in answer.content.decode()

    def test_without_the_declaration_records_nothing(self, listed, sign_in, address):
        answer = send(
            sign_in("Đạt"),
            address("case-step", step="applicant_applies"),
            **application(no_conflict=""),
        )

        assert answer.status_code == 422
        assert list(listed.open_steps()) == ["applicant_applies"]

    def test_sent_twice_is_recorded_once(self, listed, sign_in, address):
        reader, place = sign_in("Đạt"), address("case-step", step="applicant_applies")
        page = reader.get(place).content.decode()
        key = hidden(page)["key"]
        first = reader.post(place, {**hidden(page), "no_conflict": "on", **application()})
        second = reader.post(place, {"key": key, "no_conflict": "on", **application()})

        assert first.url == second.url
        listed.world.see_everything()
        assert Item.objects.filter(step="applicant_applies", state="done").count() == 1
        assert Entry.objects.filter(act="admission.applicant_applies").count() == 1

    def test_sent_after_someone_else_decided_keeps_what_was_typed(self, listed, sign_in, address):
        place = address("case-step", step="applicant_applies")
        late = sign_in("Diệp")
        page = late.get(place).content.decode()
        send(sign_in("Đạt"), place, **application())

        answer = late.post(
            place,
            {
                **hidden(page),
                "no_conflict": "on",
                **application(**{"paper-application-number": "so-cua-toi"}),
            },
        )

        assert answer.status_code == 409
        assert "02/04/2024" in answer.content.decode()
        assert "so-cua-toi" in answer.content.decode()

    def test_keeps_the_second_introduction_beside_the_first(self, listed, sign_in, address):
        applied(listed)
        answer = sign_in("Đạt").get(address("case-step", step="members_introduce"))

        needed = [paper.slot.name for paper in answer.context["form"].needed]
        assert needed[:2] == ["introduction_1", "introduction_2"]
        assert "Không cần khi tổ chức đoàn thể giới thiệu" in answer.content.decode()

    def test_of_a_decided_step_leads_to_the_case(self, listed, sign_in, address):
        place = address("case-step", step="applicant_applies")
        send(sign_in("Đạt"), place, **application())

        assert sign_in("Đạt").get(place).url == address("case")

    def test_is_refused_with_its_article_to_those_who_may_only_read(self, listed, sign_in, address):
        answer = sign_in("Ủy viên 10").get(address("case-step", step="applicant_applies"))

        assert answer.status_code == 422
        assert "1.2" in answer.content.decode()

    def test_where_personal_files_are_not_kept_asks_for_the_place(
        self, listed, sign_in, address, settings
    ):
        settings.KEEPS_PERSONAL_FILES = False
        place = address("case-step", step="applicant_applies")
        page = sign_in("Đạt").get(place).content.decode()
        assert 'name="paper-application-file"' not in page

        typed = {
            "decided_on": "02/04/2024",
            "paper-application-dated_on": "01/04/2024",
            "paper-application-kept_at": "Tủ 3, ngăn 2",
            "paper-application-kept_checksum": "ab" * 32,
            "paper-course_certificate-dated_on": "12/01/2024",
            "paper-course_certificate-kept_at": "Tủ 3",
        }
        answer = send(sign_in("Đạt"), place, **typed)

        assert answer.status_code == 302
        listed.world.see_everything()
        assert Document.objects.get(kind="application").kept_checksum == "ab" * 32


class TestReturnForm:
    def test_sends_the_file_back_with_its_reason(self, resolved, sign_in, address):
        place = address("case-manner", step="sub_committee_appraises", manner="return")

        answer = send(
            sign_in("Ủy viên 15"), place, decided_on="10/07/2024", reason="Thiếu quá trình công tác"
        )

        assert answer.status_code == 302
        assert list(resolved.open_steps()) == ["cell_completes_file"]
        page = sign_in("Đạt").get(address("case")).content.decode()
        assert "“Thiếu quá trình công tác”" in page

    def test_asks_for_the_reason_beside_its_field(self, resolved, sign_in, address):
        place = address("case-manner", step="sub_committee_appraises", manner="return")

        answer = send(sign_in("Ủy viên 15"), place, decided_on="10/07/2024", reason=" ")

        assert answer.status_code == 422
        assert 'href="#id_reason"' in answer.content.decode()


class TestDirectingForm:
    def test_closes_a_case_on_which_nobody_may_act(self, too_small, sign_in, address):
        place = address("case-step", step="superior_directs")

        answer = send(
            sign_in("Ủy viên 1"),
            place,
            decided_on="01/07/2024",
            way="close",
            reason="Chi bộ sẽ sáp nhập",
        )

        assert answer.status_code == 302
        assert too_small.case().outcome == "closed_by_superior"

    def test_refuses_to_hand_back_to_a_cell_that_is_still_too_small(
        self, too_small, sign_in, address
    ):
        place = address("case-step", step="superior_directs")

        answer = send(
            sign_in("Ủy viên 1"), place, decided_on="01/07/2024", way="hand_back", reason="Thử lại"
        )

        assert answer.status_code == 422
        assert "Thử lại" in answer.content.decode()


class TestARuleInDoubt:
    def test_asks_for_the_basis_once_it_speaks_against_the_step(self, listed, sign_in, address):
        applied(listed)
        reader, place = sign_in("Ủy viên 1"), address("case-step", step="committee_verifies")
        assert NOT_VERIFIED not in reader.get(place).content.decode()

        refused = send(reader, place, **verification(listed))
        page = refused.content.decode()
        assert refused.status_code == 422
        assert NOT_VERIFIED in page
        answer = reader.post(
            place,
            {
                **hidden(page),
                **verification(listed, basis="Công văn số 12", no_conflict="on"),
            },
        )

        assert answer.status_code == 302
        assert "committee_verifies" not in listed.open_steps()
