"""A stage for stories: the corner served to a real browser, in a database of its own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page

from tests.corner import standing_in
from tests.papers.paper_files import pdf
from tests.serving import opened_browser, served
from tests.stories import backstage
from tests.web import sights
from workflows.administration import databases

SCREEN = {"width": 1366, "height": 900}


@dataclass
class Desk:
    """One person of the cast at a browser."""

    page: Page
    folder: Path
    scripts: bool = True

    def type(self, **values: str) -> None:
        """Type into fields or choose in lists, by the names of the fields."""
        for name, value in values.items():
            control = self.page.locator(f"[name='{name}']").first
            if control.evaluate("each => each.tagName") == "SELECT":
                control.select_option(label=value)
            else:
                control.fill(value)

    def mark(self, name: str, value: str) -> None:
        """Mark one of several answers."""
        self.page.locator(f"[name='{name}'][value='{value}']").check()

    def bring(self, slot: str, day: str, *, number: str = "") -> None:
        """Bring a paper with its file."""
        file = self.folder / f"{slot.rpartition('-')[2]}.pdf"
        file.write_bytes(pdf(slot))
        self.page.locator(f"[name='paper-{slot}-file']").set_input_files(file)
        self.type(**{f"paper-{slot}-dated_on": day, f"paper-{slot}-number": number})

    def record(self) -> None:
        """Declare that there is no conflict, and record."""
        self.page.locator("[name='no_conflict']").check()
        self.sends()
        assert self.page.locator(".errors").all_inner_texts() == []

    def opens(self, name: str) -> None:
        """Open the case of a person from what waits in the inbox."""
        self.goes("/")
        self.presses(name)

    def begins(self, which: int = 0) -> None:
        """Press the button of the step that waits."""
        self.page.locator(".act .btn.main").nth(which).click()

    def sends(self) -> None:
        """Press the button of the form, with what stands in it."""
        with self.page.expect_navigation():
            self.page.locator("aside button[type='submit']").click()

    def is_refused(self) -> str:
        """Send the form and return what the page that shows it again says against it."""
        self.sends()
        return self.page.locator(".errors").inner_text()

    def goes(self, place: str) -> None:
        """Open the page at an address."""
        origin = "/".join(self.page.url.split("/")[:3])
        self.page.goto(f"{origin}{place}")

    def goes_to_case(self, case_id: UUID) -> None:
        """Open the page of a case by its address."""
        self.goes(f"/cases/{case_id}")

    def presses(self, words: str) -> None:
        """Follow the link on the page that reads so."""
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=words).first.click()

    def in_another_tab(self) -> "Desk":
        """Open a second page of the same browser at the same place."""
        page = self.page.context.new_page()
        page.set_default_timeout(8000)
        page.goto(self.page.url)
        return replace(self, page=page)

    def waits_at(self) -> str:
        """Return the step at which the page says that the case waits."""
        return self.page.locator(".thread li.wait h3").first.inner_text()

    @property
    def value(self) -> dict[str, str]:
        """Return what stands in the fields that are typed into, by their names."""
        return self.page.evaluate(
            "Object.fromEntries([...document.querySelectorAll('main input:not([type]), "
            "main input[type=text], main textarea, main select')].map(e => [e.name, e.value]))"
        )

    def looks_right(self) -> None:
        """Let axe look at the page on a phone by day and on an office screen by night."""
        assert self.scripts, "axe is a script: it waits for ever at a desk without them"
        for size, scheme in ((sights.PHONE, "light"), (SCREEN, "dark")):
            self.page.set_viewport_size(size)
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            assert sights.faults(self.page) == []


@dataclass
class Stage:
    """The product as it is served, and the browser in which the cast sits down."""

    root: str
    browser: Browser
    folder: Path

    def through_the_door(self, username: str, *, office: str, scripts: bool = True) -> Desk:
        """Sign in through the cast page, and choose the office to work in."""
        page = self._opened(scripts=scripts).new_page()
        page.set_default_timeout(8000)
        page.goto(f"{self.root}/sign-in")
        page.locator(f"button[value='{username}']").click()
        page.locator(".desk details summary").click()
        page.locator(".desk button[name='seat']", has_text=office).first.click()
        return Desk(page, self.folder, scripts)

    def as_one_of_the_cast(self, username: str, *, office: str = "", scripts: bool = True) -> Desk:
        """Sit down as one of the cast, in an office of theirs, in a session of their own."""
        backstage.speaks_vietnamese(username=username)
        return self._sat_down(backstage.session_of_the_cast(username, office), scripts=scripts)

    def as_officer(self, office: str, *, cell: str) -> Desk:
        """Sit down as the holder of an office of a cell, in a session of their own."""
        return self.as_member(backstage.officer(cell, office))

    def as_member(self, person_id: UUID, *, scripts: bool = True) -> Desk:
        """Sit down as any member on record, in a session of their own."""
        backstage.speaks_vietnamese(person_id=person_id)
        return self._sat_down(backstage.session_of(person_id), scripts=scripts)

    def csp_reports(self) -> int:
        """Return how often the browsers reported that the content policy stopped something."""
        health = self._opened(scripts=False).request.get(f"{self.root}/health")
        return health.json()["csp_reports"]

    def _sat_down(self, session: str, *, scripts: bool) -> Desk:
        context = self._opened(scripts=scripts)
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": self.root}]
        )
        page = context.new_page()
        page.set_default_timeout(8000)
        page.goto(self.root)
        return Desk(page, self.folder, scripts)

    def _opened(self, *, scripts: bool) -> BrowserContext:
        return self.browser.new_context(
            viewport=SCREEN, locale="vi-VN", java_script_enabled=scripts
        )


@contextmanager
def opened_stage(name: str, *, template: str, folder: Path) -> Iterator[Stage]:
    """
    Serve a copy of a database on a port of this machine, with a folder of its own for files.

    What the content policy stopped in any browser of the stage fails it when it closes.
    """
    files_root, settings.FILES_ROOT = settings.FILES_ROOT, folder / "kept"
    databases.drop_database(settings.LOGINS, name=name)
    databases.make_database(settings.LOGINS, name=name, template=template)
    with standing_in(name), served() as root, opened_browser() as browser:
        opened = Stage(root, browser, folder)
        yield opened
        reports = opened.csp_reports()
    databases.drop_database(settings.LOGINS, name=name)
    settings.FILES_ROOT = files_root
    assert reports == 0


@pytest.fixture
def stage(corner_database, django_db_blocker, tmp_path) -> Iterator[Stage]:
    """Serve the corner to one story."""
    name = f"hoso_test_{os.getpid()}_stage"
    with (
        django_db_blocker.unblock(),
        opened_stage(name, template=corner_database, folder=tmp_path) as opened,
    ):
        yield opened


@pytest.fixture(scope="module")
def shared_stage(corner_database, django_db_blocker, tmp_path_factory) -> Iterator[Stage]:
    """Serve the corner to all stories of a module: each tells of a case of its own."""
    name = f"hoso_test_{os.getpid()}_shared_stage"
    folder = tmp_path_factory.mktemp("stage")
    with (
        django_db_blocker.unblock(),
        opened_stage(name, template=corner_database, folder=folder) as opened,
    ):
        yield opened
