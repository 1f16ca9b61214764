"""What a watchdog asks: whether the product can work, and what browsers have complained of."""

from http import HTTPStatus

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from workflows.web import heartbeats


@require_safe
def health(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """Tell whether the database answers and is migrated, and when the worker was last seen."""
    try:
        state = {
            "database": True,
            "migrated": migrated(),
            "worker_seen_at": heartbeats.worker_seen_at(),
            "csp_reports": heartbeats.csp_reports(),
        }
    except DatabaseError:
        state = {"database": False, "migrated": False}
    well = state["database"] and state["migrated"]
    return JsonResponse(
        {"well": well, **state}, status=HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE
    )


def migrated() -> bool:
    """Tell whether no migration waits."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


@csrf_exempt
@require_POST
def csp_report(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Count a browser's report; its text is not read, it may quote the page."""
    heartbeats.count_csp_report()
    return HttpResponse(status=HTTPStatus.NO_CONTENT)
