"""The small province in a database of its own, made anew for each run of a long proof."""

import psycopg
from django.conf import settings
from django.db import connection, transaction

from tests.builders import a_neighbouring_block, a_province_with_every_shape
from tests.clerks import Clerk
from workflows.administration import databases

NAME = "hoso"
TEMPLATE = "hoso_template"


def make_template() -> None:
    """Make a migrated and empty database, from which each run gets a copy."""
    databases.make_roles(settings.LOGINS)
    databases.drop_database(settings.LOGINS, name=TEMPLATE)
    databases.make_database(settings.LOGINS, name=TEMPLATE)
    connection.settings_dict["NAME"] = TEMPLATE
    databases.make_tables(settings.LOGINS)
    connection.close()
    connection.settings_dict["NAME"] = NAME


def fresh() -> Clerk:
    """Make the database anew and return a clerk of the province in it; nobody is connected."""
    connection.close()
    databases.drop_database(settings.LOGINS, name=NAME)
    databases.make_database(settings.LOGINS, name=NAME, template=TEMPLATE)
    with transaction.atomic():
        clerk = Clerk(a_province_with_every_shape())
        a_neighbouring_block(clerk.world)
    connection.close()
    return clerk


def as_owner() -> psycopg.Connection:
    """Open a connection that sees every row: for looking, and for seeding faults."""
    return databases.connect(settings.LOGINS, database=NAME)
