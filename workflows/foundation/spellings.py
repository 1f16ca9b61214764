"""Spellings of Vietnamese text: one stored form, one form for searching."""

import re
import unicodedata

_STROKES = str.maketrans({"đ": "d", "Đ": "D"})
_SPACES = re.compile(r"\s+")
# Signs that no reader sees: they would make two of what looks the same, or turn a line around.
_UNSEEN = {"Cc", "Cf", "Co", "Cs"}


def composed(text: str) -> str:
    """
    Return the text as it is stored: composed (NFC), with single spaces and no unseen signs.

    >>> composed(" 07\u200b-NQ\u00a0/CB ")
    '07-NQ /CB'
    """
    spaced = _SPACES.sub(" ", text)
    seen = "".join(sign for sign in spaced if unicodedata.category(sign) not in _UNSEEN)
    return _SPACES.sub(" ", unicodedata.normalize("NFC", seen)).strip()


def folded(text: str) -> str:
    """
    Return the text as it is searched: lower case, without diacritics, đ as d.

    >>> folded("Nguyễn Văn Ạ")
    'nguyen van a'
    """
    decomposed = unicodedata.normalize("NFD", composed(text).translate(_STROKES))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
