"""Reading a whole rule pack from its folder."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workflows.rules.loading.hierarchy import (
    read_body_kinds,
    read_level_kinds,
    read_models,
    read_offices,
)
from workflows.rules.loading.histories import read_parameter
from workflows.rules.loading.instruments import read_instruments
from workflows.rules.loading.papers import read_paper_kinds
from workflows.rules.loading.parts import read_name
from workflows.rules.loading.passages import Passage, read_file, read_files
from workflows.rules.loading.procedures import STEP_FILES, read_names, read_procedures
from workflows.rules.loading.values import POWERS
from workflows.rules.loading.vocabulary import Vocabulary
from workflows.rules.names import Name
from workflows.rules.packs import RulePack, parameters_within
from workflows.rules.parameters import Form, Parameter


def load_pack(path: Path, *, over: RulePack | None = None) -> RulePack:
    """
    Return the pack read from the folder, laid over another pack where one is given.

    A pack that is laid over another holds documents and amendments of single
    parameters, nothing else.

    :raises PackFault: naming file, line and reason
    """
    head = read_file(path / "pack.yaml").fields("vi", "en", optional=("articles",))
    name = read_name(path.name, head)
    articles = _articles(head)
    documents = read_files(path, "instruments/*.yaml")
    if over is not None:
        return over.overlay(_local_pack(path, name, articles, documents, over))

    hierarchy = path / "hierarchy"
    offices = read_file(hierarchy / "offices.yaml").entries()
    body_kinds = read_file(hierarchy / "body-kinds.yaml").entries()
    level_kinds = read_file(hierarchy / "level-kinds.yaml").entries()
    papers = read_files(path, "papers/*.yaml")
    powers = read_files(path, "powers/*.yaml")
    events = read_names(read_file(path / "events.yaml").entries())
    procedures = sorted(each for each in (path / "procedures").iterdir() if each.is_dir())
    steps = {step for folder in procedures for step in read_files(folder, STEP_FILES)}
    vocabulary = Vocabulary(
        instruments=read_instruments(documents, {}),
        events=frozenset({*events, *steps}),
        steps=frozenset(steps),
        paper_kinds=frozenset(papers),
        body_kinds=frozenset(body_kinds),
        offices=frozenset(offices),
        level_kinds=frozenset(level_kinds),
        acts=frozenset(powers),
    )
    return _indexed(
        name,
        vocabulary,
        _settings(path, vocabulary),
        articles=articles,
        powers={act: _power(act, passage, vocabulary) for act, passage in powers.items()},
        level_kinds=read_level_kinds(level_kinds, vocabulary),
        body_kinds=read_body_kinds(body_kinds, vocabulary),
        offices=read_offices(offices),
        models=read_models(read_file(hierarchy / "models.yaml").entries(), vocabulary),
        paper_kinds=read_paper_kinds(papers, vocabulary),
        events=events,
        procedures=read_procedures(procedures, vocabulary),
    )


def _articles(head: Mapping[str, Passage]) -> dict[str, str]:
    if "articles" not in head:
        return {}
    return {words: english.text() for words, english in head["articles"].entries().items()}


def _indexed(
    name: Name,
    vocabulary: Vocabulary,
    settings: Mapping[str, Parameter[Any]],
    **parts: Any,
) -> RulePack:
    parameters = dict(settings) | {each.name: each for each in parameters_within(parts)}
    return RulePack(
        id=name.id,
        label_vi=name.label_vi,
        label_en=name.label_en,
        instruments=vocabulary.instruments,
        parameters=parameters,
        **parts,
    )


def _settings(path: Path, vocabulary: Vocabulary) -> dict[str, Parameter[Any]]:
    found = {}
    for file in sorted(path.glob("parameters/*.yaml")):
        for key, passage in read_file(file).entries().items():
            fields = passage.fields("vi", "en", "form", "history")
            name = f"{file.stem}.{key}"
            found[name] = read_parameter(
                fields["history"],
                name=name,
                vi=fields["vi"].text(),
                en=fields["en"].text(),
                form=fields["form"].one_of(Form),
                vocabulary=vocabulary,
            )
    return found


def _power(act: str, passage: Passage, vocabulary: Vocabulary) -> Parameter[Any]:
    fields = passage.fields("vi", "en", "history")
    return read_parameter(
        fields["history"],
        name=f"{POWERS}{act}",
        vi=fields["vi"].text(),
        en=fields["en"].text(),
        form=Form.POWER,
        vocabulary=vocabulary,
    )


def _local_pack(
    path: Path,
    name: Name,
    articles: Mapping[str, str],
    documents: Mapping[str, Passage],
    over: RulePack,
) -> RulePack:
    steps = frozenset(step for each in over.procedures.values() for step in each.steps)
    vocabulary = Vocabulary(
        instruments=read_instruments(documents, over.instruments),
        events=steps | frozenset(over.events),
        steps=steps,
        paper_kinds=frozenset(over.paper_kinds),
        body_kinds=frozenset(over.body_kinds),
        offices=frozenset(over.offices),
        level_kinds=frozenset(over.level_kinds),
        acts=frozenset(over.powers),
    )
    amendments = {}
    for parameter, passage in read_file(path / "amendments.yaml").entries().items():
        if parameter not in over.parameters:
            raise passage.fault(f"“{parameter}” is not a parameter of {over.id}")
        amended = over.parameters[parameter]
        amendments[parameter] = read_parameter(
            passage,
            name=parameter,
            vi=amended.label_vi,
            en=amended.label_en,
            form=amended.form,
            vocabulary=vocabulary,
        )
    return _indexed(
        name,
        vocabulary,
        amendments,
        articles=articles,
        powers={},
        level_kinds={},
        body_kinds={},
        offices={},
        models={},
        paper_kinds={},
        events={},
        procedures={},
    )
