"""The project as text: its tracked files, its modules and what they define."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from config import env

ROOT = env.ROOT
CODE = ("workflows", "config", "tests", "manage.py")
Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


@cache
def files() -> tuple[Path, ...]:
    """Return every file that git keeps or would keep, relative to the root."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    names = sorted({name for name in listed.stdout.split("\0") if name})
    return tuple(Path(name) for name in names if (ROOT / name).is_file())


def modules(*tops: str) -> list[Path]:
    """Return the Python files below the given top folders, or all of the code."""
    return [each for each in files() if each.suffix == ".py" and each.parts[0] in (tops or CODE)]


def text(path: Path) -> str:
    """Return what a file says."""
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    """Return a module as its syntax tree."""
    return ast.parse(text(path), filename=str(path))


def definitions(path: Path) -> Iterator[Definition]:
    """Yield every class and function of a module, nested ones too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, Definition):
            yield node


def imported(path: Path) -> Iterator[str]:
    """Yield the dotted name of everything that a module imports."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
