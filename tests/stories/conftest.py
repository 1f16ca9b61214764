"""A stage for stories: the corner served to a real browser, in a database of its own."""

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from playwright.sync_api import Browser, Page, sync_playwright

from config.browser import chromium
from tests.corner import corner_database, standing_in
from tests.papers.paper_files import pdf
from workflows.administration import databases

__all__ = ["corner_database"]

PHONE = {"width": 360, "height": 740}
SCREEN = {"width": 1366, "height": 900}
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}


class QuietHandler(WSGIRequestHandler):
    """Writes no line for a request."""

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@dataclass
class Desk:
    """One person of the cast at a browser."""

    page: Page
    folder: Path

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
        self.page.locator("aside button.main").click()
        assert self.page.locator(".errors").all_inner_texts() == []

    def opens(self, name: str) -> None:
        """Open the case of a person from what waits in the inbox."""
        self.page.goto(self.page.url.partition("/cases")[0].rstrip("/") + "/")
        self.page.get_by_role("link", name=name).first.click()

    def begins(self, which: int = 0) -> None:
        """Press the button of the step that waits."""
        self.page.locator(".act .btn.main").nth(which).click()

    def looks_right(self) -> None:
        """Let axe look at the page on a phone by day and on an office screen by night."""
        for size, scheme in ((PHONE, "light"), (SCREEN, "dark")):
            self.page.set_viewport_size(size)
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            assert self.faults() == []

    def faults(self) -> list[str]:
        """Return what axe finds on the page, and what is wider than the screen."""
        found = [
            f"{each['id']}: {node['html'][:160]}"
            for each in Axe().run(self.page, options=RULES).response["violations"]
            for node in each["nodes"]
        ]
        wide, screen = self.page.evaluate(
            "[document.documentElement.scrollWidth, window.innerWidth]"
        )
        return found + ([f"{wide} px on a screen of {screen}"] if wide > screen else [])


@dataclass
class Stage:
    """The product as it is served, and the browser in which the cast sits down."""

    root: str
    browser: Browser
    folder: Path

    def as_one_of_the_cast(self, username: str, *, office: str = "", scripts: bool = True) -> Desk:
        """Sign in through the cast page, and choose the office to work in."""
        context = self.browser.new_context(
            viewport=SCREEN, locale="vi-VN", java_script_enabled=scripts
        )
        page = context.new_page()
        page.set_default_timeout(8000)
        page.goto(f"{self.root}/sign-in")
        page.locator(f"button[value='{username}']").click()
        if office:
            page.locator(".desk details summary").click()
            page.locator(".desk button[name='seat']", has_text=office).first.click()
        return Desk(page, self.folder)


@pytest.fixture
def stage(corner_database, django_db_blocker, tmp_path) -> Iterator[Stage]:
    """Serve the corner on a port of this machine, with a folder of its own for files."""
    name = f"hoso_test_{os.getpid()}_stage"
    files_root, settings.FILES_ROOT = settings.FILES_ROOT, tmp_path / "kept"
    with django_db_blocker.unblock():
        databases.drop_database(settings.LOGINS, name=name)
        databases.make_database(settings.LOGINS, name=name, template=corner_database)
        with standing_in(name):
            server = ThreadedWSGIServer(("127.0.0.1", 0), QuietHandler)
            server.set_app(get_wsgi_application())
            threading.Thread(target=server.serve_forever, daemon=True).start()
            try:
                with sync_playwright() as playwright:
                    browser = playwright.chromium.launch(
                        executable_path=chromium(), args=["--no-sandbox"]
                    )
                    yield Stage(f"http://127.0.0.1:{server.server_port}", browser, tmp_path)
                    browser.close()
            finally:
                server.shutdown()
                server.server_close()
        databases.drop_database(settings.LOGINS, name=name)
    settings.FILES_ROOT = files_root
