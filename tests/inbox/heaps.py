"""Heaps of open items before one body, made by the owner in a few statements."""

from datetime import date

from django.conf import settings
from django.db import connection

from workflows.administration import databases
from workflows.organisation.models import Body, Place

STEPS = (
    "cell_lists",
    "applicant_applies",
    "committee_verifies",
    "members_introduce",
    "cell_resolves",
    "grassroots_committee_resolves",
    "competent_committee_decides",
    "cell_receives_decision",
    "cell_admits",
    "cell_completes_file",
)


def pile(body: Body, *, items: int, on: date) -> None:
    """
    Put so many open items before the body: ten to a case, one applicant each.

    Their due days run from thirty days before the day to thirty after it; every
    twentieth has none.
    """
    path = Place.objects.get(unit_id=body.unit_id, during__contains=on).path
    values = {
        "cases": items // len(STEPS),
        "steps": list(STEPS),
        "body": body.id,
        "unit": body.unit_id,
        "path": path,
        "on": on,
    }
    database = connection.settings_dict["NAME"]
    with databases.connect(settings.LOGINS, database=database) as owner, owner.transaction():
        owner.execute(
            "CREATE TEMP TABLE heap ON COMMIT DROP AS SELECT number, gen_random_uuid() AS person,"
            " gen_random_uuid() AS dossier, gen_random_uuid() AS one"
            " FROM generate_series(1, %(cases)s) number",
            values,
        )
        for statement in _STATEMENTS:
            owner.execute(statement, values)
    with databases.connect(settings.LOGINS, database=database) as owner:
        owner.execute("ANALYZE")


_STATEMENTS = (
    """INSERT INTO people_person (id, full_name, folded_name, sex, path, recorded_at)
       SELECT person, 'Trần Thị Số ' || number, 'tran thi so ' || number, '', %(path)s::ltree, now()
       FROM heap""",
    """INSERT INTO papers_dossier (id, subject_id, opened_on, path)
       SELECT dossier, person, %(on)s, %(path)s::ltree FROM heap""",
    """INSERT INTO engine_case (id, number, procedure, shape, subject_id, unit_id, dossier_id,
                                state, outcome, opened_on, path)
       SELECT one, 'KN-' || number || '-' || left(one::text, 8), 'admission', 1, person,
              %(unit)s, dossier, 'open', '', %(on)s, %(path)s::ltree
       FROM heap""",
    """INSERT INTO engine_item (id, case_id, step, body_id, state, opened_on, opened_at, note,
                                due_on, due_provisional, outcome, facts, path)
       SELECT gen_random_uuid(), one, step, %(body)s, 'open', %(on)s, now(), '{}',
              CASE WHEN (number + place) %% 20 > 0
                   THEN %(on)s::date + ((number + place) %% 61)::int - 30 END,
              false, '', '{}', %(path)s::ltree
       FROM heap CROSS JOIN unnest(%(steps)s::text[]) WITH ORDINALITY AS steps(step, place)""",
)
