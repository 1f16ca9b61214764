"""What the repository carries: nothing of a machine, nothing fetched from a named place."""

import re

import pytest

from tests.architecture import sources

BINARY = frozenset({".mo", ".png", ".woff2", ".ico", ".gz", ".br"})
FOLDERS = ("work", "tmp", "root", "home", "Users", "opt", "mnt", "srv")
# A path that begins at the root of some machine, rather than an address or a closing tag.
MACHINE = re.compile(rf"(?<![\w.~*<>{{}})\]%:/-])/(?:{'|'.join(FOLDERS)})(?:/|\b(?![\w-]))")
REGISTRY = re.compile(
    r"py" r"pi\.|python" r"hosted|npm" r"js\.|index-" r"url|unp" r"kg|jsdel" r"ivr"
)
ENDS_IN_ONE_LINE_BREAK = frozenset({".py", ".md", ".yaml", ".html", ".css", ".js", ".ini", ".toml"})


def texts():
    return [
        (str(path), sources.text(path)) for path in sources.files() if path.suffix not in BINARY
    ]


def found(pattern):
    return [
        f"{path}:{number}: {line.strip()[:100]}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_of_some_machine_is_told_from_an_address_of_ours(folder):
    told = [f'"/{folder}/x"', f"cd /{folder}", f"=/{folder}/a:/b"]
    passed_over = [f"docs/{folder}/x", f"</{folder}>", f"/{folder}-in", f"/{folder}s/<uuid:id>"]

    assert all(MACHINE.search(line) for line in told)
    assert not any(MACHINE.search(line) for line in passed_over)


def test_no_file_names_a_folder_of_some_machine():
    assert found(MACHINE) == []


def test_no_file_names_the_place_where_packages_come_from():
    assert found(REGISTRY) == []


def test_every_requirement_is_pinned():
    lines = [line for line in sources.text(sources.ROOT / "requirements.txt").splitlines() if line]

    assert [line for line in lines if "==" not in line and not line.startswith("#")] == []


def test_every_text_ends_with_one_line_break():
    ragged = [
        str(path)
        for path in sources.files()
        if path.suffix in ENDS_IN_ONE_LINE_BREAK
        and (text := sources.text(path))
        and (not text.endswith("\n") or text.endswith("\n\n"))
    ]

    assert not ragged


def test_no_page_carries_its_own_style_or_script():
    inline = re.compile(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=\"|javascript:")

    carrying = [
        f"{path}:{number}"
        for path in sources.files()
        if path.suffix == ".html"
        for number, line in enumerate(sources.text(path).splitlines(), start=1)
        if inline.search(line)
    ]

    assert not carrying


def test_the_environment_is_read_in_one_place():
    reading = re.compile(r"os\.getenv|environ\.get\b|environ\[[^]]+\](?!\s*=[^=])")

    readers = {
        str(path)
        for path in sources.modules("workflows", "config", "manage.py")
        if reading.search(sources.text(path))
    }

    assert readers == {"config/env.py"}
