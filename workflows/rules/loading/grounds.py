"""Reading the special grounds of a procedure."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from workflows.rules.certainty import Certainty
from workflows.rules.grounds import Arising, Ground
from workflows.rules.loading.histories import read_source
from workflows.rules.loading.parts import read_name, read_part, read_part_if_any, read_period
from workflows.rules.loading.passages import Passage, read_file
from workflows.rules.loading.vocabulary import Vocabulary

GROUNDS = "grounds.yaml"


def read_grounds(folder: Path, vocabulary: Vocabulary) -> Mapping[str, Ground]:
    """
    Return the special grounds of the procedure in the folder, none if it tells of none.

    :raises PackFault: if a ground names something that is defined nowhere
    """
    page = folder / GROUNDS
    if not page.exists():
        return {}
    return {
        ground: _ground(ground, passage, folder.name, vocabulary)
        for ground, passage in read_file(page).entries().items()
    }


def _ground(ground: str, passage: Passage, procedure: str, vocabulary: Vocabulary) -> Ground:
    fields = passage.fields(
        "vi",
        "en",
        "arises",
        "discreet",
        "in_force",
        "source",
        "certainty",
        "papers",
        optional=("ways", "consent", "waits"),
    )
    name = read_name(ground, fields)
    arises = fields["arises"].one_of(Arising)
    if ("ways" in fields) is not (arises is Arising.FORMER_MEMBERSHIP):
        raise passage.fault("only a readmission begins from ways of leaving, and it names them")
    under = f"{procedure}.grounds"
    return Ground(
        **asdict(name),
        arises=arises,
        discreet=fields["discreet"].yes(),
        in_force=read_period(fields["in_force"]),
        source=read_source(fields["source"], vocabulary)[0],
        certainty=fields["certainty"].one_of(Certainty),
        ways=frozenset(each.code() for each in fields["ways"].items())
        if "ways" in fields
        else frozenset(),
        consent=fields["consent"].known(vocabulary.steps, "step") if "consent" in fields else None,
        waits=read_part_if_any("waits", fields, of=name, under=under, vocabulary=vocabulary),
        papers=read_part("papers", fields, of=name, under=under, vocabulary=vocabulary),
    )
