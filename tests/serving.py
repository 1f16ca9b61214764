"""The product on a port of this machine, and a Chromium that spends its time on pages alone."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from playwright.sync_api import Browser, sync_playwright

from config import browser

# A window without a screen still draws two menus of its address bar, each a page in a process of
# its own, and keeps a process ready for a page to come: more work than the page that is looked at.
UNSEEN = "WebUIOmniboxPopup,WebUIOmniboxAimPopup,SpareRendererForSitePerProcess"


class QuietHandler(WSGIRequestHandler):
    """Writes no line for a request."""

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served() -> Iterator[str]:
    """Serve the product from this process, and yield the address of its root."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietHandler)
    server.set_app(get_wsgi_application())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def opened_browser() -> Iterator[Browser]:
    """Open Chromium without a window."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=found(), args=["--no-sandbox", f"--disable-features={UNSEEN}"]
        )
        yield opened
        opened.close()


@cache
def found() -> Path:
    """Return the Chromium of this machine, which is started once to see whether it runs."""
    return browser.chromium()
