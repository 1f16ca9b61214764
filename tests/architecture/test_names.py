"""Names come from the regulation; words that could mean anything are no names."""

from tests.architecture import sources

EMPTY = frozenset(
    {
        "common",
        "core",
        "data",
        "do",
        "handle",
        "helpers",
        "info",
        "manage",
        "manager",
        "misc",
        "process",
        "process_data",
        "util",
        "utils",
    }
)
EMPTY_ENDINGS = ("Service", "Manager", "Helper")
# Django runs the one and calls the other; the member who helps an applicant is a helper by law.
ENTRY_POINT, COMMAND, BY_LAW = "manage.py", "handle", "Helper"


def names_of(path):
    """Yield each name that a module gives: its own, its folders', of its classes and functions."""
    if str(path) != ENTRY_POINT:
        yield from path.with_suffix("").parts
    for node in sources.definitions(path):
        if not (node.name == COMMAND and "commands" in path.parts):
            yield node.name


def is_empty(name):
    """Tell whether a name could stand for anything."""
    bare = name.strip("_").removeprefix("Test")
    return bare.lower() in EMPTY or (bare.endswith(EMPTY_ENDINGS) and bare != BY_LAW)


def test_no_name_could_mean_anything():
    empty = [
        f"{path}: {name}" for path in sources.modules() for name in names_of(path) if is_empty(name)
    ]

    assert not empty


def test_tests_lie_in_rooms_that_exist():
    rooms = {path.parts[1] for path in sources.modules("workflows") if len(path.parts) > 2}
    apart = {"architecture", "bench", "chaos", "prove", "config", "matrix", "stories", "tamper"}
    folders = {path.parts[1] for path in sources.modules("tests") if len(path.parts) > 2}

    assert folders <= rooms | apart
