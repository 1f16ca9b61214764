"""A procedure as its map draws it and its table rules it."""

from datetime import timedelta

from workflows.authority import law
from workflows.engine import maps
from workflows.engine.nodes import Opening, Relief
from workflows.engine.registry import Procedure, every_procedure
from workflows.rules.grounds import Ground
from workflows.rules.procedures import Decider, Road, Rung, StepRule
from workflows.web import words
from workflows.web.reference import drawings, editions
from workflows.web.reference.markdown import Page, code, page, stacked, table

STEP_HEAD = ["step", "taken as", "body", "vote", "within", "papers", "power", "article"]
DECIDER_HEAD = ["decider", "body, at", "in force", "vote", "takes the place of", "article"]
GROUND_HEAD = ["ground", "arises from", "consent", "waiting time", "papers", "article"]
ROAD_HEAD = ["road", "from a", "under", "through"]


def procedure_pages() -> list[Page]:
    """Return a page for each procedure that is installed."""
    return [_page(each) for each in every_procedure()]


def _page(procedure: Procedure) -> Page:
    rules = procedure.rules
    shapes = [
        f"## The map{f', shape {shape}' if len(procedure.maps) > 1 else ''}\n\n"
        + drawings.flowchart(procedure, shape)
        for shape in sorted(procedure.maps, reverse=True)
    ]
    order = maps.steps(procedure.map(procedure.shape))
    return page(
        f"procedures/{procedure.name}.md",
        f"{rules.label_en} ({rules.label_vi})",
        "The map draws order only: boxes with double sides are votes of a body. A step on which"
        " nobody may act gives way to the one taken *in place of a stuck step*, which hands it"
        " back, takes it over, sends it elsewhere or ends the case. Who, how many votes, by when,"
        " on which papers and under which article stand in the tables below; every"
        " edition of a value is on the page of the [parameters](../parameters.md).",
        *shapes,
        "## The steps\n\n" + table(STEP_HEAD, [_step(procedure, each) for each in order]),
        "## Who decides\n\n"
        "The first decider counts that is in force on the day, sits in a unit above the applicant,"
        " and holds a delegation where one is needed.\n\n"
        + table(DECIDER_HEAD, [_decider(procedure, each) for each in rules.deciders.values()]),
        "## The roads\n\n"
        "Which committees stand between the cell and the decision follows from the shape of the"
        " organisation on the day.\n\n"
        + table(ROAD_HEAD, [_road(each, rules.id) for each in rules.roads.values()]),
        *_grounds(procedure),
        "## Outcomes\n\n"
        + table(
            ["outcome", "code"],
            [
                [_named(each.label_vi, each.label_en), code(each.id)]
                for each in rules.outcomes.values()
            ],
        ),
        "## Knowingly left out\n\n"
        + "\n".join(f"* {each.label_en}" for each in rules.not_covered.values()),
    )


def _step(procedure: Procedure, name: str) -> list[str]:
    rule = procedure.rule(name)
    return [
        stacked([rule.label_vi, f"*{rule.label_en}*", code(name)]),
        _taken_as(procedure, rule),
        _body(rule),
        "by decider" if rule.rung is Rung.COMPETENT else editions.history(rule.vote),
        _within(rule),
        editions.history(rule.papers),
        code(rule.power),
        words.citation(rule.source),
    ]


def _taken_as(procedure: Procedure, rule: StepRule) -> str:
    flow_class = procedure.map(procedure.shape)
    match maps.node(flow_class, rule.name):
        case Opening():
            return "opening"
        case Relief():
            return "in place of a stuck step"
    return "vote" if maps.is_collective(flow_class, rule.name) else "one person"


def _body(rule: StepRule) -> str:
    kinds = law.pack().body_kinds
    if rule.body is None:
        return "the decider"
    lines = [words.label(kinds[rule.body])]
    if rule.in_its_place:
        lines.append(f"else: {words.label(kinds[rule.in_its_place])}")
    return stacked(lines)


def _within(rule: StepRule) -> str:
    lines = [editions.history(rule.within)] if rule.within else []
    if rule.extension:
        lines.append(f"once longer by: {editions.history(rule.extension)}")
    return stacked(lines)


def _decider(procedure: Procedure, decider: Decider) -> list[str]:
    steps = procedure.rules.steps
    until = decider.in_force.until
    last = f" to {words.day(until - timedelta(days=1))}" if until else ""
    body = words.label(law.pack().body_kinds[decider.body_kind])
    return [
        stacked([decider.label_vi, f"*{decider.label_en}*", code(decider.id)]),
        f"{body}, {code(decider.at)}" + (", by delegation" if decider.needs_delegation else ""),
        f"from {words.day(decider.in_force.since)}{last}",
        editions.history(decider.vote),
        stacked(words.label(steps[each]) for each in decider.takes_place_of),
        words.citation(decider.source),
    ]


def _road(road: Road, procedure: str) -> list[str]:
    return [
        _named(road.label_vi, road.label_en),
        _kinds(road.kinds),
        _kinds(road.under),
        editions.history(road.through, procedure=procedure),
    ]


def _grounds(procedure: Procedure) -> list[str]:
    """Return the section of the special grounds, if the procedure has any."""
    rows = [_ground(procedure, each) for each in procedure.rules.grounds.values()]
    if not rows:
        return []
    return [
        "## The special grounds\n\n"
        "What a fact of the case asks for beside the ordinary rules. A *discreet* ground is told to"
        " whoever decides; no entry of the journal and no fact of the case names it.\n\n"
        + table(GROUND_HEAD, rows)
    ]


def _ground(procedure: Procedure, ground: Ground) -> list[str]:
    arising = [code(ground.arises), *(["discreet"] if ground.discreet else [])]
    return [
        stacked([ground.label_vi, f"*{ground.label_en}*", code(ground.id)]),
        stacked([*arising, *map(code, sorted(ground.ways))]),
        words.label(procedure.rule(ground.consent)) if ground.consent else "",
        editions.history(ground.waits) if ground.waits else "",
        editions.history(ground.papers),
        words.citation(ground.source),
    ]


def _kinds(kinds: frozenset[str]) -> str:
    named = law.pack().level_kinds
    return stacked(words.label(named[each]) for each in named if each in kinds)


def _named(vietnamese: str, english: str) -> str:
    return stacked([vietnamese, f"*{english}*"])
