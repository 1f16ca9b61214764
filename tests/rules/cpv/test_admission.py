from datetime import date
from fractions import Fraction

import pytest

from workflows.rules.introductions import IntroductionWay
from workflows.rules.majorities import Base, at_least
from workflows.rules.packs import RulePack
from workflows.rules.papers import Redo
from workflows.rules.parameters import NotYetLaw
from workflows.rules.procedures import Procedure
from workflows.rules.time_limits import TimeLimit, Unit

DEMO_DAY, UNDER_294, UNDER_208 = date(2024, 10, 25), date(2025, 7, 1), date(2026, 7, 26)
TWO_THIRDS_OF_THE_CELL = at_least(Fraction(2, 3), of=Base.MEMBERS_SUMMONED)
TWO_THIRDS_OF_THE_COMMITTEE = at_least(Fraction(2, 3), of=Base.MEMBERS_IN_OFFICE)


class TestSteps:
    def test_are_named_as_the_regulation_tells_them(self, admission: Procedure) -> None:
        assert list(admission.steps) == [
            "cell_lists",
            "applicant_applies",
            "applicant_writes_life_history",
            "committee_verifies",
            "members_introduce",
            "cell_gathers_comments",
            "cell_completes_file",
            "cell_resolves",
            "sub_committee_appraises",
            "grassroots_committee_resolves",
            "superior_consents",
            "competent_committee_decides",
            "superior_directs",
            "cell_receives_decision",
            "cell_admits",
            "member_files_record",
        ]

    def test_end_in_one_of_six_ways(self, admission: Procedure) -> None:
        assert list(admission.outcomes) == [
            "admitted",
            "declined",
            "withdrawn",
            "left_list",
            "lapsed",
            "closed_by_superior",
        ]

    def test_only_meetings_vote(self, admission: Procedure) -> None:
        voting = {name for name, step in admission.steps.items() if step.vote}
        meeting = {name for name, step in admission.steps.items() if step.power == "meeting.record"}

        assert voting == {
            "cell_resolves",
            "grassroots_committee_resolves",
            "superior_consents",
        }
        assert meeting == voting | {"competent_committee_decides"}

    @pytest.mark.parametrize("day", [DEMO_DAY, UNDER_294, UNDER_208])
    def test_the_cell_and_the_committee_need_two_thirds_of_their_members(
        self, cpv: RulePack, day: date
    ) -> None:
        cell = cpv.parameter("admission.cell_resolves.vote").on(day)
        committee = cpv.parameter("admission.grassroots_committee_resolves.vote").on(day)

        assert cell.value == TWO_THIRDS_OF_THE_CELL
        assert committee.value == TWO_THIRDS_OF_THE_COMMITTEE

    def test_the_cell_considers_a_whole_file(self, cpv: RulePack) -> None:
        papers = cpv.parameter("admission.cell_resolves.papers").on(DEMO_DAY).value

        assert papers[:2] == ("course_certificate", "application")
        assert papers[-1] == "cell_resolution"
        assert {"life_history", "verification_result", "introduction"} < set(papers)


class TestClocks:
    @pytest.mark.parametrize(
        ("day", "limit", "extension"),
        [
            pytest.param(date(2016, 7, 25), 60, 30, id="29-QĐ/TW: 60 and 30"),
            pytest.param(DEMO_DAY, 60, 30, id="24-QĐ/TW, carried forward: 60 and 30"),
            pytest.param(date(2025, 1, 20), 60, 30, id="232-QĐ/TW: 60, the extension carried"),
            pytest.param(date(2025, 6, 30), 60, 30, id="the last day of 232-QĐ/TW"),
            pytest.param(UNDER_294, 45, 15, id="294-QĐ/TW: 45 and 15"),
            pytest.param(UNDER_208, 45, 15, id="208-QĐ/TW, carried forward: 45 and 15"),
        ],
    )
    def test_the_decision_counts_from_the_cells_resolution(
        self, cpv: RulePack, day: date, limit: int, extension: int
    ) -> None:
        within = cpv.parameter("admission.competent_committee_decides.within").on(day).value
        longer = cpv.parameter("admission.competent_committee_decides.extension").on(day).value

        assert within == TimeLimit(limit, Unit.WORKING_DAYS, "cell_resolves")
        assert longer == TimeLimit(extension, Unit.WORKING_DAYS, "time_limit_ends")

    @pytest.mark.parametrize(
        ("day", "event"),
        [
            pytest.param(DEMO_DAY, "cell_receives_decision", id="24: from receipt"),
            pytest.param(date(2026, 7, 25), "cell_receives_decision", id="294: from receipt"),
            pytest.param(UNDER_208, "decision_issued", id="208: from issue"),
        ],
    )
    def test_the_ceremony_has_30_working_days(self, cpv: RulePack, day: date, event: str) -> None:
        within = cpv.parameter("admission.cell_admits.within").on(day).value

        assert within == TimeLimit(30, Unit.WORKING_DAYS, event)

    @pytest.mark.parametrize(
        ("name", "limit"),
        [
            (
                "admission.member_files_record.within",
                TimeLimit(30, Unit.WORKING_DAYS, "cell_admits"),
            ),
            (
                "admission.verification_reply_in_country",
                TimeLimit(30, Unit.WORKING_DAYS, "verification_requested"),
            ),
            (
                "admission.verification_reply_abroad",
                TimeLimit(90, Unit.WORKING_DAYS, "verification_requested"),
            ),
            (
                "paper_kinds.course_certificate.valid_for",
                TimeLimit(60, Unit.MONTHS, "course_completed"),
            ),
            ("admission.dossier_valid_for", TimeLimit(12, Unit.MONTHS, "dossier_made")),
            ("admission.probation", TimeLimit(12, Unit.MONTHS, "cell_admits")),
        ],
    )
    def test_the_other_limits_hold_on_the_day_of_the_demo(
        self, cpv: RulePack, name: str, limit: TimeLimit
    ) -> None:
        assert cpv.parameter(name).on(DEMO_DAY).value == limit

    @pytest.mark.parametrize(
        ("paper", "redo"),
        [
            ("introduction", Redo.ALWAYS),
            ("youth_union_resolution", Redo.ALWAYS),
            ("trade_union_resolution", Redo.ALWAYS),
            ("comments_summary", Redo.ALWAYS),
            ("verification_result", Redo.IF_CHANGED),
            ("application", Redo.NEVER),
            ("life_history", Redo.NEVER),
            ("course_certificate", Redo.NEVER),
        ],
    )
    def test_an_old_dossier_asks_to_redo(self, cpv: RulePack, paper: str, redo: Redo) -> None:
        point = cpv.paper_kinds[paper].redo

        assert point is not None
        assert point.on(DEMO_DAY).value == redo


