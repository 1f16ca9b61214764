"""A client: posts forms on whatever is open, repeats them after a lost answer, writes all down."""

import random
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID, uuid5

from django.db import InterfaceError, OperationalError, connection, transaction
from psycopg.errors import DeadlockDetected

from tests.chaos.histories import ACCEPTED, FAULT, REFUSED, Form, History, read
from tests.clerks import SECRETARIES, Clerk, Waiting
from workflows.engine.actors import Answer
from workflows.engine.models import Case, Item
from workflows.foundation.identifiers import new_id
from workflows.foundation.refusals import Refusal

Result = TypeVar("Result")

CASES_AT_ONCE = 6
MOST_QUESTIONS = 3
LOST_ON_THE_WAY = 0.05
KEY_USED_AGAIN = 0.25
HELD_JOINTLY = 0.5
SECONDS_WITHOUT_SERVER = 60
SERVER_AWAY = (OperationalError, InterfaceError)

OPENING = "opening"
STEP = "step"
MEETING = "meeting"
JOINT_MEETING = "joint meeting"
KEY_AGAIN = "key used again"
DECIDING = (OPENING, STEP, MEETING, JOINT_MEETING)

# The form that opens a case is the same for every client: they all press its button.
OPENINGS = UUID("6f0c1a52-7e44-4c1e-9d0c-2b1f0a6f9a11")


@dataclass(frozen=True)
class Plan:
    """What a race is about: how many cases, from which seed, and where it is written down."""

    clerk: Clerk
    cases: int
    seed: int
    folder: Path
    fresh_keys: bool = False

    def history(self, number: int) -> Path:
        """Return the file in which a client writes down its forms."""
        return self.folder / f"client-{number}.jsonl"


@dataclass(frozen=True)
class View:
    """What a client sees when it looks: the open items, and how far the race is."""

    waiting: list[Waiting]
    opened: int
    ended: int

    def room_for(self, opening: int) -> bool:
        """Tell whether a case may be opened now; one that others opened always may."""
        return opening < self.opened or self.opened - self.ended < CASES_AT_ONCE


def cell_of(opening: int) -> str:
    """Return the cell that opens the case: the long and the short road take turns."""
    return ("Phòng", "Chợ")[opening % 2]


def opening_key(opening: int) -> UUID:
    """Return the key of the form that opens a case."""
    return uuid5(OPENINGS, str(opening))


