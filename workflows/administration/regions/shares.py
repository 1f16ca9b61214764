"""Divides a whole number into parts that add up to it exactly."""

from collections.abc import Sequence


def divided(total: int, weights: Sequence[float], *, least: int, most: int) -> list[int]:
    """
    Return one whole part for each weight, from ``least`` to ``most``.

    Each gets the least, and what remains goes in the proportion of the weights.

    :raises ValueError: if no such parts can add up to the total
    """
    if not least * len(weights) <= total <= most * len(weights):
        raise ValueError(f"{total} cannot be divided into {len(weights)} parts")
    parts = [least] * len(weights)
    rest = total - sum(parts)
    while rest:
        growing = [i for i, part in enumerate(parts) if part < most]
        whole = sum(weights[i] for i in growing)
        # The heaviest first, so that what rounding leaves goes to them one by one.
        for i in sorted(growing, key=lambda each: (-weights[each], each)):
            given = min(max(int(rest * weights[i] / whole), 1), most - parts[i], rest)
            parts[i] += given
            rest -= given
            whole -= weights[i]
            if not rest:
                break
    return parts
