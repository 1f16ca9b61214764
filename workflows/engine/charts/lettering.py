"""How wide words are, near enough to break them into lines before a browser has seen them."""

import unicodedata

SIZE = 15
LINES = 2
BOLD = 1.08
NARROW = frozenset("fijlrtIJ1()[]/|.,:;'!-· ")
WIDE = frozenset("mwMWĐOQGNHUD&%@—")
# Shares of the letter size, measured on the sans faces of the style sheet and rounded up.
NARROW_SHARE, USUAL_SHARE, WIDE_SHARE = 0.34, 0.56, 0.8


def width_of(text: str, *, bold: bool = False) -> int:
    """Return the width of a line of text in pixels; marks above and below a letter add nothing."""
    plain = (each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))
    shares = (
        NARROW_SHARE if each in NARROW else WIDE_SHARE if each in WIDE else USUAL_SHARE
        for each in plain
    )
    return round(sum(shares) * SIZE * (BOLD if bold else 1))


def wrapped(text: str, *, width: int, bold: bool = False) -> tuple[str, ...]:
    """
    Return the text in at most two lines of the width, evenly broken, cut off where it must be.

    A no-break space binds two words.
    """
    if width_of(text, bold=bold) <= width:
        return (text,)
    words = text.split(" ")
    breaks = [
        (" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words))
    ] or [(text,)]
    lines = min(breaks, key=lambda each: max(width_of(line, bold=bold) for line in each))
    return tuple(_cut(line, width=width, bold=bold) for line in lines)


def _cut(line: str, *, width: int, bold: bool) -> str:
    if width_of(line, bold=bold) <= width:
        return line
    kept = line
    while kept and width_of(f"{kept}…", bold=bold) > width:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"
