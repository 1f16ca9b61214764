"""Asks the running product as one of the people of the table, and reads what it answers."""

import html
import re
from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.matrix.world import Things
from workflows.foundation.identifiers import new_id
from workflows.people.models import User
from workflows.web.reference.matrix_rows import Row, Someone

NOWHERE = UUID(int=7)
BACKEND = "workflows.web.accounts.SignInBackend"
# What differs from one answer to the next: the token of a form, the minute of a print.
PASSING = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"|\d\d:\d\d')
# Where each figure stands on its page.
FIGURES = {
    "total": re.compile(r'<h2 id="people">.*?<span class="muted">([\d.]+) '),
    "waiting": re.compile(r"<h1>([\d.]+) "),
    "cases": re.compile(r'<h2 id="cases">.*?<span class="muted">(?:\d+ \D+)?([\d.]+)</span>'),
}


class Visitor:
    """A browser in which one of the people has signed in, where they can."""

    def __init__(self, someone: Someone, things: Things) -> None:
        self.things = things
        self.client = Client()
        self.signed_in = False
        if someone.name:
            user = User.objects.get(pk=things(f"the account of {someone.title}"))
            self.client.force_login(user, backend=BACKEND)
            self.signed_in = user.is_active
        self._nothing: bytes | None = None
        self._read: dict[object, HttpResponse] = {}

    def meets(self, row: Row) -> str:
        """Return what the product answers, in the words of the table."""
        answer = self._asks(row)
        if answer.streaming:
            answer.close()
        if row.reads == "answer":
            return self._worded(answer, row)
        if answer.status_code != HTTPStatus.OK:
            return "not shown" if row.reads == "words" else "0"
        text = html.unescape(answer.content.decode())
        if row.reads == "words":
            # The form repeats what was sought; only what was found tells anything.
            found = text.partition("</details></form>")[2] if row.page == "search" else text
            return "shown" if str(self.things(row.words)) in found else "not shown"
        figure = FIGURES[row.reads].search(text)
        return figure[1].replace(".", "") if figure else "0"

    def _asks(self, row: Row) -> HttpResponse:
        address = reverse(row.page, args=[self.things(each) for each in row.of])
        if row.sends is None:
            if row.reads == "answer":
                return self.client.get(address, row.asks)
            # One page tells several things, and nothing here changes what it tells.
            asked = (address, *row.asks.items())
            if asked not in self._read:
                self._read[asked] = self.client.get(address, row.asks)
            return self._read[asked]
        sent = {name: self.things(value) for name, value in row.sends.items()}
        return self.client.post(address, {"key": new_id(), **sent})

    def _worded(self, answer: HttpResponse, row: Row) -> str:
        match answer.status_code:
            case HTTPStatus.OK | HTTPStatus.NO_CONTENT:
                return "opens"
            case HTTPStatus.UNPROCESSABLE_ENTITY:
                return "refuses"
            case HTTPStatus.METHOD_NOT_ALLOWED:
                return "posted_only"
            case HTTPStatus.FOUND:
                return "door" if answer.url.startswith(reverse("account_login")) else "leads"
            case HTTPStatus.NOT_FOUND:
                alike = row.open or _bare(answer) == self._of_nothing()
                return "nothing" if alike else "another nothing"
        return str(answer.status_code)

    def _of_nothing(self) -> bytes:
        """Return what is answered for a thing that does not exist."""
        if self._nothing is None:
            address = reverse("unit", args=[NOWHERE]) if self.signed_in else "/no-such-page"
            self._nothing = _bare(self.client.get(address))
        return self._nothing


def _bare(answer: HttpResponse) -> bytes:
    """Return what a page says, without the token of its forms and its own address."""
    text = PASSING.sub(b"", answer.content)
    return text.replace(answer.wsgi_request.get_full_path().encode(), b"")
