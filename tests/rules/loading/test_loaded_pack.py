from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tests.rules.the_club import the_club
from workflows.foundation.citations import Citation
from workflows.foundation.periods import Period
from workflows.rules.certainty import Certainty
from workflows.rules.grounds import Arising
from workflows.rules.introductions import IntroductionWay
from workflows.rules.majorities import Base, at_least, more_than
from workflows.rules.organisations import LevelFunction
from workflows.rules.packs import RulePack
from workflows.rules.papers import Redo
from workflows.rules.parameters import Form
from workflows.rules.powers import Power, Reach
from workflows.rules.procedures import Rung
from workflows.rules.time_limits import TimeLimit, Unit

FIRST_DAY = date(2020, 2, 1)


@pytest.fixture
def club(tmp_path: Path) -> RulePack:
    return the_club(tmp_path)


class TestScalars:
    def test_4_10_is_not_4_1(self, club: RulePack) -> None:
        form_code = club.paper_kinds["letter"].form_code

        assert form_code
        assert form_code.history[0].value == "4.10"
        assert form_code.history[0].source == Citation("statutes-2020", "4.10")

    def test_on_is_a_word(self, club: RulePack) -> None:
        assert club.parameter("joining.opening").on(FIRST_DAY).value == "on"

    def test_no_answers_a_question(self, club: RulePack) -> None:
        assert club.parameter("joining.guests_may_watch").on(FIRST_DAY).value is False

    def test_a_share_is_exact(self, club: RulePack) -> None:
        assert club.parameter("joining.board_share_max").on(FIRST_DAY).value == Fraction(1, 3)


class TestValues:
    @pytest.mark.parametrize(
        ("name", "form", "value"),
        [
            ("joining.age_min_months", Form.MONTHS, 120),
            ("joining.reminded_before", Form.DAYS_EACH, (14, 7)),
            ("joining.left_out", Form.CODES, frozenset({"absent"})),
            (
                "joining.ways",
                Form.INTRODUCTIONS,
                (IntroductionWay(2, None), IntroductionWay(1, "letter")),
            ),
            (
                "joining.assembly_resolves.vote",
                Form.MAJORITY,
                at_least(Fraction(2, 3), of=Base.MEMBERS_SUMMONED),
            ),
            (
                "joining.deciders.own_board.vote",
                Form.MAJORITY,
                more_than(Fraction(1, 2), of=Base.MEMBERS_IN_OFFICE),
            ),
            (
                "joining.assembly_resolves.within",
                Form.TIME_LIMIT,
                TimeLimit(10, Unit.WORKING_DAYS, "player_writes"),
            ),
            (
                "paper_kinds.letter.valid_for",
                Form.TIME_LIMIT,
                TimeLimit(6, Unit.MONTHS, "letter_sent", rolls_over_rest_day=True),
            ),
            ("paper_kinds.letter.redo", Form.REDO, Redo.IF_CHANGED),
            ("joining.assembly_resolves.papers", Form.PAPERS, ("letter", "minutes")),
            ("joining.roads.straight.through", Form.STEPS, ("assembly_resolves",)),
            ("level_kinds.club.functions", Form.FUNCTIONS, frozenset({LevelFunction.GRASSROOTS})),
            ("level_kinds.club.bodies", Form.BODY_KINDS, frozenset({"assembly", "board"})),
            (
                "powers.step.act",
                Form.POWER,
                Power(
                    "step.act",
                    {"assembly": frozenset({"chair"}), "board": frozenset({"chair", "player"})},
                    Reach.OWN_UNIT,
                ),
            ),
        ],
    )
    def test_have_the_form_of_their_parameter(
        self, club: RulePack, name: str, form: Form, value: object
    ) -> None:
        parameter = club.parameter(name)

        assert parameter.name == name
        assert parameter.form is form
        assert parameter.on(FIRST_DAY).value == value

    def test_a_part_is_named_after_its_thing(self, club: RulePack) -> None:
        vote = club.parameter("joining.assembly_resolves.vote")

        assert vote.label_vi == "Đại hội quyết nghị: tỷ lệ biểu quyết"
        assert vote.label_en == "The assembly resolves: vote"


