"""A rule pack: the whole law of one organisation, and the changes a place makes to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any

from workflows.rules.instruments import Instrument
from workflows.rules.names import Name
from workflows.rules.organisations import BodyKind, LevelKind, Office, OrganisationalModel
from workflows.rules.papers import PaperKind
from workflows.rules.parameters import Edition, Parameter
from workflows.rules.powers import Power
from workflows.rules.procedures import Procedure


@dataclass(frozen=True, slots=True)
class RulePack:
    """
    The law of one organisation.

    ``parameters`` finds every dated value by its dotted name, also those that stand
    inside a step, a paper kind, a level kind or a power. ``articles`` holds the English
    of the words with which an article begins that is named and not numbered.
    """

    id: str
    label_vi: str
    label_en: str
    articles: Mapping[str, str]
    instruments: Mapping[str, Instrument]
    parameters: Mapping[str, Parameter[Any]]
    powers: Mapping[str, Parameter[Power]]
    level_kinds: Mapping[str, LevelKind]
    body_kinds: Mapping[str, BodyKind]
    offices: Mapping[str, Office]
    models: Mapping[str, OrganisationalModel]
    paper_kinds: Mapping[str, PaperKind]
    events: Mapping[str, Name]
    procedures: Mapping[str, Procedure]

    def parameter(self, name: str) -> Parameter[Any]:
        """Return the parameter of a dotted name, such as ``admission.cell_resolves.vote``."""
        return self.parameters[name]

    def power(self, act: str, on: date) -> Edition[Power]:
        """
        Return who may do the act on the day.

        :raises NotYetLaw: if the day lies before the first edition
        """
        return self.powers[act].on(on)

    def article_in_english(self, article: str) -> str:
        """Return an article that is named and not numbered, with its first words in English."""
        beginnings = [words for words in self.articles if article.startswith(words)]
        if not beginnings:
            return article
        longest = max(beginnings, key=len)
        return self.articles[longest] + article.removeprefix(longest)

    @property
    def law_since(self) -> date:
        """Return the first day on which it is known of every power who holds it."""
        return max(power.history[0].since for power in self.powers.values())

    def overlay(self, local: "RulePack") -> "RulePack":
        """
        Return this pack as a place has changed it.

        Each parameter of the local pack takes over from its own first day; before that
        day, and everywhere else, this pack holds.
        """
        amended = {
            name: self.parameters[name].amended_by(change)
            for name, change in local.parameters.items()
        }
        changed: RulePack = _with(self, amended)
        return replace(
            changed,
            id=local.id,
            label_vi=local.label_vi,
            label_en=local.label_en,
            articles={**self.articles, **local.articles},
            instruments={**self.instruments, **local.instruments},
        )


def parameters_within(thing: object) -> Iterator[Parameter[Any]]:
    """Yield each parameter that stands inside a dataclass or mapping of the rule book."""
    if isinstance(thing, Parameter):
        yield thing
    elif isinstance(thing, Mapping):
        for part in thing.values():
            yield from parameters_within(part)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from parameters_within(getattr(thing, field.name))


def _with(thing: Any, amended: Mapping[str, Parameter[Any]]) -> Any:
    if isinstance(thing, Parameter):
        return amended.get(thing.name, thing)
    if isinstance(thing, Mapping):
        return {key: _with(part, amended) for key, part in thing.items()}
    if is_dataclass(thing) and not isinstance(thing, type):
        parts = {field.name: getattr(thing, field.name) for field in fields(thing)}
        return replace(thing, **{name: _with(part, amended) for name, part in parts.items()})
    return thing
