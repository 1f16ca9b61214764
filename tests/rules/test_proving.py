from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.rules.the_club import the_club
from workflows.rules.proving import Doubt, Fault, Reason, doubts, faults

STEPS = "procedures/joining/steps.yaml"
GROUNDS = "procedures/joining/grounds.yaml"
DECIDERS = "procedures/joining/deciders.yaml"
ROADS = "procedures/joining/roads.yaml"


class TestFaults:
    def test_the_club_has_none(self, tmp_path: Path) -> None:
        assert faults(the_club(tmp_path)) == ()

    @pytest.mark.parametrize(
        ("file", "old", "new", "found"),
        [
            pytest.param(
                GROUNDS,
                "consent: assembly_resolves",
                "consent: player_writes",
                [
                    Fault(
                        "joining.grounds.return_of_a_player",
                        "“player_writes” is no vote of “joining”",
                    )
                ],
                id="a consent that nobody votes on",
            ),
            pytest.param(
                STEPS,
                "{working_days: 5, after",
                "{months: 1, after",
                [
                    Fault(
                        "joining.assembly_resolves.extension",
                        f"from {day} it counts months but the limit counts working_days",
                    )
                    for day in ("2020-02-01", "2022-02-01", "2024-01-01", "2025-02-01")
                ],
                id="an extension in another unit than its limit",
            ),
            pytest.param(
                STEPS,
                "- from: 2020-02-01\n      value: {working_days: 5, after",
                "- from: 2021-06-01\n      value: {months: 1, after",
                [
                    Fault(
                        "joining.assembly_resolves.extension",
                        f"from {day} it counts months but the limit counts working_days",
                    )
                    for day in ("2021-06-01", "2022-02-01", "2024-01-01", "2025-02-01")
                ],
                id="such an extension that begins after its limit",
            ),
            pytest.param(
                STEPS,
                "body: assembly\n  in_its_place",
                "body: desk\n  in_its_place",
                [
                    Fault("joining.assembly_resolves", "“desk” decides nothing by vote"),
                    *(
                        Fault(
                            "joining.assembly_resolves",
                            f"from {day} no office of “desk” has the power “step.act”",
                        )
                        for day in ("2020-02-01", "2022-02-01", "2024-01-01", "2025-02-01")
                    ),
                ],
                id="a vote of a body that does not vote",
            ),
            pytest.param(
                DECIDERS,
                "body: board\n  at: above",
                "body: desk\n  at: above",
                [
                    Fault("joining.deciders.league_board", "“desk” decides nothing by vote"),
                    *(
                        Fault(
                            "joining.board_decides",
                            f"from {day} no office of “desk” has the power “step.act”",
                        )
                        for day in ("2020-02-01", "2022-02-01", "2024-01-01", "2025-02-01")
                    ),
                ],
                id="a decider that does not vote",
            ),
            pytest.param(
                DECIDERS,
                "in_force: {from: 2020-02-01}",
                "in_force: {from: 2019-02-01}",
                [
                    Fault(
                        "joining.deciders.league_board",
                        "it may decide before the pack knows by how many votes",
                    )
                ],
                id="a decider before its vote",
            ),
            pytest.param(
                "hierarchy/body-kinds.yaml",
                "offices: [chair, player]",
                "offices: [chair]",
                [Fault("powers.step.act", "“player” is no office of “board”")] * 4,
                id="a power held in a body the office does not sit in",
            ),
        ],
    )
    def test_names(self, tmp_path: Path, file: str, old: str, new: str, found: list[Fault]) -> None:
        assert list(faults(the_club(tmp_path, file=file, old=old, new=new))) == found

    def test_names_two_roads_from_one_place(self, tmp_path: Path) -> None:
        again = """\
detour:
  vi: Đường vòng
  en: Detour
  kinds: [club]
  under: [league]
  through:
    - from: 2020-02-01
      value: []
      source: {instrument: statutes-2020, article: "14"}
      certainty: confirmed
straight:
"""

        forked = the_club(tmp_path, file=ROADS, old="straight:\n", new=again)

        assert faults(forked) == (
            Fault("joining.roads.straight", "“detour” leads a “club” under a “league” already"),
        )

    def test_names_a_step_borrowed_from_another_procedure(self, tmp_path: Path) -> None:
        club = the_club(tmp_path)
        joining = club.procedures["joining"]
        steps = {name: step for name, step in joining.steps.items() if name != "assembly_resolves"}

        torn = replace(club, procedures={"joining": replace(joining, steps=steps)})

        assert faults(torn) == (
            Fault("joining.roads.straight", "“assembly_resolves” is no step of “joining”"),
            Fault("joining.deciders.own_board", "“assembly_resolves” is no step of “joining”"),
            Fault(
                "joining.grounds.return_of_a_player", "“assembly_resolves” is no vote of “joining”"
            ),
        )


class TestDoubts:
    def found(self, folder: Path, name: str) -> list[Doubt]:
        return [each for each in doubts(the_club(folder)) if each.name == name]

    def test_lists_a_document_whose_day_of_effect_is_unknown(self, tmp_path: Path) -> None:
        (doubt,) = self.found(tmp_path, "statutes-2024")

        assert doubt.reasons == (Reason.DAY_OF_EFFECT_UNKNOWN,)
        assert doubt.label_en == "Statutes, Statutes"

    def test_lists_a_document_that_is_only_recalled(self, tmp_path: Path) -> None:
        (doubt,) = self.found(tmp_path, "statutes-2025")

        assert doubt.reasons == (Reason.RECALLED,)

    @pytest.mark.parametrize(
        "name", ["joining.player_writes", "joining.league_board", "joining.return_of_a_player"]
    )
    def test_lists_a_step_a_decider_and_a_ground_that_are_only_recalled(
        self, tmp_path: Path, name: str
    ) -> None:
        (doubt,) = self.found(tmp_path, name)

        assert doubt.reasons == (Reason.RECALLED,)
        assert doubt.edition is None

    def test_lists_each_edition_that_is_carried_or_has_two_candidates(self, tmp_path: Path) -> None:
        listed = self.found(tmp_path, "joining.board_share_max")

        assert [(each.edition and each.edition.since, each.reasons) for each in listed] == [
            (date(2022, 2, 1), (Reason.CARRIED_FORWARD,)),
            (date(2024, 1, 1), (Reason.SEVERAL_CANDIDATES,)),
            (date(2025, 2, 1), (Reason.CARRIED_FORWARD,)),
        ]

    def test_lists_an_edition_that_is_only_recalled(self, tmp_path: Path) -> None:
        listed = self.found(tmp_path, "joining.age_min_months")

        assert [each.reasons for each in listed] == [
            (Reason.SEVERAL_CANDIDATES,),
            (Reason.RECALLED,),
        ]

    def test_lists_exactly_the_doubtful_editions(self, tmp_path: Path) -> None:
        club = the_club(tmp_path)

        doubted = [each.edition for each in doubts(club) if each.edition]

        assert doubted == [
            edition
            for parameter in club.parameters.values()
            for edition in parameter.history
            if edition.doubtful
        ]