class TestThings:
    def test_a_step_carries_its_table_row(self, club: RulePack) -> None:
        step = club.procedures["joining"].steps["assembly_resolves"]

        assert (step.name, step.rung, step.body) == ("assembly_resolves", Rung.CELL, "assembly")
        assert (step.in_its_place, step.power) == ("board", "step.act")
        assert step.source == Citation("statutes-2020", "12")
        assert step.certainty is Certainty.CONFIRMED

    def test_a_step_of_one_person_has_no_vote_and_no_limit(self, club: RulePack) -> None:
        step = club.procedures["joining"].steps["player_writes"]

        assert (step.vote, step.within, step.extension, step.in_its_place) == (None,) * 4

    def test_a_step_of_the_decider_names_no_body(self, club: RulePack) -> None:
        assert club.procedures["joining"].steps["board_decides"].body is None

    def test_a_ground_says_what_it_asks_for(self, club: RulePack) -> None:
        ground = club.procedures["joining"].grounds["return_of_a_player"]

        assert (ground.arises, ground.consent) == (Arising.FORMER_MEMBERSHIP, "assembly_resolves")
        assert ground.ways == {"own_request"}
        assert ground.waits == club.parameter("joining.grounds.return_of_a_player.waits")
        assert not ground.discreet

    def test_a_ground_may_ask_for_papers_alone(self, club: RulePack) -> None:
        ground = club.procedures["joining"].grounds["rival_club"]

        assert (ground.consent, ground.waits, ground.ways) == (None, None, frozenset())
        assert ground.discreet

    def test_a_decider_ends_with_its_last_day(self, club: RulePack) -> None:
        decider = club.procedures["joining"].deciders["own_board"]

        assert decider.in_force == Period(FIRST_DAY, date(2025, 2, 1))
        assert (decider.body_kind, decider.at) == ("board", LevelFunction.GRASSROOTS)
        assert decider.needs_delegation
        assert decider.source == Citation("statutes-2020", "13")
        assert decider.certainty is Certainty.CONFIRMED
        assert decider.takes_place_of == ("assembly_resolves",)
        assert decider.offered_instead == ("league_board",)

    def test_a_decider_may_hold_for_a_single_day(self, tmp_path: Path) -> None:
        club = the_club(
            tmp_path,
            file="procedures/joining/deciders.yaml",
            old="to: 2025-01-31",
            new="to: 2020-02-01",
        )

        decider = club.procedures["joining"].deciders["own_board"]

        assert decider.in_force == Period(FIRST_DAY, date(2020, 2, 2))

    def test_a_paper_without_form_or_age_is_plain(self, club: RulePack) -> None:
        minutes = club.paper_kinds["minutes"]

        assert (minutes.form_code, minutes.valid_for, minutes.redo) == (None, None, None)
        assert not minutes.personal_file
        assert club.paper_kinds["letter"].personal_file

    def test_offices_bodies_and_models_are_read(self, club: RulePack) -> None:
        assert club.offices["chair"].sole
        assert not club.offices["player"].sole
        assert club.body_kinds["board"].offices == {"chair", "player"}
        assert not club.body_kinds["desk"].collective
        assert club.models["one_league"].level_kinds == {"league"}

    def test_names_are_read_in_both_languages(self, club: RulePack) -> None:
        joining = club.procedures["joining"]

        assert (club.id, club.label_vi, club.label_en) == ("club", "Câu lạc bộ cờ", "Chess club")
        assert (joining.id, joining.label_vi) == ("joining", "Vào câu lạc bộ")
        assert joining.outcomes["joined"].label_en == "Joined"
        assert joining.not_covered["guests"].label_vi == "Khách"
        assert club.events["letter_sent"].label_en == "the day the letter was sent"


class TestInstruments:
    def test_a_document_ends_when_the_next_known_one_takes_effect(self, club: RulePack) -> None:
        effects = {each.id: each.effect for each in club.instruments.values()}

        assert effects == {
            "statutes-2020": Period(date(2020, 2, 1), date(2022, 2, 1)),
            "statutes-2022": Period(date(2022, 2, 1), date(2025, 2, 1)),
            "statutes-2024": None,
            "statutes-2025": Period(date(2025, 2, 1)),
        }

    def test_one_number_names_several_documents(self, club: RulePack) -> None:
        numbers = {each.number for each in club.instruments.values()}
        keys = {(each.number, each.issued_on) for each in club.instruments.values()}

        assert len(numbers) == 1
        assert len(keys) == len(club.instruments) == 4

    def test_the_doubt_about_a_document_is_kept(self, club: RulePack) -> None:
        assert club.instruments["statutes-2024"].effect_note == "the day of effect was not read"
        assert club.instruments["statutes-2020"].effect_note == ""
