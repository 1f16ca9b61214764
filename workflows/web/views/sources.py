"""The source code of what is running, for everyone who uses it (AGPL-3.0, section 13)."""

import io
import tarfile
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

PUBLISHED = (
    *("workflows", "config", "fixtures", "tests", "docs", ".ci"),
    *("manage.py", "requirements.txt", "README.md", "LICENSE", "Makefile", ".gitignore"),
)


@require_safe
def source(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Answer with the source as one archive."""
    return HttpResponse(
        archive(),
        content_type="application/gzip",
        headers={"Content-Disposition": 'attachment; filename="ho-so-source.tar.gz"'},
    )


@cache
def archive() -> bytes:
    """Return the archive of the published files; it stays the same while the process runs."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as tar:
        for name in PUBLISHED:
            path: Path = settings.ROOT / name
            if path.exists():
                tar.add(path, arcname=f"ho-so/{name}", filter=_published)
    return buffer.getvalue()


def _published(member: tarfile.TarInfo) -> tarfile.TarInfo | None:
    if "__pycache__" in member.name or member.issym():
        return None
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member
