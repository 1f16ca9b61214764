"""Signs of life that one process leaves for another: the worker's, and the browsers' complaints."""

from datetime import datetime

from django.core.cache import cache

WORKER = "worker_seen_at"
CSP_REPORTS = "csp_reports"


def worker_beats(at: datetime) -> None:
    """Leave the worker's sign of life."""
    cache.set(WORKER, at.isoformat(), timeout=None)


def worker_seen_at() -> str | None:
    """Return the moment of the worker's last sign of life, or None if there was none."""
    return cache.get(WORKER)


def count_csp_report() -> None:
    """Count one more report of a browser that the content policy stopped something."""
    if not cache.add(CSP_REPORTS, 1, timeout=None):
        cache.incr(CSP_REPORTS)


def csp_reports() -> int:
    """Return how many reports came in."""
    return cache.get(CSP_REPORTS, 0)
