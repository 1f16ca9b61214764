"""The tree is that of RFC 6962, and its proofs show nothing that is not so."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.journal.log import trees

# The leaves and roots by which logs of Certificate Transparency are compared.
WELL_KNOWN = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
]
ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}

SIZES = st.integers(1, 70)


def leaves(count):
    return [trees.leaf_hash(str(each).encode()) for each in range(count)]


def by_the_definition(hashes):
    """Return the root as RFC 6962 defines it, by halving."""
    if not hashes:
        return hashlib.sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    half = 1
    while half * 2 < len(hashes):
        half *= 2
    return trees.node_hash(by_the_definition(hashes[:half]), by_the_definition(hashes[half:]))


def a_tree(count, *, in_portions=(1,)):
    kept, size, hashes = {}, 0, leaves(count)
    portions = [*in_portions] * count
    while size < count:
        portion = hashes[size : size + portions.pop()]
        for level, position, made in trees.grown(size, portion, lambda *at: kept[at]):
            assert (level, position) not in kept
            kept[level, position] = made
        size += len(portion)
    return lambda level, position: kept[level, position]


class TestRoot:
    @pytest.mark.parametrize("size", ROOTS)
    def test_is_the_one_every_log_of_that_kind_has(self, size):
        hashes = [trees.leaf_hash(bytes.fromhex(each)) for each in WELL_KNOWN[:size]]

        assert trees.root_of(hashes).hex() == ROOTS[size]

    @given(size=st.integers(0, 70), portions=st.lists(st.integers(1, 9), min_size=1, max_size=5))
    def test_does_not_depend_on_the_portions_in_which_leaves_came(self, size, portions):
        node = a_tree(size, in_portions=portions)

        assert trees.root(size, node) == by_the_definition(leaves(size))
        assert trees.root_of(leaves(size)) == by_the_definition(leaves(size))


class TestInclusion:
    @given(size=SIZES, data=st.data())
    def test_is_shown_for_every_leaf_of_every_size(self, size, data):
        position = data.draw(st.integers(0, size - 1))
        node = a_tree(70)
        path = trees.inclusion(position, size, node)

        trees.check_inclusion(
            leaves(size)[position], position, size, path, by_the_definition(leaves(size))
        )
        assert len(path) <= 7

    @given(size=SIZES, data=st.data())
    def test_is_not_shown_for_another_leaf_place_or_path(self, size, data):
        position = data.draw(st.integers(0, size - 1))
        path = trees.inclusion(position, size, a_tree(70))
        root, leaf = by_the_definition(leaves(size)), leaves(size)[position]
        longer = [*path, bytes(32)]
        forged = [
            (trees.leaf_hash(b"forged"), position, size, path),
            (leaf, size, size, path),
            (leaf, -1, size, path),
            (leaf, position, size, longer),
            *[(leaf, position, size, path[:end]) for end in range(len(path))],
            *[(leaf, other, size, path) for other in range(size) if other != position],
        ]

        for each in forged:
            with pytest.raises(trees.ProofFails):
                trees.check_inclusion(*each, root)


class TestConsistency:
    @given(size=SIZES, data=st.data())
    def test_is_shown_between_any_two_sizes(self, size, data):
        old = data.draw(st.integers(0, size))
        path = trees.consistency(old, size, a_tree(70))

        trees.check_consistency(
            old, by_the_definition(leaves(old)), size, by_the_definition(leaves(size)), path
        )

    @given(size=SIZES, data=st.data())
    def test_is_not_shown_where_an_earlier_leaf_was_another(self, size, data):
        old = data.draw(st.integers(1, size))
        changed = leaves(size)
        changed[data.draw(st.integers(0, old - 1))] = trees.leaf_hash(b"forged")
        path = trees.consistency(old, size, a_tree(70))

        for old_root, root in (
            (by_the_definition(leaves(old)), by_the_definition(changed)),
            (by_the_definition(changed[:old]), by_the_definition(leaves(size))),
        ):
            with pytest.raises(trees.ProofFails):
                trees.check_consistency(old, old_root, size, root, path)

    @given(size=SIZES, data=st.data())
    def test_is_not_shown_by_a_path_with_more_or_less(self, size, data):
        old = data.draw(st.integers(1, size))
        path = trees.consistency(old, size, a_tree(70))
        roots = by_the_definition(leaves(old)), by_the_definition(leaves(size))

        for other in ([*path, bytes(32)], *[path[:end] for end in range(len(path))]):
            with pytest.raises(trees.ProofFails):
                trees.check_consistency(old, roots[0], size, roots[1], other)

    def test_is_never_shown_for_a_log_that_became_shorter(self):
        with pytest.raises(trees.ProofFails, match="shorter"):
            trees.check_consistency(
                5, by_the_definition(leaves(5)), 4, by_the_definition(leaves(4)), []
            )

    def test_begins_with_nothing_only_from_the_root_of_nothing(self):
        with pytest.raises(trees.ProofFails):
            trees.check_consistency(0, bytes(32), 4, by_the_definition(leaves(4)), [])
