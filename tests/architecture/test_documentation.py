"""The documentation: what it points at is there, and what it promises to list is listed."""

import re
from itertools import count
from pathlib import Path

from config import env
from tests.architecture import sources
from workflows.authority import law
from workflows.rules.loading import load_pack
from workflows.web.reference import shelf

LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.M | re.S)
HEADING = re.compile(r"^#+ (?P<words>.+)$", re.M)
CELL = re.compile(r"^\| (?P<words>[^|]*) \| (?P<vietnamese>[^|]*) \| (?P<article>[^|]*) \|$", re.M)
YAML = re.compile(r"^```yaml\n# fixtures/rules/(?P<path>\S+)\n(?P<text>.*?)^```", re.M | re.S)
HEADINGS_OF_A_DECISION = ["Context", "Decision", "Consequences", "Roads not taken"]
INDEX = Path("docs/index.md")


def pages():
    """Return the pages that people read, relative to the root."""
    return [
        each
        for each in sources.files()
        if each.suffix == ".md" and (each.parts[0] == "docs" or each == Path("README.md"))
    ]


def links(page):
    """Yield the file and the anchor that each relative link of a page points at."""
    for found in LINK.finditer(FENCE.sub("", sources.text(page))):
        target, _, anchor = found["target"].partition("#")
        if not re.match(r"[a-z]+:", target):
            yield (page.parent / target if target else page), anchor


def anchors(page):
    """Return the anchors that the headings of a page make."""
    words = (found["words"].lower() for found in HEADING.finditer(sources.text(page)))
    return {re.sub(r"[^\w\- ]", "", each).strip().replace(" ", "-") for each in words}


def test_no_page_points_at_what_is_not_there():
    dead = [
        f"{page}: {target}{anchor and '#' + anchor}"
        for page in pages()
        for target, anchor in links(page)
        if not (sources.ROOT / target).resolve().is_file()
        or (anchor and anchor not in anchors(target))
    ]

    assert not dead


def test_every_page_is_reached_from_the_index():
    reached, waiting = set(), [INDEX]
    while waiting:
        page = waiting.pop()
        if page not in reached:
            reached.add(page)
            for target, _ in links(page):
                place = (sources.ROOT / target).resolve()
                if place.is_file() and place.suffix == ".md":
                    waiting.append(place.relative_to(sources.ROOT.resolve()))

    assert {str(each) for each in pages()} - {str(each) for each in reached} <= {"README.md"}


def test_the_reference_says_what_the_code_says():
    assert shelf.stale(shelf.every_page()) == []


def test_every_setting_is_in_the_reference():
    listed = re.findall(r"^\| `(\w+)`", sources.text(Path("docs/reference/settings.md")), re.M)

    assert listed == [setting.name for setting in env.SETTINGS]


def test_decisions_are_numbered_without_a_gap_and_built_alike():
    decisions = [page for page in pages() if page.parent.name == "decisions"]

    for number, page in zip(count(1), decisions, strict=False):
        headings = HEADING.findall(sources.text(page))
        assert page.name.startswith(f"{number:04}-")
        assert headings[0].startswith(f"{number}. ")
        assert headings[1:] == HEADINGS_OF_A_DECISION, page


def test_the_glossary_has_every_kind_of_body_office_step_and_outcome():
    pack = law.pack()
    written = {
        (code, cell["vietnamese"].strip())
        for cell in CELL.finditer(sources.text(Path("docs/glossary.md")))
        for code in re.findall(r"`(\w+)`", cell["words"])
    }

    things = [*pack.body_kinds.values(), *pack.offices.values()]
    named = {(each.id, each.label_vi) for each in things}
    for procedure in pack.procedures.values():
        named |= {(each.name, each.label_vi) for each in procedure.steps.values()}
        named |= {(each.id, each.label_vi) for each in procedure.outcomes.values()}

    assert named <= written, named - written


def test_the_pack_that_the_page_on_majorities_tells_can_be_laid_over_ours(tmp_path):
    told = sources.text(Path("docs/how-to/change-a-majority.md"))
    for found in YAML.finditer(told):
        file = tmp_path / found["path"]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(found["text"], encoding="utf-8")

    laid_over = load_pack(tmp_path / "example-province", over=law.pack())

    changed = {
        name
        for name, parameter in laid_over.parameters.items()
        if parameter != law.pack().parameters[name]
    }
    assert changed == {"admission.deciders.standing_committee_above.vote"}
    assert all(name in told for name in changed)
