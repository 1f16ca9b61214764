"""What must hold after a race: nothing lost or twice, every answer true, every chain whole."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tests.chaos.clients import DECIDING, JOINT_MEETING, KEY_AGAIN, MEETING
from tests.chaos.histories import ACCEPTED, FAULT, REFUSED, Form
from tests.chaos.stored import Stored
from workflows.engine.refusals import AlreadyDecided, KeyUsedElsewhere
from workflows.journal import chains

SHORT_ROAD = (
    "cell_lists",
    "applicant_applies",
    "applicant_writes_life_history",
    "committee_verifies",
    "members_introduce",
    "cell_gathers_comments",
    "cell_resolves",
    "competent_committee_decides",
    "cell_receives_decision",
    "cell_admits",
    "member_files_record",
)
ROADS = {
    "Chợ": Counter(SHORT_ROAD),
    "Phòng": Counter([*SHORT_ROAD, "sub_committee_appraises", "grassroots_committee_resolves"]),
}


@dataclass(frozen=True)
class Seen:
    """A race as its clients tell it and as the database holds it."""

    forms: Sequence[Form]
    stored: Stored
    cases: int
    crashes: Sequence[str] = ()

    def items(self) -> Mapping[UUID, Any]:
        """Return the stored items by id."""
        return {item.id: item for item in self.stored.items}

    def told(self, said: str, *kinds: str) -> list[Form]:
        """Return the forms of these kinds whose clients were told so."""
        return [form for form in self.forms if form.said == said and form.kind in kinds]


def keys_of(form: Form) -> set[UUID]:
    """Return every key its decisions may carry: a meeting's questions count up from its own."""
    return {
        UUID(int=(key.int + place) % 2**128)
        for key in form.keys
        for place in range(max(len(form.items), 1))
    }


def answers(seen: Seen) -> Iterator[str]:
    """Every client got an answer to every form, and the answer was one that people can read."""
    yield from seen.crashes
    for form in seen.forms:
        if form.told is None:
            yield f"{form.kind} {form.id} has no answer"
        for told in [*form.lost, form.told or {}]:
            if told.get("said") == FAULT:
                yield f"{form.kind} {form.id}: {told['what']}"


def lost(seen: Seen) -> Iterator[str]:
    """Each accepted form stands in the database, decided by the very entry its client was told."""
    items = seen.items()
    for form in seen.told(ACCEPTED, *DECIDING):
        for answer in form.told["answers"]:
            item = items.get(UUID(answer["item_id"]))
            if item is None or item.state != "done" or str(item.entry_id) != answer["entry_id"]:
                yield f"{form.kind} {form.id}: {answer['item_id']} is not as answered"


def repeated(seen: Seen) -> Iterator[str]:
    """Each step of each case is there once, opened once and decided once, up to the case's end."""
    steps: dict[UUID, Counter[str]] = {case.id: Counter() for case in seen.stored.cases}
    for item in seen.stored.items:
        steps[item.case_id][item.step] += 1
        if item.state != "done":
            yield f"{item.step} of case {item.case_id} is {item.state}"
    for case in seen.stored.cases:
        if (case.state, case.outcome, case.standing) != ("ended", "admitted", "probationary"):
            yield f"case {case.id} is {case.state} {case.outcome}, its person {case.standing}"
        if steps[case.id] != ROADS[case.cell]:
            yield f"case {case.id} went through {dict(steps[case.id])}"
    papers = Counter((each.dossier_id, each.kind, each.about) for each in seen.stored.papers)
    yield from (f"{count} papers {paper}" for paper, count in papers.items() if count > 1)


def keys(seen: Seen) -> Iterator[str]:
    """A key stands for one decision: a form opens one case, and no key is taken twice."""
    if len(seen.stored.cases) != seen.cases:
        yield f"{len(seen.stored.cases)} cases were opened by {seen.cases} forms"
    used = Counter(item.key for item in seen.stored.items if item.key)
    yield from (
        f"the key {key} stands on {count} items" for key, count in used.items() if count > 1
    )
    for form in seen.told(ACCEPTED, KEY_AGAIN):
        yield f"a key used before was accepted for {form.items[0].step}"


