"""The source that everyone who uses the product may have."""

import io
import tarfile

from django.test import Client

from workflows.web.views import sources


def names() -> list[str]:
    """Return what the archive holds."""
    with tarfile.open(fileobj=io.BytesIO(sources.archive())) as tar:
        return tar.getnames()


def test_it_holds_what_is_needed_to_run_the_product():
    assert {"ho-so/manage.py", "ho-so/requirements.txt", "ho-so/workflows/web/urls.py"} <= set(
        names()
    )


def test_it_holds_no_data_and_nothing_made_by_the_machine():
    assert not [
        name
        for name in names()
        if name.startswith(("ho-so/var", "ho-so/.git/", "ho-so/.venv")) or "__pycache__" in name
    ]


def test_it_is_offered_without_signing_in(db):
    answer = Client().get("/source")

    assert answer.headers["Content-Type"] == "application/gzip"
    assert answer.content == sources.archive()
