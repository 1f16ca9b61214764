"""Which static files are served: ours and htmx, nothing of the libraries' own pages."""

from typing import Any

from django.contrib.staticfiles.finders import AppDirectoriesFinder

SERVED = ("workflows.web", "django_htmx")


class ServedAppsFinder(AppDirectoriesFinder):
    """Looks into the applications whose files our pages name."""

    def __init__(self, app_names: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(app_names or SERVED, *args, **kwargs)
