"""The sealer's own way into the database: it reads everything, and writes seals alone."""

import psycopg
from django.conf import settings
from django.db import connection

# Leaves are made of what PostgreSQL writes, which must not depend on who asks.
WRITTEN_ALIKE = (
    "-c TimeZone=UTC -c DateStyle=ISO,YMD -c IntervalStyle=iso_8601"
    " -c bytea_output=hex -c extra_float_digits=1 -c client_encoding=UTF8"
)


def connect() -> psycopg.Connection:
    """Open a connection as the sealer to the database in use; every statement commits itself."""
    login = settings.LOGINS
    return psycopg.connect(
        host=login.host,
        port=login.port,
        dbname=connection.settings_dict["NAME"],
        user=login.sealer,
        password=login.sealer_password,
        options=WRITTEN_ALIKE,
        autocommit=True,
    )


# Whoever adds to the log does so alone.
ALONE = "hashtext('the journal''s log')"