class Client:
    """One racing client; killed and started again, it goes on where its history ends."""

    def __init__(self, plan: Plan, number: int, incarnation: int) -> None:
        self._plan = plan
        self._random = random.Random(f"{plan.seed} {number} {incarnation}")
        self._forms = list(read(plan.history(number)).values())
        self._history = History(plan.history(number))
        self._seen = {item for form in self._forms for item in _settled(form)}
        self._opened = sum(form.kind == OPENING for form in self._forms)
        self._sat_jointly = any(form.kind == JOINT_MEETING for form in self._forms)

    def run(self) -> None:
        """Repeat what was left without an answer, then post until every case has ended."""
        for form in self._forms:
            if form.told is None:
                self._settle(form)
                self._seen |= _settled(form)
        while not self._finished(view := self._persistently(self._look)):
            if self._opened < self._plan.cases and view.room_for(self._opened):
                self._open()
                continue
            fresh = [item for item in view.waiting if item.item_id not in self._seen]
            self._random.shuffle(fresh)
            if not fresh:
                time.sleep(0.01)
            # The view grows stale while the client works through it, as an open page does.
            while fresh:
                self._take_up(fresh)
        self._history.close()

    def _finished(self, view: View) -> bool:
        return self._opened == self._plan.cases <= view.opened and not view.waiting

    def _look(self) -> View:
        with transaction.atomic():
            self._plan.clerk.world.see_everything()
            rows = Item.objects.filter(state="open").values_list(
                "id", "case_id", "step", "body_id", "body__unit__name", "case__unit__name"
            )
            return View(
                [Waiting(*row) for row in rows],
                opened=Case.objects.count(),
                ended=Case.objects.filter(state="ended").count(),
            )

    def _open(self) -> None:
        opening = self._opened
        self._opened += 1
        self._post(Form(f"{OPENING} {opening}", OPENING), opening_key(opening))

    def _take_up(self, fresh: list[Waiting]) -> None:
        """Post one form on the next item; votes of one body may be put to one meeting."""
        first = fresh.pop()
        together = [first]
        if first.collective:
            same = [item for item in fresh if _vote(item) == _vote(first)]
            together += same[: self._random.randint(0, MOST_QUESTIONS - 1)]
            fresh[:] = [item for item in fresh if item not in together]
        form = Form(str(new_id()), self._kind(first), together)
        self._post(form, new_id())
        self._seen |= _settled(form)
        if form.said == ACCEPTED and form.kind == STEP and self._random.random() < KEY_USED_AGAIN:
            others = [item for item in fresh if not item.collective]
            if others:
                self._post(Form(str(new_id()), KEY_AGAIN, others[:1]), form.keys[-1])

    def _kind(self, item: Waiting) -> str:
        # The first is joint for certain: chance alone left out every one of a small race.
        if item.may_be_joint and (not self._sat_jointly or self._random.random() < HELD_JOINTLY):
            self._sat_jointly = True
            return JOINT_MEETING
        return MEETING if item.collective else STEP

    def _post(self, form: Form, key: UUID) -> None:
        form.keys.append(key)
        self._history.begin(form)
        self._settle(form)

    def _settle(self, form: Form) -> None:
        """Post the form until an answer reaches the client."""
        while True:
            told = self._persistently(lambda: self._told(form))
            if self._random.random() >= LOST_ON_THE_WAY:
                break
            self._history.lose(form, told)
            if self._plan.fresh_keys:
                form.keys.append(new_id())
                self._history.key(form)
        form.told = told
        self._history.end(form)

    def _told(self, form: Form) -> dict[str, Any]:
        try:
            answers = self._answers(form)
        except Refusal as refusal:
            return {"said": REFUSED, "code": refusal.code}
        except SERVER_AWAY as away:
            if not isinstance(away.__cause__, DeadlockDetected):
                raise
            return {"said": FAULT, "what": "deadlock"}
        # Whatever else escapes is what people would see as a broken page: it is written down.
        except Exception as fault:  # noqa: BLE001
            return {"said": FAULT, "what": _told_of(fault)}
        return {"said": ACCEPTED, "answers": [asdict(answer) for answer in answers]}

    def _answers(self, form: Form) -> Sequence[Answer]:
        clerk, key = self._plan.clerk, form.keys[-1]
        if form.kind == OPENING:
            opening = int(form.id.split()[1])
            return [clerk.lists(cell_of(opening), f"Người xin vào Đảng {opening}", key=key)]
        by = self._random.choice(SECRETARIES[form.items[0].unit])
        return clerk.posts(*form.items, key=key, by=by, joint=form.kind == JOINT_MEETING)

    def _persistently(self, work: Callable[[], Result]) -> Result:
        """Do the work again while the server is away or another holds the case for too long."""
        deadline = time.monotonic() + SECONDS_WITHOUT_SERVER
        while True:
            try:
                return work()
            except SERVER_AWAY:
                if time.monotonic() > deadline:
                    raise
                with suppress(*SERVER_AWAY):
                    connection.close()
                time.sleep(0.05)


def _settled(form: Form) -> set[UUID]:
    """Return the items the client need not take up again: a meeting is refused as a whole."""
    if form.kind == KEY_AGAIN or (form.said == REFUSED and len(form.items) > 1):
        return set()
    return {item.item_id for item in form.items}


def _told_of(fault: Exception) -> str:
    """Return one line on a fault: what it is, and where it arose."""
    frame = traceback.extract_tb(fault.__traceback__)[-1]
    words = str(fault).splitlines()
    return (
        f"{type(fault).__name__} in {frame.name}, line {frame.lineno}: {words[0] if words else ''}"
    )


def _vote(item: Waiting) -> tuple[UUID, str]:
    return item.body_id, item.step
