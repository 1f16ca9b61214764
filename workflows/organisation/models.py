"""Units, their dated places in the tree, the bodies that sit in them, the mandates they hold."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import Q

from workflows.foundation.identifiers import new_id
from workflows.journal.fields import ScopeField
from workflows.journal.history import recorded


@recorded(in_bulk=True)
class Unit(models.Model):
    """An organisation of the hierarchy: a cell, a committee's organisation, a province."""

    id = models.UUIDField(primary_key=True, default=new_id)
    code = models.TextField(unique=True)
    name = models.TextField()
    level_kind = models.TextField()
    model = models.TextField(blank=True)
    during = DateRangeField()
    document = models.TextField(blank=True)
    recorded_at = models.DateTimeField()


@recorded(in_bulk=True)
class Place(models.Model):
    """Where a unit stands in the tree during a period: one parent a day."""

    id = models.UUIDField(primary_key=True, default=new_id)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="places")
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    path = ScopeField()
    during = DateRangeField()
    document = models.TextField(blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(
                name="a_unit_has_one_place_a_day",
                expressions=[("unit", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(
                condition=~Q(unit=models.F("parent")), name="a_unit_is_not_its_own_parent"
            ),
        ]
        indexes: ClassVar = [GistIndex(fields=["path"], name="place_by_path")]


@recorded(in_bulk=True)
class Body(models.Model):
    """A committee, meeting or office that sits in a unit and can act for it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="bodies")
    kind = models.TextField()
    size = models.PositiveSmallIntegerField(null=True)
    during = DateRangeField()
    document = models.TextField(blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(
                name="a_unit_has_one_body_of_a_kind_a_day",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
            ),
        ]


@recorded(in_bulk=True)
class Mandate(models.Model):
    """A function given to a unit for a period by a dated, numbered document of its superior."""

    id = models.UUIDField(primary_key=True, default=new_id)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="mandates")
    function = models.TextField()
    given_by = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    document = models.TextField()
    document_on = models.DateField()
    during = DateRangeField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(
                name="a_function_is_given_once_a_day",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    ("function", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(condition=~Q(document=""), name="a_mandate_has_a_document"),
        ]
