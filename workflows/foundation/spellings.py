"""Spellings of Vietnamese text: one stored form, one form for searching."""

import re
import unicodedata

# Older keyboards write signs of other languages that look the same.
_STROKES = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "Ɖ": "D"})
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


def in_plain_digits(text: str) -> str:
    """
    Return the text with the digits of all scripts as 0 to 9.

    >>> in_plain_digits("０１.٠٤")
    '01.04'
    """
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in text)


def folded(text: str) -> str:
    """
    Return the text as it is searched: lower case, without diacritics, đ as d.

    >>> folded("Nguyễn Văn Ạ")
    'nguyen van a'
    """
    decomposed = unicodedata.normalize("NFD", composed(text).translate(_STROKES))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
