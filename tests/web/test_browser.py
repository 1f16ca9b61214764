"""The pages in a real browser: nothing for axe to find, nothing wider than the screen."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page

from tests.corner import AGRICULTURE, record_relatives, signed_in, standing_in
from tests.inbox.heaps import pile
from tests.serving import opened_browser, served
from tests.stories import backstage
from tests.web.places import WITHOUT_A_PAGE, Place, places, worn
from tests.web.sights import PHONE, faults
from tests.web.test_addresses import addresses
from workflows.administration import databases
from workflows.engine.relay import relay_once
from workflows.organisation.models import Body
from workflows.people.models import User
from workflows.web import moments

pytestmark = pytest.mark.browser

OFFICE_SCREEN = {"width": 1366, "height": 768}
READERS = ("thuan", "dat", "my", "an", "loc")


@dataclass(frozen=True)
class Site:
    """The product as it is served, with a place of every kind that a page is read at."""

    root: str
    places: dict[str, Place]


@pytest.fixture(scope="module")
def site(corner_database, corner_case, django_db_blocker, tmp_path_factory) -> Iterator[Site]:
    """Serve the corner, with items waiting, on a port of this machine."""
    name = f"hoso_test_{os.getpid()}_site"
    files_root, settings.FILES_ROOT = settings.FILES_ROOT, tmp_path_factory.mktemp("site")
    with django_db_blocker.unblock():
        databases.drop_database(settings.LOGINS, name=name)
        databases.make_database(settings.LOGINS, name=name, template=corner_database)
        with standing_in(name):
            body = Body.objects.get(unit__code=AGRICULTURE, kind="committee")
            pile(body, items=400, on=moments.today())
            relay_once(moments.now())
            of_every_kind = places(corner_case, record_relatives())
            with served() as root:
                yield Site(root, of_every_kind)
        databases.drop_database(settings.LOGINS, name=name)
    settings.FILES_ROOT = files_root


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, without a window."""
    with opened_browser() as opened:
        yield opened


def strays(page: Page, site: Site, place: Place) -> list[str]:
    """Go to a place, do what is done there first, and return where one came to instead."""
    answer = page.goto(site.root + place.address)
    place.first(page)
    met = (answer.status, page.url.removeprefix(site.root))
    return [] if met == (place.status, place.address) else [f"{met[0]} at {met[1]}"]


def enter(browser: Browser, site: Site, *, viewport: dict[str, int], scripts: bool = True) -> Page:
    """Return a page on which one of the cast has signed in at the door and made their choices."""
    context = browser.new_context(viewport=viewport, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{site.root}/sign-in")
    page.click("button[value=thuan]")
    page.click(".choices button[value=vi]")
    page.click(".choices button[value=light]")
    page.goto(f"{site.root}/")
    return page


def sits_down(
    browser: Browser, site: Site, username: str, *, viewport: dict[str, int], **liked: str
) -> Page:
    """Return a page of one of the cast, who signed in with these choices on their account."""

    def opened() -> str:
        # Another test may have left them in another office of theirs, which the account keeps.
        User.objects.filter(username=username).update(seat_id=None, **liked)
        return signed_in(username).cookies[settings.SESSION_COOKIE_NAME].value

    session = {"name": settings.SESSION_COOKIE_NAME, "value": backstage.behind(opened)}
    context = browser.new_context(viewport=viewport)
    context.add_cookies([session | {"url": site.root}])
    return context.new_page()


# Each is a test of its own, so that the last long one leaves no other process idle.
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("viewport", "language", "theme"),
    [
        pytest.param(PHONE, "vi", "light", id="a phone, light, in Vietnamese"),
        pytest.param(OFFICE_SCREEN, "en", "dark", id="an office screen, dark, in English"),
    ],
)
def test_every_page_is_accessible_and_fits(site, browser, reader, viewport, language, theme):
    page = sits_down(browser, site, reader, viewport=viewport, language=language, theme=theme)
    found = {}

    for name, place in site.places.items():
        if place.reader == reader:
            found[name] = strays(page, site, place) + faults(page)
            assert worn(page) == [language, theme] or place.kind == "inbox-count", name

    assert found
    assert {name: each for name, each in found.items() if each} == {}
    assert page.request.get(f"{site.root}/health").json()["csp_reports"] == 0


def test_a_page_of_every_address_is_looked_at(site):
    kinds = {place.kind for place in site.places.values()} - {""}

    assert kinds.isdisjoint(WITHOUT_A_PAGE)
    assert kinds | WITHOUT_A_PAGE.keys() == addresses().keys()
    assert {place.reader for place in site.places.values()} == set(READERS)


def test_the_way_through_the_product_needs_no_script(site, browser):
    page = enter(browser, site, viewport=PHONE, scripts=False)

    assert "việc đang chờ" in page.text_content("h1")
    page.click(".desk summary")
    page.click(".desk form button:not([aria-current])")
    assert "Ban Thường vụ" in page.text_content(".desk") or page.url == f"{site.root}/"
    page.goto(f"{site.root}/search")
    page.fill("#sought", "van phong so")
    page.click("main button[type=submit]")
    page.click("main >> text=Chi bộ Văn phòng Sở")
    assert page.text_content("h1") == "Chi bộ Văn phòng Sở"
    page.fill("#as-of", "01/01/2022")
    page.click(".as-of button")
    assert "Đang xem tổ chức như ngày 01/01/2022" in page.text_content("main")


@pytest.mark.parametrize("name", ["inbox", "recognition", "case after a vote", "procedure"])
def test_a_badge_of_many_words_pushes_no_page_sideways(site, browser, name):
    place = site.places[name]
    page = sits_down(browser, site, place.reader, viewport=PHONE, language="vi", theme="light")
    page.goto(site.root + place.address)

    page.evaluate(
        "words => document.querySelectorAll('.badge').forEach(each => each.append(words))",
        "Tạm tính: lịch nghỉ chưa công bố đến đó",
    )

    assert page.locator(".badge").count() > 0
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_a_link_to_what_is_folded_away_opens_it_without_script(site, browser):
    page = enter(browser, site, viewport=PHONE, scripts=False)
    page.goto(site.root + site.places["unverified"].address)
    folded_away = page.locator("#carried-admission")
    before = folded_away.is_visible()

    page.goto(f"{page.url}#carried-admission")

    assert (before, folded_away.is_visible()) == (False, True)
    assert page.locator("#carried-recognition").is_hidden()


def test_the_count_follows_what_waits_while_the_page_is_open(site, browser):
    page = enter(browser, site, viewport=OFFICE_SCREEN)
    before = page.text_content("#waiting")

    with page.expect_response("**/waiting") as answered:
        page.evaluate("htmx.trigger('#waiting', 'look')")

    assert answered.value.status == 200
    assert page.text_content("#waiting") == before


def test_the_keyboard_reaches_the_content_first(site, browser):
    page = enter(browser, site, viewport=OFFICE_SCREEN)
    page.goto(site.root + site.places["rules"].address)

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip btn"
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"
