from pathlib import Path
from shutil import copytree

import pytest

from tests.rules.loading.breaking import assert_fault
from tests.rules.the_club import write_club
from workflows.rules.loading import PackFault, load_pack

STATUTES = "instruments/statutes.yaml"
LEVELS = "hierarchy/level-kinds.yaml"
BODIES = "hierarchy/body-kinds.yaml"
POWERS = "powers/powers.yaml"
STEPS = "procedures/joining/steps.yaml"
DECIDERS = "procedures/joining/deciders.yaml"
ROADS = "procedures/joining/roads.yaml"
GROUNDS = "procedures/joining/grounds.yaml"
PAPERS = "papers/papers.yaml"

FAULTS = {
    "a history without editions": (
        STEPS,
        """\
  papers:
    - from: 2020-02-01
      value: [letter]
      source: {instrument: statutes-2020, article: "11"}
      certainty: confirmed
""",
        "  papers: []\n",
        9,
        "a parameter has at least one edition",
    ),
    "two documents of one number and day": (
        STATUTES,
        "issued_on: 2022-01-01",
        "issued_on: 2020-01-01",
        11,
        "Statutes of 2020-01-01 is there already",
    ),
    "a document in force before it is issued": (
        STATUTES,
        "in_force_from: 2022-02-01",
        "in_force_from: 2021-02-01",
        15,
        "a document takes effect after it is issued",
    ),
    "a document that succeeds a stranger": (
        STATUTES,
        "succeeds: statutes-2020",
        "succeeds: statutes-2019",
        11,
        "“statutes-2019” does not stand before this document",
    ),
    "two documents that succeed the same one": (
        STATUTES,
        "succeeds: statutes-2022",
        "succeeds: statutes-2020",
        21,
        "“statutes-2020” has another successor already",
    ),
    "a document that succeeds a later one": (
        STATUTES,
        "issued_on: 2022-01-01",
        "issued_on: 2019-01-01",
        11,
        "“statutes-2020” was not issued before this document",
    ),
    "a power of an unknown office": (
        POWERS,
        "[chair, player]",
        "[chair, king]",
        6,
        "“king” is not a known office",
    ),
    "a power held in an unknown body": (
        POWERS,
        "board: [chair",
        "court: [chair",
        6,
        "“court” is not a known body kind",
    ),
    "a power without bounds": (
        POWERS,
        "reach: own_unit",
        "reach: everywhere",
        6,
        "“everywhere” is not a known Reach",
    ),
    "a body with an unknown office": (BODIES, "[player]", "[king]", 3, "“king” is not a known"),
    "a level without a known function": (
        LEVELS,
        "value: [grassroots]",
        "value: [heaven]",
        6,
        "“heaven” is not a known LevelFunction",
    ),
    "a level with an unknown body": (
        LEVELS,
        "[assembly, board]",
        "[assembly, court]",
        11,
        "“court” is not a known body kind",
    ),
    "a model of an unknown level": (
        "hierarchy/models.yaml",
        "[league]",
        "[galaxy]",
        1,
        "“galaxy” is not a known level kind",
    ),
    "a body kind that is neither collective nor not": (
        BODIES,
        "collective: yes",
        "collective: often",
        1,
        "“often” is not a known answer, yes or no",
    ),
    "a time limit after an unknown event": (
        PAPERS,
        "after: letter_sent",
        "after: checkmate",
        12,
        "“checkmate” is not a known step or event",
    ),
    "a time limit of no length": (
        PAPERS,
        "months: 6",
        "months: 0",
        12,
        "a time limit lasts at least one day",
    ),
    "a time limit in no known unit": (
        PAPERS,
        "months: 6",
        "moons: 6",
        12,
        "“moons” is not a key of this passage",
    ),
    "a limit in working days that rolls": (
        STEPS,
        "after: player_writes}",
        "after: player_writes, rolls_over_rest_day: yes}",
        30,
        "a limit in working days never ends on a rest day",
    ),
    "a majority that is neither more than nor at least": (
        STEPS,
        "{at_least: 2/3,",
        "{about: 2/3,",
        25,
        "“about” is not a key of this passage",
    ),
    "a majority of nobody known": (
        STEPS,
        "of: members_summoned",
        "of: everybody",
        25,
        "“everybody” is not a known Base",
    ),
    "a majority beyond the whole": (
        STEPS,
        "at_least: 2/3",
        "more_than: 3/3",
        25,
        "no electorate can give more than 1 of members_summoned",
    ),
    "a paper that is unknown": (
        STEPS,
        "value: [letter, minutes]",
        "value: [letter, poem]",
        40,
        "“poem” is not a known paper kind",
    ),
    "a step of an unknown body": (
        STEPS,
        "body: assembly",
        "body: court",
        5,
        "“court” is not a known body kind",
    ),
    "a step in the place of which nobody known acts": (
        STEPS,
        "in_its_place: board",
        "in_its_place: court",
        19,
        "“court” is not a known body kind",
    ),
    "a step by an unknown power": (
        STEPS,
        "power: step.act",
        "power: step.dance",
        6,
        "“step.dance” is not a known act",
    ),
    "an extension of no limit": (
        STEPS,
        """\
  within:
    - from: 2020-02-01
      value: {working_days: 10, after: player_writes}
      source: {instrument: statutes-2020, article: "12"}
      certainty: confirmed
""",
        "",
        29,
        "only a step with a time limit can be extended",
    ),
    "a decider that ends before it begins": (
        DECIDERS,
        "to: 2025-01-31",
        "to: 2020-01-31",
        7,
        "2020-01-31 lies before 2020-02-01",
    ),
    "a decider that takes an unknown step's place": (
        DECIDERS,
        "takes_place_of: [assembly_resolves]",
        "takes_place_of: [nobody_resolves]",
        10,
        "“nobody_resolves” is not a known step",
    ),
    "a decider offered that is unknown": (
        DECIDERS,
        "offered_instead: [league_board]",
        "offered_instead: [world_board]",
        11,
        "“world_board” is not a known decider",
    ),
    "a road from an unknown level": (
        ROADS,
        "kinds: [club]",
        "kinds: [galaxy]",
        4,
        "“galaxy” is not a known level kind",
    ),
    "a road through an unknown step": (
        ROADS,
        "value: [assembly_resolves]",
        "value: [nobody_resolves]",
        8,
        "“nobody_resolves” is not a known step",
    ),
    "a ground that arises from nothing known": (
        GROUNDS,
        "arises: declared",
        "arises: hearsay",
        24,
        "“hearsay” is not a known Arising",
    ),
    "a ground that asks for the consent of an unknown step": (
        GROUNDS,
        "consent: assembly_resolves",
        "consent: nobody_resolves",
        10,
        "“nobody_resolves” is not a known step",
    ),
    "a readmission without ways of leaving": (
        GROUNDS,
        "  ways: [own_request]\n",
        "",
        2,
        "only a readmission begins from ways of leaving",
    ),
    "a ground that ends before it begins": (
        GROUNDS,
        "in_force: {from: 2022-02-01}",
        "in_force: {from: 2022-02-01, to: 2022-01-31}",
        26,
        "2022-01-31 lies before 2022-02-01",
    ),
    "a document that succeeds one of the same day": (
        STATUTES,
        "number: Statutes\n  issued_on: 2022-01-01",
        "number: Bylaws\n  issued_on: 2020-01-01",
        11,
        "“statutes-2020” was not issued before this document",
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "line", "reason"), FAULTS.values(), ids=FAULTS)
def test_names_file_line_and_reason_of(
    tmp_path: Path, file: str, old: str, new: str, line: int, reason: str
) -> None:
    assert_fault(tmp_path, file=file, old=old, new=new, line=line, reason=reason)


def test_names_a_step_that_its_lender_does_not_have(tmp_path: Path) -> None:
    club = write_club(tmp_path)
    visiting = club / "procedures/visiting"
    copytree(club / "procedures/joining", visiting)
    (visiting / "steps.yaml").write_text("guest_writes:\n  as_in: joining\n", encoding="utf-8")

    with pytest.raises(PackFault, match="“joining” has no step “guest_writes”") as found:
        load_pack(club)

    assert (found.value.file, found.value.line) == (visiting / "steps.yaml", 2)
