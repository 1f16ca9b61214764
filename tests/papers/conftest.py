"""A dossier behind the wall, and a folder of its own for the files."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from tests.papers.kinds import AT
from workflows.foundation.identifiers import new_id
from workflows.papers.models import Dossier
from workflows.people.models import Person


@pytest.fixture
def files_root(settings, tmp_path) -> Path:
    """Keep files in a folder that ends with the test."""
    settings.FILES_ROOT = tmp_path / "files"
    return settings.FILES_ROOT


@pytest.fixture
def dossier(db) -> Dossier:
    """Hoa's dossier at Branch 3, in a transaction that sees that branch."""
    branch = new_id().hex
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('hoso.cases', %(scope)s, true),"
            " set_config('hoso.register', %(scope)s, true)",
            {"scope": f"{{{branch}}}"},
        )
    hoa = Person.objects.create(full_name="Hoa", folded_name="hoa", path=branch, recorded_at=AT)
    return Dossier.objects.create(subject=hoa, opened_on=date(2024, 3, 1), path=branch)
