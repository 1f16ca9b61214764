"""The tables of the plain project: units, and a process with a table of its own."""

from django.db import models
from viewflow.workflow.models import Process


class Unit(models.Model):
    """A unit on which guardian grants permissions."""

    name = models.TextField()

    class Meta:
        app_label = "stock"


class Application(Process):
    """Somebody's application, decided step by step."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    applicant = models.TextField()
    applied_on = models.DateField(null=True)

    class Meta:
        app_label = "stock"
