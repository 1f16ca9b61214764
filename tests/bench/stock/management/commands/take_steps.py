"""Prepares applications, then decides one for each line it reads and answers with the seconds."""

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
from tests.bench.stock.models import Application, Unit
from workflows.foundation.identifiers import new_id
from workflows.journal import recording
from workflows.journal.entries import Draft

ON = date(2024, 4, 2)
AT = datetime(2024, 10, 25, 3, tzinfo=UTC)


def prepared(count: int) -> list[tuple[UUID, Task]]:
    """Start applications and give each first task to the secretary."""
    unit = Unit.objects.create(name="Phòng")
    secretary = User.objects.create_user("dat")
    assign_perm(MAY_DECIDE, secretary, unit)
    tasks = []
    for number in range(count):
        process = ApplicationFlow.start.run(unit=unit, applicant=f"Người số {number}")
        task = Task.objects.get(process=process, status="NEW")
        task.flow_task.activation_class(task).assign(secretary)
        stream = new_id()
        recording.append(draft(stream, "cell_lists"))
        tasks.append((stream, task))
    return tasks


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
    """Decide that the applicant has applied, as viewflow's own view of a posted form does."""
    with ApplicationFlow.lock(process_id):
        user = User.objects.get(pk=user_id)
        task = Task.objects.get(pk=task_id)
        activation = task.flow_task.activation_class(task)
        application = Application.objects.select_related("unit").get(pk=process_id)
        if not user.has_perm(MAY_DECIDE, application.unit):
            raise PermissionDenied
        activation.start(None)
        application.applied_on = ON
        application.save(update_fields=["applied_on"])
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
        tasks = prepared(count)
        self.stdout.write("ready")
        self.stdout.flush()
        for _line in sys.stdin:
            stream, task = tasks.pop()
            began = time.perf_counter()
            decide(stream, task.pk, task.process_id, task.owner_id)
            self.stdout.write(f"{time.perf_counter() - began}")
            self.stdout.flush()
