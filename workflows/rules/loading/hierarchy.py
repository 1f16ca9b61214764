"""Reading the kinds of units, bodies and offices."""

from collections.abc import Mapping
from dataclasses import asdict

from workflows.rules.loading.parts import read_name, read_part
from workflows.rules.loading.passages import Passage
from workflows.rules.loading.vocabulary import Vocabulary
from workflows.rules.organisations import BodyKind, LevelKind, Office, OrganisationalModel


def read_offices(passages: Mapping[str, Passage]) -> dict[str, Office]:
    """Return the offices by id."""
    found = {}
    for office_id, passage in passages.items():
        fields = passage.fields("vi", "en", "sole", "party")
        found[office_id] = Office(
            **asdict(read_name(office_id, fields)),
            sole=fields["sole"].yes(),
            party=fields["party"].yes(),
        )
    return found


def read_body_kinds(passages: Mapping[str, Passage], vocabulary: Vocabulary) -> dict[str, BodyKind]:
    """Return the body kinds by id."""
    found = {}
    for kind_id, passage in passages.items():
        fields = passage.fields("vi", "en", "collective", "offices")
        found[kind_id] = BodyKind(
            **asdict(read_name(kind_id, fields)),
            collective=fields["collective"].yes(),
            offices=frozenset(
                each.known(vocabulary.offices, "office") for each in fields["offices"].items()
            ),
        )
    return found


def read_level_kinds(
    passages: Mapping[str, Passage], vocabulary: Vocabulary
) -> dict[str, LevelKind]:
    """Return the level kinds by id."""
    found = {}
    for kind_id, passage in passages.items():
        fields = passage.fields("vi", "en", "functions", "bodies")
        name = read_name(kind_id, fields)
        found[kind_id] = LevelKind(
            **asdict(name),
            functions=read_part(
                "functions", fields, of=name, under="level_kinds", vocabulary=vocabulary
            ),
            bodies=read_part("bodies", fields, of=name, under="level_kinds", vocabulary=vocabulary),
        )
    return found


def read_models(
    passages: Mapping[str, Passage], vocabulary: Vocabulary
) -> dict[str, OrganisationalModel]:
    """Return the organisational models by id."""
    found = {}
    for model_id, passage in passages.items():
        fields = passage.fields("vi", "en", "level_kinds")
        found[model_id] = OrganisationalModel(
            **asdict(read_name(model_id, fields)),
            level_kinds=frozenset(
                each.known(vocabulary.level_kinds, "level kind")
                for each in fields["level_kinds"].items()
            ),
        )
    return found
