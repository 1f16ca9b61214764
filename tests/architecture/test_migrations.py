"""The migrations: named by what they do, and in line with the models."""

import re

import pytest
from django.core.management import call_command

from tests.architecture import sources

MIGRATIONS = [
    path
    for path in sources.modules("workflows")
    if path.parent.name == "migrations" and path.name != "__init__.py"
]
NAMED_BY_A_MACHINE = re.compile(
    r"\d{4}_(auto|initial|alter|add|remove|delete|rename|create|merge|squashed)(_|$)"
)


def test_a_migration_is_named_by_what_it_does():
    unnamed = [
        str(path)
        for path in MIGRATIONS
        if not re.fullmatch(r"\d{4}(_[a-z]+)+", path.stem) or NAMED_BY_A_MACHINE.match(path.stem)
    ]

    assert not unnamed


@pytest.mark.django_db
def test_the_migrations_make_what_the_models_say():
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)
