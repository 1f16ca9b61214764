import doctest
from importlib import import_module
from pkgutil import walk_packages

from workflows import rules


class TestExamplesInTheRoom:
    def test_are_true(self) -> None:
        modules = [
            import_module(each.name) for each in walk_packages(rules.__path__, "workflows.rules.")
        ]

        results = [doctest.testmod(module) for module in modules]

        assert sum(each.attempted for each in results) >= 3
        assert sum(each.failed for each in results) == 0
