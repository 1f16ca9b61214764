"""Columns of PostgreSQL that Django has no field for."""

from typing import Any

from django.db import models
from django.db.models.lookups import BuiltinLookup


class ScopeField(models.Field):
    """The path of the unit whose eyes a row is for (ltree); row-level security compares it."""

    def db_type(self, connection: Any) -> str:  # noqa: ARG002 - Django's signature
        """Return the column's type."""
        return "ltree"


class DatesField(models.Field):
    """Days in any number of half-open periods (datemultirange)."""

    def db_type(self, connection: Any) -> str:  # noqa: ARG002 - Django's signature
        """Return the column's type."""
        return "datemultirange"


@DatesField.register_lookup
class HasDay(BuiltinLookup):
    """Whether a day is among the days."""

    lookup_name = "contains"

    def get_rhs_op(self, connection: Any, rhs: str) -> str:  # noqa: ARG002 - Django's signature
        """Return the operator with the day."""
        return f"@> {rhs}::date"


class TransactionIdField(models.Field):
    """The transaction that wrote the row (xid8), given by the database."""

    def db_type(self, connection: Any) -> str:  # noqa: ARG002 - Django's signature
        """Return the column's type."""
        return "xid8"