class TestConditions:
    def test_18_to_60_counted_in_months(self, cpv: RulePack) -> None:
        assert cpv.parameter("admission.age_min_months").on(DEMO_DAY).value == 18 * 12
        assert cpv.parameter("admission.age_max_months").on(DEMO_DAY).value == 60 * 12

    def test_education_asks_for_a_diploma_until_208(self, cpv: RulePack) -> None:
        education = cpv.parameter("admission.education")

        assert education.on(date(2026, 7, 25)).value == "lower_secondary_diploma"
        assert education.on(UNDER_208).value == "lower_secondary_programme"

    def test_an_applicant_is_introduced_in_one_of_three_ways(self, cpv: RulePack) -> None:
        assert cpv.parameter("admission.introductions").on(DEMO_DAY).value == (
            IntroductionWay(2, None),
            IntroductionWay(1, "youth_union_resolution"),
            IntroductionWay(1, "trade_union_resolution"),
        )

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("admission.introducer_months_together", 12),
            ("admission.replacing_introducer_needs_months_together", False),
            ("admission.late_ceremony_needs_consent", True),
            ("admission.result_is_told_to_cell", True),
            ("cells.official_members_min", 3),
            ("cells.committee_from_official_members", 9),
            ("cells.committee_members_max", 7),
            ("committees.standing_committee_from_members", 9),
            ("committees.sub_committee_members_max", 7),
            ("delegation.members_more_than", 100),
            ("delegation.good_years", 3),
            ("votes.standings_that_vote", {"official"}),
            ("votes.left_out_unless_present", {"temporary_transfer_out", "exempted"}),
            (
                "votes.left_out_always",
                {
                    "suspended",
                    "suspended_from_committee",
                    "under_criminal_proceedings",
                    "detained",
                },
            ),
            ("votes.guests_without_vote", {"temporary_transfer_in"}),
            ("votes.short_vote_goes_up", True),
        ],
    )
    def test_hold_on_the_day_of_the_demo(self, cpv: RulePack, name: str, value: object) -> None:
        assert cpv.parameter(name).on(DEMO_DAY).value == value

    def test_entrusting_was_not_read_before_294(self, cpv: RulePack) -> None:
        with pytest.raises(NotYetLaw):
            cpv.parameter("delegation.entrusted_members_min").on(DEMO_DAY)


class TestCaseThatCrosses26July2026:
    def test_sees_two_editions_of_the_ceremony_and_why(self, cpv: RulePack) -> None:
        within = cpv.parameter("admission.cell_admits.within")

        before, after = within.editions_between(date(2026, 7, 20), date(2026, 8, 20))

        assert before.source.instrument == "qd-294-2025"
        assert before.candidates == ("qd-294-2025", "qd-20-2026")
        assert after.source.instrument == "qd-208-2026"
        assert after.candidates == ()
        assert before.value.after != after.value.after
        assert "208-QĐ/TW" in after.note_vi

    def test_sees_the_decision_limit_carried_forward_as_a_marked_proposal(
        self, cpv: RulePack
    ) -> None:
        within = cpv.parameter("admission.competent_committee_decides.within")

        before, after = within.editions_between(date(2026, 7, 20), date(2026, 8, 20))

        assert before.value == after.value
        assert (after.source.instrument, after.carried_into) == ("qd-294-2025", "qd-208-2026")
        assert before.doubtful
        assert after.doubtful
