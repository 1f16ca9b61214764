"""What stands in the rule pack and has no words on any page."""

from collections.abc import Iterator

from workflows.rules.proving import Fault
from workflows.web import values
from workflows.web.rulebook import chapters


def faults() -> Iterator[Fault]:
    """Yield each chapter without a title, and each rule with a code that has no word."""
    for chapter, rules in chapters.chapters().items():
        try:
            chapters.title(chapter)
        except KeyError:
            yield Fault(chapter, "the rule book has no title for a file of this name")
        for rule in rules:
            try:
                for edition in rule.history:
                    values.lines(rule, edition.value)
            except KeyError as missing:
                yield Fault(rule.name, f"no page has a word for “{missing.args[0]}”")
