"""The refusals: each has a sentence, a code of its own, and a test that provokes it."""

import ast
from collections import Counter

import pytest

from tests.architecture import sources
from workflows.foundation.refusals import every_refusal
from workflows.web.reference.rooms import load_every_room

load_every_room()
REFUSALS = sorted(every_refusal(), key=lambda kind: kind.code)


def named_in_tests():
    """Return every name that a test outside this folder speaks of."""
    found = set()
    for path in sources.modules("tests"):
        if path.parts[1] != "architecture":
            for node in ast.walk(sources.tree(path)):
                if isinstance(node, ast.Name):
                    found.add(node.id)
                elif isinstance(node, ast.Attribute):
                    found.add(node.attr)
                elif isinstance(node, ast.alias):
                    found.add(node.name)
                elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.add(node.value)
    return found


def test_every_refusal_is_provoked_by_a_test():
    named = named_in_tests()

    untested = [
        f"{kind.__module__}.{kind.__name__}"
        for kind in REFUSALS
        if not {kind.__name__, kind.code} & named
    ]

    assert not untested


def test_no_two_refusals_share_a_code():
    counted = Counter(kind.code for kind in REFUSALS)

    assert [code for code, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("kind", REFUSALS, ids=lambda kind: kind.code)
class TestRefusal:
    def test_speaks_in_full_sentences(self, kind):
        for words in filter(None, (kind.sentence, kind.remedy)):
            assert words[0].isupper() or words[0] in "{“"
            assert words.endswith(".")

    def test_says_in_the_code_where_it_comes_from(self, kind):
        place, _, reason = kind.code.partition(".")

        assert place
        assert reason
        assert kind.code == kind.code.lower()
