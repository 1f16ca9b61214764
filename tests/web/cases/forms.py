"""Filling in a form as a browser would: what it went out with comes back, with what was typed."""

import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.papers.paper_files import pdf

HIDDEN = re.compile(r'<input type="hidden" name="(?P<name>[\w-]+)" value="(?P<value>[^"]*)"')


def hidden(page: str) -> dict[str, Any]:
    """Return the hidden fields of a page, those that stand several times as lists."""
    found: dict[str, Any] = {}
    for each in HIDDEN.finditer(page):
        if each["name"] != "csrfmiddlewaretoken":
            found.setdefault(each["name"], []).append(each["value"])
    return {name: values if name == "slot" else values[0] for name, values in found.items()}


def send(client: Client, address: str, *, key: str = "", **typed: Any):
    """Open the form, type, and send it; ``key`` sends the very same form again."""
    page = client.get(address).content.decode()
    values = {**hidden(page), "no_conflict": "on", **typed}
    if key:
        values["key"] = key
    return client.post(address, values)


def file(name: str = "don.pdf", content: bytes | None = None) -> SimpleUploadedFile:
    """Return a file that a browser sends."""
    return SimpleUploadedFile(name, pdf() if content is None else content)


def paper(slot: str, day: str, **more: Any) -> dict[str, Any]:
    """Return the fields of a paper that is brought with its file."""
    typed = {"file": file(), "dated_on": day, **more}
    return {f"paper-{slot}-{name}": value for name, value in typed.items()}
