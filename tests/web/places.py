"""A place of every kind that a page is served at: who reads it, and what they do there first."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urljoin
from uuid import UUID

from django.urls import Resolver404, resolve, reverse
from playwright.sync_api import Page

from tests.administration import sight
from tests.corner import AGRICULTURE, OFFICE_CELL, OpenedCase, unit
from tests.stories import backstage
from workflows.engine.models import Case, Item, Question
from workflows.journal.models import Entry
from workflows.people.models import Kinship, User

# The addresses that answer with no page of their own, and why.
WITHOUT_A_PAGE = {
    "paper": "is downloaded",
    "procedure-map": "is downloaded",
    "source": "is downloaded",
    "health": "is read by machines",
    "csp-report": "is written to by browsers",
    "account_logout": "leads to the door",
    "cast": "leads to the inbox",
    "language": "leads back",
    "theme": "leads back",
    "seat": "leads to the inbox",
}


def nothing(page: Page) -> None:
    """Leave the page as it came."""


def unfolds_what_can_be_opened(page: Page) -> None:
    """Look at the procedures of which one may open a case."""
    page.click("main .openings summary")


def seeks(page: Page) -> None:
    """Search for a name that many have."""
    page.fill("#sought", "nguyen")
    with page.expect_navigation():
        page.click("main button[type=submit]")


def filters(page: Page) -> None:
    """Search for a name among the official members of a day."""
    page.click("main details summary")
    page.select_option("[name=standing]", "official")
    page.fill("[name=on]", "01/10/2024")
    seeks(page)


def filters_by_no_day(page: Page) -> None:
    """Search as of a day that the calendar does not have, and be told so."""
    page.click("main details summary")
    page.fill("[name=on]", "31/02/2024")
    seeks(page)


def seeks_nobody(page: Page) -> None:
    """Search for a name that nobody has."""
    page.fill("#sought", "zzzz")
    with page.expect_navigation():
        page.click("main button[type=submit]")


def sends_it_empty(page: Page) -> None:
    """Send the form with nothing in it, and be refused."""
    with page.expect_navigation() as answered:
        page.click("aside button[type=submit]")
    assert answered.value.status == 422


def sits_jointly(page: Page) -> None:
    """Choose another body that met together with this one."""
    page.click("details:has([name=partner]) summary", timeout=5000)
    page.select_option("[name=partner]", index=1)
    with page.expect_navigation():
        page.click("button[name=reread][value='3']")
    page.locator("#id_partner_present").wait_for()


def leaves(page: Page) -> None:
    """Stand before the door as a stranger, who likes the same language and colours."""
    liked = dict(zip(("language", "theme"), worn(page), strict=True))
    origin = urljoin(page.url, "/")
    page.context.clear_cookies()
    page.context.add_cookies([{"name": n, "value": v, "url": origin} for n, v in liked.items()])
    page.goto(urljoin(origin, reverse("account_login")))


def worn(page: Page) -> list[str]:
    """Return the language and the colours in which the page is shown."""
    return page.evaluate("[document.documentElement.lang, document.documentElement.dataset.theme]")


@dataclass(frozen=True, slots=True)
class Place:
    """An address, who opens it, what is done there before one looks, and how it answers."""

    address: str
    reader: str = "thuan"
    first: Callable[[Page], None] = nothing
    status: int = 200

    @property
    def kind(self) -> str:
        """Return the name of the address, nothing if it leads nowhere."""
        try:
            return resolve(self.address.partition("?")[0]).url_name or ""
        except Resolver404:
            return ""


def places(opened: OpenedCase, kinship: Kinship) -> dict[str, Place]:
    """Return a place of every kind."""
    return {
        **of_the_organisation(kinship),
        **of_the_rules(),
        **of_a_case_that_begins(opened),
        **of_cases_under_way(),
        **of_members(),
        "nothing": Place("/no-such-page", status=404),
        "door": Place(reverse("account_login"), first=leaves, reader="loc"),
    }


def of_the_organisation(kinship: Kinship) -> dict[str, Place]:
    """Return what a secretary of a committee reads: what waits, units and people."""
    dat = User.objects.get(username="dat")
    cell = reverse("unit", args=[unit(OFFICE_CELL).id])
    return {
        "inbox": Place(reverse("inbox")),
        "inbox with what can be opened": Place(reverse("inbox"), "dat", unfolds_what_can_be_opened),
        "inbox of one urgency": Place(reverse("inbox") + "?urgency=later"),
        "inbox under an empty filter": Place(reverse("inbox") + f"?unit={dat.id}"),
        "count": Place(reverse("inbox-count")),
        "notices": Place(reverse("notices"), reader="dat"),
        "tree": Place(reverse("units")),
        "committee": Place(reverse("unit", args=[unit(AGRICULTURE).id])),
        "cell": Place(cell),
        "cell of another day": Place(f"{cell}?on=2022-01-01"),
        "badges": Place(reverse("badges", args=[unit(AGRICULTURE).id])),
        "person": Place(reverse("person", args=[dat.person_id])),
        "kinships": Place(reverse("kinships", args=[kinship.person_id])),
        "withdrawal of a kinship": Place(reverse("kinship", args=[kinship.person_id, kinship.id])),
        "search": Place(reverse("search")),
        "what was found": Place(reverse("search"), first=seeks),
        "what was found of a day": Place(reverse("search"), first=filters),
        "search of a day that is none": Place(reverse("search"), first=filters_by_no_day),
        "nothing found": Place(reverse("search"), first=seeks_nobody),
    }


def of_the_rules() -> dict[str, Place]:
    """Return what is read of the law, the same to everybody."""
    doubtful = reverse("rule", args=["admission.age_min_months"])
    found = {
        "rules": Place(reverse("rules")),
        "powers": Place(reverse("rules") + "?chapter=powers"),
        "rules found by name": Place(reverse("rules") + "?sought=tuoi"),
        "a name that no rule has": Place(reverse("rules") + "?sought=zzz"),
        "comparison": Place(reverse("comparison") + "?first=2025-01-01&last=2026-08-01"),
        "comparison of a day that is none": Place(reverse("comparison") + "?first=31/02/2025"),
        "comparison of a day with itself": Place(
            reverse("comparison") + "?first=2025-01-01&last=2025-01-01"
        ),
        "unverified": Place(reverse("unverified")),
        "procedure": Place(reverse("procedure", args=["admission"])),
        "procedure of another day": Place(
            reverse("procedure", args=["recognition"]) + "?on=2024-05-01"
        ),
        "instrument": Place(reverse("instrument", args=["dieu-le-2011"])),
        "rule": Place(reverse("rule", args=["admission.cell_resolves.papers"])),
        "doubtful rule": Place(f"{doubtful}?on=2026-05-01"),
        "instruments": Place(reverse("instruments")),
    }
    return {name: replace(each, reader="loc") for name, each in found.items()}


def of_a_case_that_begins(opened: OpenedCase) -> dict[str, Place]:
    """Return what the secretary of a cell fills in around a case that has just been opened."""
    case, item = {"case_id": opened.case_id}, {"case_id": opened.case_id, "item_id": opened.item_id}
    step, act = reverse("case-step", kwargs=item), {"act": "reviews_month"}
    found = {
        "case": Place(reverse("case", kwargs=case)),
        "journal": Place(reverse("journal")),
        "journal of a case": Place(reverse("journal") + f"?case={opened.case_id}"),
        "journal of days that are none": Place(reverse("journal") + "?since=31/02/2024"),
        "journal of nothing": Place(reverse("journal") + "?kind=reminders&until=01/01/2020"),
        "entry": Place(reverse("entry", args=[entry_of(opened.case_id)])),
        "step": Place(step),
        "refused step": Place(step, first=sends_it_empty),
        "end of a case": Place(reverse("case-end", kwargs=case)),
        "review of the list": Place(reverse("case-beside", kwargs=case | act)),
        "opening of an admission": Place(reverse("case-new", args=["admission"])),
        "opening of a recognition": Place(reverse("case-new", args=["recognition"])),
        "opening of a card's replacement": Place(reverse("case-new", args=["card"])),
        "opening of a deletion": Place(reverse("case-new", args=["deletion"])),
        "opening of a leaving": Place(reverse("case-new", args=["leaving"])),
        "opening of an exemption": Place(reverse("case-new", args=["exemption"])),
        "opening of a suspension": Place(reverse("case-new", args=["suspension"])),
        "opening of a death": Place(reverse("case-new", args=["death"])),
    }
    return {name: Place(each.address, "dat", each.first) for name, each in found.items()}


def of_cases_under_way() -> dict[str, Place]:
    """Return what is filled in when votes were taken: by a cell, and by the committee above it."""
    decided, other = backstage.told("single-cell"), backstage.told("decision-due-today")
    applied = backstage.told("withdrawn", acts=2)
    resolved = backstage.told("before-the-grassroots-committee")
    proposed = [resolved, item_of(resolved, "grassroots_committee_resolves")]
    item = {"case_id": decided, "item_id": item_of(decided, "competent_committee_decides")}
    also = item_of(other, "competent_committee_decides")
    meeting = reverse("case-meeting", kwargs=item)
    count = {"case_id": decided, "question_id": count_of(decided)}
    return {
        "case after a vote": Place(reverse("case", args=[decided]), "an"),
        "another helper": Place(reverse("case-beside", args=[decided, "changes_helper"]), "an"),
        "another introducer": Place(
            reverse("case-beside", args=[decided, "changes_introducer"]), "an"
        ),
        "correction of a count": Place(reverse("case-count", kwargs=count), "an"),
        "recall": Place(
            reverse("case-recall", args=[applied, item_of(applied, "applicant_applies")]), "an"
        ),
        "longer time": Place(reverse("case-beside", args=[decided, "extends_limit"]), "my"),
        "return": Place(reverse("case-manner", kwargs=item | {"manner": "return"}), "my"),
        "handing over": Place(reverse("case-manner", kwargs=item | {"manner": "hand_over"}), "my"),
        "meeting": Place(meeting, "my"),
        "meeting with two questions": Place(f"{meeting}?also={also}", "my"),
        "refused meeting": Place(f"{meeting}?also={also}", "my", sends_it_empty),
        "joint meeting": Place(reverse("case-meeting", args=proposed), "thuan", sits_jointly),
    }


def of_members() -> dict[str, Place]:
    """Return what is read of members under way to recognition, and of their cards."""
    recognised, damaged = (
        backstage.told("recognition-on-the-way-up"),
        backstage.told("card-damaged"),
    )
    replaced = backstage.told("card-lost")
    decides = [recognised, item_of(recognised, "competent_committee_decides")]
    replaces = [damaged, item_of(damaged, "committee_replaces_card")]
    return {
        "recognition": Place(reverse("case", args=[recognised]), "my"),
        "meeting on a recognition": Place(reverse("case-meeting", args=decides), "my"),
        "card that waits": Place(reverse("case", args=[damaged]), "my"),
        "issue of a card": Place(reverse("case-step", args=replaces), "my", sends_it_empty),
        "card that was replaced": Place(reverse("case", args=[replaced]), "an"),
        "person with two cards": Place(reverse("person", args=[subject_of(replaced)]), "an"),
    }


def subject_of(case_id: UUID) -> UUID:
    """Return the id of the person a case is about."""
    with sight.of_everything():
        return Case.objects.get(pk=case_id).subject_id


def item_of(case_id: UUID, step: str) -> UUID:
    """Return the id of the item of a step."""
    with sight.of_everything():
        return Item.objects.get(case_id=case_id, step=step).id


def entry_of(case_id: UUID) -> UUID:
    """Return the id of the first entry of a case."""
    with sight.of_everything():
        return Entry.objects.get(stream_id=case_id, number=1).id


def count_of(case_id: UUID) -> UUID:
    """Return the id of the only count of a case."""
    with sight.of_everything():
        return Question.objects.get(item__case_id=case_id).id
