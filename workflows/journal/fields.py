"""Columns of PostgreSQL that Django has no field for."""

from typing import Any

from django.db import models


class ScopeField(models.Field):
    """The path of the unit whose eyes a row is for (ltree); row-level security compares it."""

    def db_type(self, connection: Any) -> str:  # noqa: ARG002 - Django's signature
        """Return the column's type."""
        return "ltree"


class TransactionIdField(models.Field):
    """The transaction that wrote the row (xid8), given by the database."""

    def db_type(self, connection: Any) -> str:  # noqa: ARG002 - Django's signature
        """Return the column's type."""
        return "xid8"
