"""The words of a name in columns of their own: the first four, and the last of a longer name."""

from django.db.migrations import RunSQL

PLACES = (1, 2, 3, 4, 5)
_LAST = PLACES[-1]


def spelt(place: int) -> str:
    """Return the column of the word at a place as it is read, in lower case."""
    return f"spelt_{place}"


def plain(place: int) -> str:
    """Return the column of the word at a place without diacritics."""
    return f"plain_{place}"


def _word(source: str, place: int) -> str:
    """Return the expression that takes the word at a place, NULL where the name is shorter."""
    if place < _LAST:
        return f"nullif(split_part({source}, ' ', {place}), '')"
    return f"substring({source} from '^(?:[^ ]+ ){{{_LAST - 1},}}([^ ]+)$')"


def _add() -> list[str]:
    sources = {plain: "folded_name", spelt: "lower(normalize(full_name, nfc))"}
    columns = ", ".join(
        f'ADD {name(place)} text COLLATE "C" GENERATED ALWAYS AS ({_word(source, place)}) STORED'
        for name, source in sources.items()
        for place in PLACES
    )
    return [f"ALTER TABLE people_person {columns}", *map(_in_order, PLACES), *_chains()]


def _in_order(place: int) -> str:
    """Return the index that gives those who share a word in the order of names."""
    return (
        f"CREATE INDEX person_in_order_{place} ON people_person"
        f" ({plain(place)}, {spelt(place)}, sort_key, id) WHERE {plain(place)} IS NOT NULL"
    )


def _chains() -> list[str]:
    """Return the indexes that find words following each other."""
    return [
        f"CREATE INDEX person_by_{name(place)} ON people_person"
        f" ({', '.join(name(each) for each in PLACES[place - 1 :][:3])})"
        f" WHERE {name(place)} IS NOT NULL"
        for name in (plain, spelt)
        for place in PLACES[:-1]
    ]


def _drop() -> str:
    columns = ", ".join(f"DROP {name(place)}" for name in (plain, spelt) for place in PLACES)
    return f"ALTER TABLE people_person {columns}"


ADD = RunSQL(_add(), _drop())
