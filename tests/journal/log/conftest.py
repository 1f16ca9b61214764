"""A log of real entries: committed, sealed by the sealer's own login."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.db import transaction

from workflows.journal import recording
from workflows.journal.entries import Draft
from workflows.journal.log import connections, signers
from workflows.journal.settings import held
from workflows.journal.walls import JOURNAL

AT = datetime(2026, 3, 2, 8, 15, tzinfo=UTC)
CASE = UUID("01920000-0000-7000-8000-0000000000aa")


def an_entry(number=0, *, stream_id=CASE, personal=None):
    with transaction.atomic(), held({JOURNAL: "{aa}"}):
        return recording.append(
            Draft(
                act="admission.cell_resolves",
                stream_kind="case",
                stream_id=stream_id,
                facts={"in_favour": number},
                personal=personal or {},
                decided_on=date(2026, 3, 2),
                recorded_at=AT,
                path="aa.bb",
            )
        )


@pytest.fixture
def sealer(committed_db, django_db_blocker):
    with django_db_blocker.unblock(), connections.connect() as login:
        yield login


@pytest.fixture
def signer():
    return signers.new_key("log.example/journal")
