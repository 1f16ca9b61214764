"""The relay: makes notices of what decisions wrote into the outbox, in order, at least once."""

from datetime import datetime

from django.db import connection, transaction

from workflows.journal import walls

AT_ONCE = 200

# Messages of one case are written under its lock, so the order of their ids is that of the acts.
_TAKE = """
    SELECT id, path::text FROM engine_message
    WHERE relayed_at IS NULL ORDER BY id LIMIT %s FOR UPDATE SKIP LOCKED"""

_TELL = """
    WITH taken AS (
        UPDATE engine_message SET relayed_at = %(at)s WHERE id = ANY(%(ids)s)
        RETURNING id, kind, stream_kind, stream_id, ids, bodies, path
    )
    INSERT INTO engine_notice (id, key, body_id, kind, case_id, ids, made_at, path)
    SELECT gen_random_uuid(), taken.id::text || ':' || body, body, taken.kind,
        CASE WHEN taken.stream_kind = 'case' THEN taken.stream_id END, taken.ids, %(at)s, taken.path
    FROM taken CROSS JOIN unnest(taken.bodies) AS body
    ON CONFLICT (key) DO NOTHING"""


def relay_once(at: datetime) -> int:
    """
    Relay the oldest waiting messages and return how many there were.

    A message and its notices are written in one transaction; if the relay dies,
    the message waits on, and the notice's key keeps a repetition from telling twice.
    """
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute(_TAKE, [AT_ONCE])
        taken = cursor.fetchall()
        if not taken:
            return 0
        paths = "{" + ",".join(sorted({path for _, path in taken})) + "}"
        cursor.execute("SELECT set_config(%s, %s, true)", [walls.CASES, paths])
        cursor.execute(_TELL, {"at": at, "ids": [message for message, _ in taken]})
        return len(taken)
