"""The Merkle tree of RFC 6962: which hash stands for how many leaves, and what proves it."""

import hashlib
from collections.abc import Callable, Iterable, Sequence

EMPTY = hashlib.sha256(b"").digest()
HASH_BYTES = 32

# The hash of the whole subtree at (level, position): 2**level leaves, counted in such subtrees.
NodeAt = Callable[[int, int], bytes]


class ProofFails(ValueError):
    """A proof does not show what it was given for."""


def leaf_hash(content: bytes) -> bytes:
    """Return the hash of a leaf, 32 bytes (RFC 6962, 2.1)."""
    return hashlib.sha256(b"\x00" + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of two subtrees side by side, 32 bytes (RFC 6962, 2.1)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def whole_subtrees(begin: int, end: int) -> list[tuple[int, int]]:
    """
    Return the fewest whole subtrees that cover the leaves from ``begin`` to before ``end``.

    Each is (level, position), from left to right; it covers the leaves
    ``position << level`` to before ``(position + 1) << level``.
    """
    found = []
    while begin < end:
        widest = (end - begin).bit_length() - 1
        level = min(widest, (begin & -begin).bit_length() - 1) if begin else widest
        found.append((level, begin >> level))
        begin += 1 << level
    return found


def grown(size: int, leaves: Sequence[bytes], node: NodeAt) -> list[tuple[int, int, bytes]]:
    """
    Return every subtree that becomes whole when the leaves are added to a tree of that size.

    Each is (level, position, hash), the leaves themselves among them as level 0.
    """
    made = [(0, size + each, leaf) for each, leaf in enumerate(leaves)]
    level, below = 0, {size + each: leaf for each, leaf in enumerate(leaves)}
    while below:
        above = {}
        for position, right in below.items():
            if position % 2:
                left = below.get(position - 1) or node(level, position - 1)
                above[position // 2] = node_hash(left, right)
        level += 1
        made += [(level, position, hash) for position, hash in above.items()]
        below = above
    return made


def root(size: int, node: NodeAt) -> bytes:
    """Return the root of the first ``size`` leaves."""
    return _folded([node(*each) for each in whole_subtrees(0, size)]) if size else EMPTY


class Growing:
    """A tree that leaves are added to, of which one hash a level is kept and no more."""

    def __init__(self) -> None:
        self._kept: list[tuple[int, bytes]] = []

    def add(self, leaf: bytes) -> None:
        """Put one more leaf at the end."""
        level, hash = 0, leaf
        while self._kept and self._kept[-1][0] == level:
            hash, level = node_hash(self._kept.pop()[1], hash), level + 1
        self._kept.append((level, hash))

    def root(self) -> bytes:
        """Return the root over the leaves added so far."""
        return _folded([hash for _, hash in self._kept]) if self._kept else EMPTY


def root_of(leaves: Iterable[bytes]) -> bytes:
    """Return the root over all leaf hashes given."""
    growing = Growing()
    for leaf in leaves:
        growing.add(leaf)
    return growing.root()


def _folded(hashes: Sequence[bytes]) -> bytes:
    """Join subtrees from the right, as the uneven edge of the tree does."""
    *others, whole = hashes
    for left in reversed(others):
        whole = node_hash(left, whole)
    return whole


def inclusion(position: int, size: int, node: NodeAt) -> list[bytes]:
    """Return the hashes from the leaf to the root of ``size`` leaves (RFC 6962, 2.1.1)."""
    path = []
    begin, end = 0, size
    while end - begin > 1:
        middle = begin + _half(end - begin)
        if position < middle:
            path.append(_span(middle, end, node))
            end = middle
        else:
            path.append(_span(begin, middle, node))
            begin = middle
    return path[::-1]


def consistency(old: int, size: int, node: NodeAt) -> list[bytes]:
    """Return the hashes that lead from the root of ``old`` leaves to that of ``size`` (2.1.2)."""
    if old in (0, size):
        return []
    path = []
    begin, end, known = 0, size, True
    while old != end:
        middle = begin + _half(end - begin)
        if old <= middle:
            path.append(_span(middle, end, node))
            end = middle
        else:
            path.append(_span(begin, middle, node))
            begin, known = middle, False
    if not known:
        path.append(_span(begin, end, node))
    return path[::-1]


def _half(width: int) -> int:
    """Return the greatest power of two below the width."""
    return 1 << (width - 1).bit_length() - 1


def _span(begin: int, end: int, node: NodeAt) -> bytes:
    return _folded([node(*each) for each in whole_subtrees(begin, end)])


def check_inclusion(
    leaf: bytes, position: int, size: int, path: Sequence[bytes], root: bytes
) -> None:
    """
    Check that the leaf stands at its position under the root (RFC 9162, 2.1.3.2).

    :raises ProofFails: if it is not shown to
    """
    if not 0 <= position < size:
        raise ProofFails("the position lies outside the tree")
    at, last, hash = position, size - 1, leaf
    for each in path:
        if last == 0:
            raise ProofFails("the path is too long")
        if at % 2 or at == last:
            hash = node_hash(each, hash)
            while at % 2 == 0 and at:
                at, last = at >> 1, last >> 1
        else:
            hash = node_hash(hash, each)
        at, last = at >> 1, last >> 1
    if last or hash != root:
        raise ProofFails("the path does not lead to the root")


def check_consistency(
    old: int, old_root: bytes, size: int, root: bytes, path: Sequence[bytes]
) -> None:
    """
    Check that the tree of ``size`` leaves begins with the tree of ``old`` (RFC 9162, 2.1.4.2).

    :raises ProofFails: if it is not shown to
    """
    if old > size:
        raise ProofFails("the log is shorter than it was")
    if old in (0, size):
        if path or (old == size and old_root != root) or (old == 0 and old_root != EMPTY):
            raise ProofFails("the same size has another root")
        return
    hashes = list(path)
    if old & (old - 1) == 0:
        hashes.insert(0, old_root)
    if not hashes:
        raise ProofFails("the path is empty")
    at, last = old - 1, size - 1
    while at % 2:
        at, last = at >> 1, last >> 1
    first = second = hashes[0]
    for each in hashes[1:]:
        if last == 0:
            raise ProofFails("the path is too long")
        if at % 2 or at == last:
            first, second = node_hash(each, first), node_hash(each, second)
            while at % 2 == 0 and at:
                at, last = at >> 1, last >> 1
        else:
            second = node_hash(second, each)
        at, last = at >> 1, last >> 1
    if last or first != old_root or second != root:
        raise ProofFails("the path does not lead from the one root to the other")
