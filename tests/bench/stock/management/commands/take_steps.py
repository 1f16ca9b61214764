"""Prepares applications, then decides one for each line it reads and answers with the seconds."""

import gc
import sys
import time
from argparse import ArgumentParser
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.management import BaseCommand, call_command
from guardian.shortcuts import assign_perm
from viewflow.workflow.models import Task

from tests.bench.stock.flows import MAY_DECIDE, ApplicationFlow
from tests.bench.stock.models import Unit
from workflows.foundation.identifiers import new_id
from workflows.journal import recording
from workflows.journal.entries import Draft

ON = date(2024, 4, 2)
AT = datetime(2024, 10, 25, 3, tzinfo=UTC)


def prepared(count: int) -> tuple[User, list[tuple[UUID, Task]]]:
    """Start applications whose first task waits; return the secretary who may decide, and them."""
    unit = Unit.objects.create(name="Phòng")
    secretary = User.objects.create_user("dat")
    assign_perm(MAY_DECIDE, secretary, unit)
    tasks = []
    for number in range(count):
        process = ApplicationFlow.start.run(unit=unit, applicant=f"Người số {number}")
        task = Task.objects.get(process=process, status="NEW")
        stream = new_id()
        recording.append(draft(stream, "cell_lists"))
        tasks.append((stream, task))
    return secretary, tasks


def draft(stream: UUID, step: str) -> Draft:
    """Return the entry of a step, as long as the product's."""
    return Draft(
        stream_kind="case",
        stream_id=stream,
        act=f"admission.{step}",
        person_id=new_id(),
        body_id=new_id(),
        office="secretary",
        subjects={"case": stream, "item": new_id(), "papers": [new_id(), new_id()]},
        facts={"outcome": "filed"},
        decided_on=ON,
        recorded_at=AT,
        personal={"actor": "Đạt", "subject": "Nguyễn Thị Hồng Gấm"},
    )


def decide(stream: UUID, task_id: int, process_id: int, user_id: int) -> None:
    """
    Take a task from the queue and decide it, in one transaction under the row lock.

    Viewflow asks for the object's permission where a task is assigned, and executes
    assigned tasks only; so this is its shortest way from waiting to decided.
    """
    with ApplicationFlow.lock(process_id):
        user = User.objects.get(pk=user_id)
        task = Task.objects.get(pk=task_id)
        activation = task.flow_task.activation_class(task)
        if not activation.assign.has_perm(user):
            raise PermissionDenied
        activation.assign(user)
        activation.start(None)
        activation.process.applied_on = ON
        activation.process.save()
        recording.append(draft(stream, "applicant_applies"))
        activation.execute()


class Command(BaseCommand):
    """Decide steps on demand."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the number of applications to prepare."""
        parser.add_argument("count", type=int)

    def handle(self, *, count: int, **_: Any) -> None:
        """Answer each line with the seconds that one decided step took."""
        call_command("migrate", verbosity=0, interactive=False)
        secretary, tasks = prepared(count)
        gc.collect()
        gc.freeze()
        self.stdout.write("ready")
        self.stdout.flush()
        for _line in sys.stdin:
            stream, task = tasks.pop()
            began = time.perf_counter()
            decide(stream, task.pk, task.process_id, secretary.pk)
            self.stdout.write(f"{time.perf_counter() - began}")
            self.stdout.flush()
