"""One concept, one file: no file is long."""

from tests.architecture import sources

AIM, NEVER = 300, 400
# Prose, and what machines write, are read differently.
KINDS = frozenset({".py", ".yaml", ".css", ".js", ".html", ".ini", ".toml"})


def test_no_file_is_longer_than_four_hundred_lines(capsys):
    lengths = {
        str(path): sources.text(path).count("\n")
        for path in sources.files()
        if path.suffix in KINDS
    }

    with capsys.disabled():
        for path, lines in lengths.items():
            if lines > AIM:
                print(f"\n{path} has {lines} lines; the aim is {AIM}.", end="")  # noqa: T201

    assert {path: lines for path, lines in lengths.items() if lines > NEVER} == {}