def truth(seen: Seen) -> Iterator[str]:
    """Whoever was told yes decided; whoever was told that another did was told so rightly."""
    items = seen.items()
    for form in seen.told(ACCEPTED, *DECIDING):
        answered = [UUID(answer["item_id"]) for answer in form.told["answers"]]
        if not all(items[id].key in keys_of(form) for id in answered if id in items):
            yield f"{form.kind} {form.id} was told yes, but another decided"
    for form in seen.told(REFUSED, *DECIDING):
        if form.told["code"] != AlreadyDecided.code:
            yield f"{form.kind} {form.id} was refused: {form.told['code']}"
        elif any(items[item.item_id].key in keys_of(form) for item in form.items):
            yield f"{form.kind} {form.id} was told that another decided, but it did itself"
    for form in seen.told(REFUSED, KEY_AGAIN):
        if form.told["code"] not in _MAY_BE_TOLD:
            yield f"a key used before was refused: {form.told['code']}"
    yield from _same_again(seen)


_MAY_BE_TOLD = {KeyUsedElsewhere.code, AlreadyDecided.code}


def _same_again(seen: Seen) -> Iterator[str]:
    """A repetition gets the answer that was given before, and so does the same form of another."""
    first: dict[tuple[str, ...], Any] = {}
    for form in seen.forms:
        for told in [*form.lost, form.told or {}]:
            if told.get("said") == ACCEPTED:
                given = first.setdefault((form.id,), told["answers"])
                if given != told["answers"]:
                    yield f"{form.kind} {form.id} got two different answers"


def counts(seen: Seen) -> Iterator[str]:
    """Each vote has one count of each body that met, and joint meetings name one another."""
    bodies = Counter(
        {
            UUID(answer["item_id"]): 2 if form.kind == JOINT_MEETING else 1
            for form in seen.told(ACCEPTED, MEETING, JOINT_MEETING)
            for answer in form.told["answers"]
        }
    )
    found = Counter(
        item for item, _ in {(each.item_id, each.body_id) for each in seen.stored.counts}
    )
    if len(seen.stored.counts) != found.total():
        yield f"{len(seen.stored.counts)} counts of {found.total()} bodies"
    for item in bodies.keys() | found.keys():
        if found[item] != bodies[item]:
            yield f"the vote {item} has {found[item]} counts of {bodies[item]}"
    joint = {each.id: each.joint_with for each in seen.stored.meetings if each.joint_with}
    for id, other in joint.items():
        if joint.get(other) != id:
            yield f"the meeting {id} names {other}, but not the other way round"


def chained(seen: Seen) -> Iterator[str]:
    """The chain of each case is whole."""
    for stream, entries in seen.stored.chains().items():
        for found in chains.breaks(entries):
            yield f"case {stream}, entry {found.number}: {found.reason}"


def entries(seen: Seen) -> Iterator[str]:
    """Each decision has exactly one entry, and each entry one decision."""
    found = Counter(entry.subjects["item"] for entry in seen.stored.entries)
    standing = {entry.id for entry in seen.stored.entries}
    for item in seen.stored.done:
        if found.pop(str(item.id), 0) != 1 or item.entry_id not in standing:
            yield f"{item.step} of case {item.case_id} has not exactly one entry"
    yield from (f"{count} entries on item {item}, not decided" for item, count in found.items())


def messages(seen: Seen) -> Iterator[str]:
    """Each decision has exactly one message; each message was made known to each body once."""
    found = Counter(message.ids["item"] for message in seen.stored.messages)
    for item in seen.stored.done:
        if found[str(item.id)] != 1:
            yield f"{item.step} of case {item.case_id} has {found[str(item.id)]} messages"
    made = Counter((notice.key, notice.body_id) for notice in seen.stored.notices)
    for message in seen.stored.messages:
        if message.relayed_at is None:
            yield f"message {message.id} was not relayed"
        for body in set(message.bodies):
            if (count := made.pop((f"{message.id}:{body}", body), 0)) != 1:
                yield f"message {message.id} was made known to body {body} {count} times"
    yield from (f"a notice of nothing: {key}" for key, _ in made)


CHECKS: Mapping[str, Callable[[Seen], Iterator[str]]] = {
    "answers": answers,
    "lost": lost,
    "repeated": repeated,
    "keys": keys,
    "truth": truth,
    "counts": counts,
    "chains": chained,
    "entries": entries,
    "messages": messages,
}


def breaks(seen: Seen) -> dict[str, list[str]]:
    """Return what each check found, for those that found something."""
    found = {name: list(check(seen)) for name, check in CHECKS.items()}
    return {name: each for name, each in found.items() if each}
