"""How wide words are, near enough to break them into lines before a browser has seen them."""

import unicodedata

SIZE = 15
# Shares of the letter size in semi-bold: the widest of the sans faces that the style sheet names.
SHARES = {
    "ijl1.,:;'!|· ": 0.28,
    "ftrI()[]/-": 0.38,
    "aceksvxyzJ": 0.56,
    "EFLPSTVXYZ": 0.67,
    "ABCDHKNRUĐ&%": 0.73,
    "GOQ": 0.79,
    "mwMW@—…": 0.95,
}
SHARE_OF = {letter: share for letters, share in SHARES.items() for letter in letters}
USUAL_SHARE = 0.62


def width_of(text: str) -> int:
    """Return the width of a line of text in pixels; marks above and below a letter add nothing."""
    plain = (each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))
    return round(sum(SHARE_OF.get(each, USUAL_SHARE) for each in plain) * SIZE)


def narrowest(text: str) -> int:
    """Return the width that the text needs in two lines, in pixels."""
    return max(width_of(line) for line in _halves(text))


def wrapped(text: str, *, width: int) -> tuple[str, ...]:
    """
    Return the text in at most two lines of the width, evenly broken, cut off where it must be.

    A no-break space binds two words.
    """
    if width_of(text) <= width:
        return (text,)
    return tuple(_cut(line, width=width) for line in _halves(text))


def _halves(text: str) -> tuple[str, ...]:
    words = text.split(" ")
    breaks: list[tuple[str, ...]] = [
        (" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words))
    ]
    return min(breaks or [(text,)], key=lambda each: max(width_of(line) for line in each))


def _cut(line: str, *, width: int) -> str:
    if width_of(line) <= width:
        return line
    kept = line
    while kept and width_of(f"{kept}…") > width:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"
