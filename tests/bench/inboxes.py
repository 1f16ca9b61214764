"""What the inbox page costs in queries and milliseconds, however much waits."""

import time
from dataclasses import dataclass
from statistics import median

from django.test import Client, override_settings

from tests.clerks import Clerk
from tests.counting import counted
from tests.inbox.heaps import pile
from workflows.people.models import User
from workflows.web import moments

QUERIES_AT_MOST = 10
SAMPLES = 15
# The page is measured, not the collecting of static files.
PLAIN_FILES = {
    "STORAGES": {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    },
    "WHITENOISE_AUTOREFRESH": True,
    "WHITENOISE_USE_FINDERS": True,
}


@dataclass(frozen=True)
class Page:
    """One size with the page's queries and its median milliseconds."""

    items: int
    queries: int
    milliseconds: float


def short(pages: list[Page]) -> list[str]:
    """Return what falls short of what is asked."""
    found = [
        f"the inbox costs {page.queries} queries at {page.items:,} items"
        for page in pages
        if page.queries > QUERIES_AT_MOST
    ]
    if len({page.queries for page in pages}) > 1:
        found.append("the inbox's queries are not constant")
    return found


def figures(pages: list[Page]) -> str:
    """Return queries and milliseconds by size in words."""
    return "the inbox " + ", ".join(
        f"{page.queries} queries and {page.milliseconds:.0f} ms at {page.items:,} items"
        for page in pages
    )


@override_settings(**PLAIN_FILES)
def measured(clerk: Clerk, *, items: int, have: int) -> Page:
    """Pile items before one secretary's cell until there are so many, then open the page."""
    pile(clerk.world.bodies["Phòng", "cell_meeting"], items=items - have, on=moments.today())
    browser = Client(SERVER_NAME="localhost")
    browser.force_login(_account(clerk), backend="workflows.web.accounts.SignInBackend")
    times = []
    for _ in range(SAMPLES):
        began = time.perf_counter()
        with counted() as sent:
            answer = browser.get("/")
        times.append(time.perf_counter() - began)
        if answer.status_code != 200:
            raise RuntimeError(f"the inbox answered {answer.status_code}")
    return Page(items, len(sent), median(times) * 1000)


def _account(clerk: Clerk) -> User:
    person = clerk.world.people["Đạt"]
    return User.objects.filter(person=person).first() or User.objects.create_user(
        username="dat", person=person
    )
