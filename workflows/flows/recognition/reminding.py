"""Reminds the cell that a probation ends, so that the file of recognition is made in time."""

from datetime import date

from django.db import connection

from workflows.authority import law
from workflows.authority.powers import Relation
from workflows.engine.reminding.watches import Watch
from workflows.flows.recognition.steps.probation import PROBATION
from workflows.rules.due_dates import due_date

KIND = "probation"
THRESHOLDS = "recognition.reminded_before_probation_ends"

_CEREMONIES = """
    SELECT DISTINCT admitted_on FROM people_membership
    WHERE state = 'probationary' AND admitted_on <= %s"""

# A probation needs no clock of its own: it runs for whoever is a probationary member, and
# ends when the law of the day says of the day of the ceremony.
_PROBATIONS = """
    SELECT membership.person_id AS thing_id, %(kind)s AS kind, ends.event_on,
        ends.event_on AS known_on, ends.due_on, ends.provisional,
        %(parameter)s AS parameter, 'unit' AS stream_kind,
        lives.cell_id AS stream_id, 'person' AS subject, lives.path::text AS path,
        ARRAY(SELECT body.id FROM organisation_body body
            WHERE body.unit_id = lives.cell_id AND body.kind = %(body)s
              AND body.during @> %(on)s::date) AS bodies
    FROM unnest(%(ceremonies)s::date[], %(ends)s::date[], %(provisional)s::boolean[])
        AS ends(event_on, due_on, provisional)
    JOIN people_membership membership ON membership.admitted_on = ends.event_on
        AND membership.state = 'probationary'
    JOIN people_cellplace lives ON lives.person_id = membership.person_id
        AND lives.during @> %(on)s::date
    WHERE ends.due_on <= %(until)s::date"""


def _probations(on: date, until: date) -> Relation:
    limit = law.pack().parameter(PROBATION).on(on).value
    with connection.cursor() as cursor:
        cursor.execute(_CEREMONIES, [until])
        ceremonies = [day for (day,) in cursor.fetchall()]
    ends = [due_date(limit, day, law.calendar()) for day in ceremonies]
    return Relation(
        _PROBATIONS,
        {
            "kind": KIND,
            "parameter": PROBATION,
            "body": law.pack().procedures["recognition"].steps["cell_opens_file"].body,
            "ceremonies": ceremonies,
            "ends": [due.on for due in ends],
            "provisional": [due.provisional for due in ends],
            "on": on,
            "until": until,
        },
    )


PROBATIONS = Watch(thresholds=THRESHOLDS, runs_over=False, running=_probations)
