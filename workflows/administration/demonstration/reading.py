"""Reads the stories and the seats from their files; a fault names file, line and reason."""

from collections.abc import Mapping
from pathlib import Path

from workflows.administration.demonstration.stories import Story, Tenure
from workflows.administration.demonstration.wordings import read_act
from workflows.rules.loading.passages import Passage, read_file

CASES = "cases"
SEATS = "seats.yaml"
ADMISSION = "admission"


def read_stories(folder: Path) -> list[Story]:
    """
    Return the stories of all files, in the order of the files' names.

    :raises PackFault: if a file cannot be read
    """
    return [
        _story(id, passage)
        for file in sorted((folder / CASES).glob("*.yaml"))
        for id, passage in read_file(file).entries().items()
    ]


def read_tenures(folder: Path) -> list[Tenure]:
    """
    Return the seats that were given and have ended.

    :raises PackFault: if the file cannot be read
    """
    return [_tenure(each) for each in read_file(folder / SEATS).items()]


def _story(id: str, passage: Passage) -> Story:
    fields = passage.fields(
        *("about", "name", "born_on", "cell", "acts", "stands"),
        optional=("kin", "taken_in", "procedure"),
    )
    return Story(
        id=id,
        about=fields["about"].text(),
        procedure=fields["procedure"].code() if "procedure" in fields else ADMISSION,
        name=fields["name"].text(),
        born_on=fields["born_on"].day(),
        cell=fields["cell"].text(),
        kin=_kin(fields),
        taken_in=fields["taken_in"].day() if "taken_in" in fields else None,
        acts=tuple(read_act(each) for each in fields["acts"].items()),
        stands=tuple(each.code() for each in fields["stands"].items()),
    )


def _kin(fields: Mapping[str, Passage]) -> dict[str, str]:
    if "kin" not in fields:
        return {}
    return {who: relation.code() for who, relation in fields["kin"].entries().items()}


def _tenure(passage: Passage) -> Tenure:
    fields = passage.fields(
        *("unit", "office", "recorded_by", "since", "given_by", "recorded_on"),
        *("until", "ended_by", "end_recorded_on"),
    )
    words = ("unit", "office", "recorded_by", "given_by", "ended_by")
    days = ("since", "recorded_on", "until", "end_recorded_on")
    return Tenure(
        **{name: fields[name].text() for name in words},
        **{name: fields[name].day() for name in days},
    )
