"""Columns of PostgreSQL that Django has no field for."""

from typing import Any

from django.db import models


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
class HasDay(models.Lookup):
    """Whether a day is among the days."""

    lookup_name = "contains"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """Return the condition with its values."""
        days, of_days = self.process_lhs(compiler, connection)
        day, of_day = self.process_rhs(compiler, connection)
        return f"{days} @> {day}::date", [*of_days, *of_day]


class TransactionIdField(models.Field):
    """The transaction that wrote the row (xid8), given by the database."""

    def db_type(self, connection: Any) -> str:  # noqa: ARG002 - Django's signature
        """Return the column's type."""
        return "xid8"
