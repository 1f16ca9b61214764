"""The words of a name in columns of their own: the first five, and who has more."""

from django.db.migrations import RunSQL

PLACES = (1, 2, 3, 4, 5)
# Whoever has more words than there are places: few, so that they are looked through.
LONGER = "longer_name"
SPELT = "spelt_name"

_READ = "lower(normalize(full_name, nfc))"
_MORE = f"split_part(folded_name, ' ', {len(PLACES) + 1}) <> ''"


def spelt(place: int) -> str:
    """Return the column of the word at a place as it is read, in lower case."""
    return f"spelt_{place}"


def plain(place: int) -> str:
    """Return the column of the word at a place without diacritics."""
    return f"plain_{place}"


def _columns() -> dict[str, str]:
    """Return each column with its type and the expression that it is generated from."""
    words = {
        name(place): f"nullif(split_part({source}, ' ', {place}), '')"
        for name, source in ((plain, "folded_name"), (spelt, _READ))
        for place in PLACES
    }
    return {
        **{name: f'text COLLATE "C" GENERATED ALWAYS AS ({word})' for name, word in words.items()},
        SPELT: f"text GENERATED ALWAYS AS ({_READ})",
        LONGER: f"boolean GENERATED ALWAYS AS ({_MORE})",
    }


def _add() -> list[str]:
    columns = ", ".join(f"ADD {name} {column} STORED" for name, column in _columns().items())
    return [
        f"ALTER TABLE people_person {columns}",
        *map(_in_order, PLACES),
        *_chains(),
        # It holds all that is asked while they are looked through, the path of the wall too.
        "CREATE INDEX person_of_longer_name ON people_person (sort_key, id)"
        f" INCLUDE (folded_name, {SPELT}, path) WHERE {LONGER}",
    ]


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
    columns = ", ".join(f"DROP IF EXISTS {name}" for name in _columns())
    return f"ALTER TABLE people_person {columns}"


ADD = RunSQL(_add(), _drop())
AGAIN = RunSQL([_drop(), *_add()], RunSQL.noop)
