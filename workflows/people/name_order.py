"""Functions that order Vietnamese names without ICU: given name first, then the whole name."""

from string import ascii_lowercase, ascii_uppercase
from unicodedata import normalize

from django.db.migrations import RunSQL

_SIGNS = ascii_uppercase + ascii_lowercase
LETTERS = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
)


def _letter_classes() -> tuple[str, str]:
    """Return, for each letter, the sign of its base letter and the digit of its tone."""
    marks = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
    bases: list[str] = []
    signs, tones = [], []
    for letter in LETTERS:
        parts = normalize("NFD", letter)
        tone = next((marks[p] for p in parts if p in marks), "0")
        base = normalize("NFC", "".join(p for p in parts if p not in marks))
        if base not in bases:
            bases.append(base)
        signs.append(_SIGNS[bases.index(base)])
        tones.append(tone)
    return "".join(signs), "".join(tones)


SIGNS, TONES = _letter_classes()

SQL = rf"""
CREATE FUNCTION vi_key(s text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT translate(lower(normalize(s, nfc)), '{LETTERS}', '{SIGNS}')
        || E'\x01' || translate(lower(normalize(s, nfc)), '{LETTERS}', '{TONES}')
        || E'\x01' || normalize(s, nfc)
$$;
CREATE FUNCTION vi_name_key(s text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT public.vi_key(substring(normalize(s, nfc) from '[^ ]*$')) || E'\x02' || public.vi_key(s)
$$;
"""


CREATE = RunSQL(SQL, "DROP FUNCTION vi_name_key(text); DROP FUNCTION vi_key(text);")
