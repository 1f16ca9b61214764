"""Days as readers type them into an address or a field."""

from datetime import date, datetime

from django.http import HttpRequest

from workflows.foundation.moments import LOCAL

FORMS = ("%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d")


def typed_day(text: str) -> date | None:
    """Return the day that was typed as dd/mm/yyyy, or as the machine writes it, if it is one."""
    for form in FORMS:
        try:
            return datetime.strptime(text.strip(), form).replace(tzinfo=LOCAL).date()
        except ValueError:
            continue
    return None


def asked_day(request: HttpRequest) -> tuple[date, str]:
    """Return the day the reader asks for, today otherwise, and what they typed if it is no day."""
    text = request.GET.get("on", "")
    asked = typed_day(text) if text else request.on
    return (request.on, text) if asked is None else (asked, "")
