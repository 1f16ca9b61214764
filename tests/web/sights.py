"""What is wrong with a page by the look of it: what axe finds, what is wider than the screen."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PHONE = {"width": 360, "height": 740}
# Only what is wrong is asked for: to tell of all that is right takes axe twice as long.
OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}


def faults(page: Page) -> list[str]:
    """Return what axe finds on the page, and what is wider than the screen."""
    found = [
        f"{each['id']}: {node['html'][:160]}"
        for each in Axe().run(page, options=OPTIONS).response["violations"]
        for node in each["nodes"]
    ]
    wide, screen = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    return found + ([f"{wide} px on a screen of {screen}"] if wide != screen else [])
