"""One object of the matrix from its other side: who there is, and what they get of it."""

from collections.abc import Iterator, Sequence

from workflows.web.reference.markdown import table
from workflows.web.reference.matrix_rows import Row, Someone, Table

GIVEN = {"opens", "leads", "shown", "untried"}
TOLD = "refuses"
HEAD = ["how they stand to the cell", "office", "gets", "is told why not"]

# What somebody gets of an object, and what they are told they may not, each in words.
Given = tuple[str, str]


def table_of(rows: Sequence[Row], of: Table) -> str:
    """
    Return a table of relations and offices with what an object gives in them.

    Those are named in one line who are answered alike; beneath stands whom the object does not
    exist for.
    """
    given = {each.title: _given(each, rows) for each in of.people.values()}
    lines = [
        [words, "; ".join(offices), *found]
        for relation, words in of.relations.items()
        for found, offices in _alike(of.related(relation), given)
        if any(found)
    ]
    nobody = [of.people[title] for title, found in given.items() if not any(found)]
    return f"{table(HEAD, lines)}\n\n{_beneath(nobody, of)}".rstrip()


def _alike(people: Sequence[Someone], given: dict[str, Given]) -> Iterator[tuple[Given, list[str]]]:
    """Yield what people of one relation get, with the offices of those who get it."""
    for found in dict.fromkeys(given[each.title] for each in people):
        these = [each for each in people if given[each.title] == found]
        others = {each.role for each in people if given[each.title] != found}
        yield found, list(dict.fromkeys(_named(each, others) for each in these))


def _named(someone: Someone, others: set[str]) -> str:
    """Return the office, or who it is where others in the same office are answered otherwise."""
    return someone.title if someone.role in others else someone.role


def _beneath(nobody: Sequence[Someone], of: Table) -> str:
    """Return whom the object does not exist for: whole relations first, then single people."""
    if not nobody:
        return ""
    whole = [
        relation
        for relation in of.relations
        if all(each in nobody for each in of.related(relation))
    ]
    standing = [of.relations[each] for each in whole]
    single = [each.title for each in nobody if each.relation not in whole]
    parts = [f"whoever stands {'; '.join(standing)}"] if standing else []
    return f"Nothing for {'; '.join([*parts, *single])}."


def _given(someone: Someone, rows: Sequence[Row]) -> Given:
    """Return in words what all rows of an object give to a person."""
    answers = [(row, row.expected.get(someone.title, "untried")) for row in rows]
    gets = dict.fromkeys(
        row.does if answer in GIVEN else f"{row.does}: {answer}"
        for row, answer in answers
        if answer in GIVEN or (answer.isdigit() and answer != "0")
    )
    told = dict.fromkeys(row.does for row, answer in answers if answer == TOLD)
    return "; ".join(gets), "; ".join(each for each in told if each not in gets)
