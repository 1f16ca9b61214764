"""Sentences of the code with what users read for them."""

from django.utils import translation
from django.utils.translation import gettext

from workflows.web.reference.markdown import stacked


def both(msgid: str) -> str:
    """Return a sentence in Vietnamese above its English, or nothing for an empty one."""
    if not msgid:
        return ""
    with translation.override("vi"):
        vietnamese = gettext(msgid)
    return stacked([vietnamese, f"*{msgid}*"])
