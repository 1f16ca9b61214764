"""Reading the tables of a procedure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

from workflows.rules.certainty import Certainty
from workflows.rules.loading.grounds import read_grounds
from workflows.rules.loading.histories import read_source
from workflows.rules.loading.parts import read_name, read_part, read_part_if_any, read_period
from workflows.rules.loading.passages import Passage, read_file, read_files
from workflows.rules.loading.vocabulary import Vocabulary
from workflows.rules.names import Name
from workflows.rules.organisations import LevelFunction
from workflows.rules.procedures import Decider, Procedure, Road, Rung, StepRule

STEP_FILES = "steps*.yaml"
DECIDERS = "deciders.yaml"
ROADS = "roads.yaml"
AS_IN = "as_in"
DECIDER = "decider"


def read_procedures(folders: Sequence[Path], vocabulary: Vocabulary) -> dict[str, Procedure]:
    """
    Return the procedures whose tables lie in the folders of their names.

    A table of deciders or roads, or a step, that says only ``as_in`` is that of another procedure.
    A decider that is borrowed takes the place of those steps alone that the procedure has. Steps
    are lent only by who borrows none.

    :raises PackFault: if a table names something that is defined nowhere
    """
    read: dict[str, Procedure] = {}
    for folder in sorted(folders, key=lambda each: (*_borrows(each), each)):
        read[folder.name] = _procedure(folder, vocabulary, read)
    return read


def _borrows(folder: Path) -> tuple[bool, bool]:
    """Tell whether a procedure borrows steps, and whether it borrows whole tables."""
    steps = read_files(folder, STEP_FILES).values()
    tables = (read_file(folder / name) for name in (DECIDERS, ROADS))
    return any(AS_IN in each.entries() for each in steps), any(
        AS_IN in each.entries() for each in tables
    )


def _lender(page: Passage, read: Mapping[str, Procedure]) -> Procedure | None:
    passages = page.entries()
    return read[passages[AS_IN].known(read, "procedure")] if AS_IN in passages else None


def _procedure(folder: Path, vocabulary: Vocabulary, read: Mapping[str, Procedure]) -> Procedure:
    page = read_file(folder / "procedure.yaml")
    fields = page.fields("vi", "en", "outcomes", "not_covered")
    steps = {
        step: _lent(step, passage, read) or _step(step, passage, folder.name, vocabulary)
        for step, passage in read_files(folder, STEP_FILES).items()
    }
    return Procedure(
        **asdict(read_name(folder.name, fields)),
        steps=steps,
        deciders=_deciders(read_file(folder / DECIDERS), folder.name, vocabulary, read, steps),
        roads=_roads(read_file(folder / ROADS), folder.name, vocabulary, read),
        grounds=read_grounds(folder, vocabulary),
        outcomes=read_names(fields["outcomes"].entries()),
        not_covered=read_names(fields["not_covered"].entries()),
    )


def read_names(passages: Mapping[str, Passage]) -> dict[str, Name]:
    """Return the names by their codes."""
    return {each: read_name(each, passage.fields("vi", "en")) for each, passage in passages.items()}


def _lent(step: str, passage: Passage, read: Mapping[str, Procedure]) -> StepRule | None:
    lender = _lender(passage, read)
    if lender is None:
        return None
    if step not in lender.steps:
        raise passage.fault(f"“{lender.id}” has no step “{step}”")
    return lender.steps[step]


def _step(step: str, passage: Passage, procedure: str, vocabulary: Vocabulary) -> StepRule:
    fields = passage.fields(
        "vi",
        "en",
        "rung",
        "body",
        "power",
        "source",
        "certainty",
        "papers",
        optional=("in_its_place", "vote", "within", "extension", "issued_if_carried"),
    )
    name = read_name(step, fields)
    body = fields["body"].known({*vocabulary.body_kinds, DECIDER}, "body kind")
    in_its_place = fields.get("in_its_place")
    if "extension" in fields and "within" not in fields:
        raise fields["extension"].fault("only a step with a time limit can be extended")
    part = partial(read_part_if_any, fields=fields, of=name, under=procedure, vocabulary=vocabulary)
    return StepRule(
        name=step,
        label_vi=name.label_vi,
        label_en=name.label_en,
        rung=fields["rung"].one_of(Rung),
        body=None if body == DECIDER else body,
        in_its_place=in_its_place.known(vocabulary.body_kinds, "body kind")
        if in_its_place
        else None,
        power=fields["power"].known(vocabulary.acts, "act"),
        source=read_source(fields["source"], vocabulary)[0],
        certainty=fields["certainty"].one_of(Certainty),
        vote=part("vote"),
        within=part("within"),
        extension=part("extension"),
        papers=read_part("papers", fields, of=name, under=procedure, vocabulary=vocabulary),
        issued_if_carried=_issued_if_carried(fields, vocabulary),
    )


def _issued_if_carried(fields: Mapping[str, Passage], vocabulary: Vocabulary) -> frozenset[str]:
    if "issued_if_carried" not in fields:
        return frozenset()
    issued = fields["issued_if_carried"]
    return frozenset(each.known(vocabulary.paper_kinds, "paper kind") for each in issued.items())


def _deciders(
    page: Passage,
    procedure: str,
    vocabulary: Vocabulary,
    read: Mapping[str, Procedure],
    steps: Collection[str],
) -> Mapping[str, Decider]:
    if lender := _lender(page, read):
        return {name: _borrowed(each, steps) for name, each in lender.deciders.items()}
    passages = page.entries()
    return {
        decider: _decider(decider, passage, frozenset(passages), procedure, vocabulary)
        for decider, passage in passages.items()
    }


def _borrowed(decider: Decider, steps: Collection[str]) -> Decider:
    return replace(
        decider, takes_place_of=tuple(each for each in decider.takes_place_of if each in steps)
    )


def _decider(
    decider: str,
    passage: Passage,
    deciders: frozenset[str],
    procedure: str,
    vocabulary: Vocabulary,
) -> Decider:
    fields = passage.fields(
        "vi",
        "en",
        "body",
        "at",
        "needs_delegation",
        "in_force",
        "source",
        "certainty",
        "vote",
        optional=("takes_place_of", "offered_instead"),
    )
    name = read_name(decider, fields)
    takes_place_of = fields["takes_place_of"].items() if "takes_place_of" in fields else ()
    offered = fields["offered_instead"].items() if "offered_instead" in fields else ()
    return Decider(
        **asdict(name),
        body_kind=fields["body"].known(vocabulary.body_kinds, "body kind"),
        at=fields["at"].one_of(LevelFunction),
        needs_delegation=fields["needs_delegation"].yes(),
        in_force=read_period(fields["in_force"]),
        source=read_source(fields["source"], vocabulary)[0],
        certainty=fields["certainty"].one_of(Certainty),
        vote=read_part(
            "vote", fields, of=name, under=f"{procedure}.deciders", vocabulary=vocabulary
        ),
        takes_place_of=tuple(each.known(vocabulary.steps, "step") for each in takes_place_of),
        offered_instead=tuple(each.known(deciders, "decider") for each in offered),
    )


def _roads(
    page: Passage, procedure: str, vocabulary: Vocabulary, read: Mapping[str, Procedure]
) -> Mapping[str, Road]:
    if lender := _lender(page, read):
        return lender.roads
    return {
        road: _road(road, passage, procedure, vocabulary)
        for road, passage in page.entries().items()
    }


def _road(road: str, passage: Passage, procedure: str, vocabulary: Vocabulary) -> Road:
    fields = passage.fields("vi", "en", "kinds", "under", "through")
    name = read_name(road, fields)
    return Road(
        **asdict(name),
        kinds=_level_kinds(fields["kinds"], vocabulary),
        under=_level_kinds(fields["under"], vocabulary),
        through=read_part(
            "through", fields, of=name, under=f"{procedure}.roads", vocabulary=vocabulary
        ),
    )


def _level_kinds(passage: Passage, vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(each.known(vocabulary.level_kinds, "level kind") for each in passage.items())
