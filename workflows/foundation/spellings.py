"""Spellings of Vietnamese text: one stored form, one form for searching."""

import re
import unicodedata

_STROKES = str.maketrans({"đ": "d", "Đ": "D"})
_SPACES = re.compile(r"\s+")


def composed(text: str) -> str:
    """Return the text in composed form (NFC) with single spaces, as it is stored."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def folded(text: str) -> str:
    """
    Return the text as it is searched: lower case, without diacritics, đ as d.

    >>> folded("Nguyễn Văn Ạ")
    'nguyen van a'
    """
    decomposed = unicodedata.normalize("NFD", composed(text).translate(_STROKES))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
