from datetime import date

import pytest

from workflows.rules.packs import RulePack, parameters_within
from workflows.rules.proving import Reason, doubts, faults

DEMO_DAY = date(2024, 10, 25)
BEGINS_LATER = {
    "admission.deciders.grassroots_standing_committee.vote",
    "committees.standing_committee_share_max",
    "delegation.entrusted_members_min",
    "delegation.entrusted_members_min_under_province",
    "leaving.deciders.grassroots_standing_committee.vote",
}


class TestShippedPack:
    def test_has_no_fault(self, cpv: RulePack) -> None:
        assert faults(cpv) == ()

    def test_every_value_has_an_article_of_a_known_document(self, cpv: RulePack) -> None:
        editions = [each for point in cpv.parameters.values() for each in point.history]

        assert len(editions) > 200
        assert all(each.source.instrument in cpv.instruments for each in editions)
        assert all(each.source.article for each in editions)

    def test_every_article_that_is_named_begins_with_words_known_in_english(
        self, cpv: RulePack
    ) -> None:
        articles = [
            edition.source.article for point in cpv.parameters.values() for edition in point.history
        ]

        named = [each for each in articles if not each[0].isdigit()]
        assert named
        assert all(cpv.article_in_english(each) != each for each in named)

    def test_the_longest_beginning_names_an_article(self, cpv: RulePack) -> None:
        assert cpv.article_in_english("chưa đọc") == "not read"
        assert cpv.article_in_english("chưa đọc được số mục") == "point number not read"
        assert cpv.article_in_english("mẫu 2-KNĐ") == "form 2-KNĐ"
        assert cpv.article_in_english("Lời nói đầu") == "Lời nói đầu"

    def test_every_value_stands_in_the_index_under_its_own_name(self, cpv: RulePack) -> None:
        inside = {
            each.name: each
            for part in (cpv.powers, cpv.level_kinds, cpv.paper_kinds, cpv.procedures)
            for each in parameters_within(part)
        }

        assert inside.items() <= cpv.parameters.items()
        assert all(name == each.name for name, each in cpv.parameters.items())

    def test_every_label_is_written_in_both_languages(self, cpv: RulePack) -> None:
        named = [
            *cpv.parameters.values(),
            *cpv.level_kinds.values(),
            *cpv.body_kinds.values(),
            *cpv.offices.values(),
            *cpv.paper_kinds.values(),
            *cpv.models.values(),
            *cpv.events.values(),
            *cpv.procedures["admission"].steps.values(),
            *cpv.procedures["admission"].deciders.values(),
            *cpv.procedures["admission"].roads.values(),
            *cpv.procedures["admission"].outcomes.values(),
        ]

        assert all(each.label_vi and each.label_en for each in named)
        assert all(each.label_vi != each.label_en for each in named)

    @pytest.mark.parametrize("day", [DEMO_DAY, date(2025, 7, 1), date(2026, 7, 26)])
    def test_the_law_is_complete_on(self, cpv: RulePack, day: date) -> None:
        silent = {name for name, point in cpv.parameters.items() if point.history[0].since > day}

        assert silent <= BEGINS_LATER

    def test_every_edition_after_the_first_says_something_new(self, cpv: RulePack) -> None:
        for parameter in cpv.parameters.values():
            days = [each.since for each in parameter.history]
            assert days == sorted(set(days))


class TestDocuments:
    def test_one_number_is_used_three_times(self, cpv: RulePack) -> None:
        issued = sorted(
            each.issued_on for each in cpv.instruments.values() if each.number == "01-HD/TW"
        )

        assert issued == [date(2016, 9, 20), date(2021, 9, 28), date(2026, 5, 19)]

    @pytest.mark.parametrize(
        ("day", "document"),
        [
            (date(2021, 7, 29), "qd-29-2016"),
            (DEMO_DAY, "qd-24-2021"),
            (date(2025, 6, 30), "qd-232-2025"),
            (date(2026, 4, 7), "qd-294-2025"),
            (date(2026, 7, 26), "qd-208-2026"),
        ],
    )
    def test_one_regulation_implements_the_charter_on(
        self, cpv: RulePack, day: date, document: str
    ) -> None:
        line = ["qd-29-2016", "qd-24-2021", "qd-232-2025", "qd-294-2025", "qd-208-2026"]

        holding = [
            each for each in line if (effect := cpv.instruments[each].effect) and effect.holds(day)
        ]

        assert holding == [document]

    def test_the_charter_is_not_replaced(self, cpv: RulePack) -> None:
        effect = cpv.instruments["dieu-le-2011"].effect

        assert effect is not None
        assert effect.until is None

    def test_the_day_of_effect_of_20_is_not_known(self, cpv: RulePack) -> None:
        assert cpv.instruments["qd-20-2026"].effect is None


class TestDoubts:
    def test_name_the_share_of_the_grassroots_standing_committee(self, cpv: RulePack) -> None:
        named = {each.name: each for each in doubts(cpv)}

        doubt = named["admission.deciders.grassroots_standing_committee.vote"]
        assert doubt.reasons == (Reason.RECALLED,)

    def test_leave_out_what_was_read_in_the_law_of_its_day(self, cpv: RulePack) -> None:
        clear = cpv.parameter("admission.age_min_months").on(DEMO_DAY)

        assert not clear.doubtful
        assert clear not in [each.edition for each in doubts(cpv)]
