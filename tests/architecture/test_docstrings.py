"""The reader is told what a module, a class and a public function are for."""

import ast
import builtins

from tests.architecture import sources

MODULES = sources.modules("workflows", "config", "manage.py")
AIDS = [
    path
    for path in sources.modules("tests")
    if not path.name.startswith(("test_", "conftest", "__init__"))
    and "migrations" not in path.parts
]
# Django asks for these by name; the class or module around them says what they are.
GIVEN = frozenset({"Meta", "Migration"})


def public(body):
    """Yield the public classes and functions of a body, and those of its classes."""
    for node in body:
        if isinstance(node, sources.Definition) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body)


def promised(path):
    """Yield the exceptions that the docstrings of a module say may come."""
    for node in ast.walk(sources.tree(path)):
        if isinstance(node, sources.Definition):
            for line in (ast.get_docstring(node) or "").splitlines():
                if line.strip().startswith(":raises "):
                    yield line.strip().removeprefix(":raises ").partition(":")[0]


def test_a_module_says_what_it_is_for():
    silent = [
        str(path)
        for path in [*MODULES, *AIDS]
        if sources.tree(path).body and not ast.get_docstring(sources.tree(path))
    ]

    assert not silent


def test_whatever_is_public_says_what_it_is():
    silent = [
        f"{path}: {node.name}"
        for path in MODULES
        for node in public(sources.tree(path).body)
        if node.name not in GIVEN and not ast.get_docstring(node)
    ]

    assert not silent


def test_a_docstring_promises_no_exception_that_does_not_exist():
    known = set(dir(builtins))
    for path in MODULES:
        known.update(node.name for node in sources.definitions(path))
        known.update(
            alias.asname or alias.name
            for node in ast.walk(sources.tree(path))
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        )

    unknown = [
        f"{path}: {name}" for path in MODULES for name in promised(path) if name not in known
    ]

    assert not unknown
