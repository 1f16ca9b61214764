"""The floor: hand-written statements that lock, read and write the rows of one decided step."""

import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import psycopg
from psycopg.types.json import Jsonb

from tests.clerks import Waiting
from workflows.foundation.identifiers import new_id

ON = date(2024, 4, 2)
PAPERS = (("course_certificate", date(2024, 1, 12)), ("application", date(2024, 4, 1)))
PERSONAL = ("actor", "subject")
NEXT_STEP = "applicant_writes_life_history"


@dataclass(frozen=True)
class Floor:
    """A connection of the runtime role, and who acts where."""

    connection: psycopg.Connection
    scope: str
    person_id: UUID
    at: datetime

    def decide(self, waiting: Waiting) -> None:
        """Decide that the applicant has applied: the same rows as the product, nothing checked."""
        with self.connection.transaction(), self.connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('hoso.cases', %s, true), set_config('lock_timeout', '3s', true)",
                [self.scope],
            )
            cursor.execute(
                """SELECT cases.id, cases.dossier_id, cases.path::text, item.body_id
                FROM engine_item item JOIN engine_case cases ON cases.id = item.case_id
                WHERE item.id = %s AND item.state = 'open' FOR UPDATE""",
                [waiting.item_id],
            )
            case_id, dossier_id, path, body_id = cursor.fetchone()
            cursor.execute(
                """SELECT number, hash FROM journal_entry
                WHERE stream_kind = 'case' AND stream_id = %s ORDER BY number DESC LIMIT 1""",
                [case_id],
            )
            number, previous = cursor.fetchone()
            entry_id, key = new_id(), new_id()
            self._entry(cursor, entry_id, number + 1, previous, waiting, body_id, path)
            cursor.execute(
                """UPDATE engine_item SET state = 'done', outcome = 'filed', facts = %s,
                    decided_on = %s, recorded_at = %s, decided_by_id = %s, entry_id = %s, key = %s
                WHERE id = %s""",
                [Jsonb({}), ON, self.at, self.person_id, entry_id, key, waiting.item_id],
            )
            cursor.execute(
                """INSERT INTO engine_item (id, case_id, step, body_id, state, opened_on,
                    opened_at, came_from_id, note, due_provisional, outcome, facts, path)
                VALUES (%s, %s, %s, %s, 'open', %s, %s, %s, %s, false, '', %s, %s)""",
                [
                    *(new_id(), case_id, NEXT_STEP, body_id, ON, self.at),
                    *(waiting.item_id, Jsonb({}), Jsonb({}), path),
                ],
            )
            cursor.execute(
                """INSERT INTO engine_message
                    (id, stream_id, number, kind, ids, bodies, path, written_at)
                VALUES (%s, %s, %s, 'step.decided', %s, %s, %s, %s)""",
                [
                    *(new_id(), case_id, number + 1),
                    *(Jsonb({"item": str(waiting.item_id)}), [body_id], path, self.at),
                ],
            )
            cursor.execute(
                f"""INSERT INTO papers_document (id, dossier_id, kind, form_code, about, number,
                    dated_on, kept_at, kept_checksum, added_by_id, added_at, withdrawn_reason, path)
                VALUES {", ".join([f"({', '.join(['%s'] * 13)})"] * len(PAPERS))}""",
                [
                    value
                    for kind, dated_on in PAPERS
                    for value in (
                        *(new_id(), dossier_id, kind, "", "", "", dated_on, "Tủ 1", ""),
                        *(self.person_id, self.at, "", path),
                    )
                ],
            )

    def _entry(
        self,
        cursor: psycopg.Cursor,
        entry_id: UUID,
        number: int,
        previous: bytes,
        waiting: Waiting,
        body_id: UUID,
        path: str,
    ) -> None:
        subjects = {"case": str(waiting.case_id), "item": str(waiting.item_id)}
        canonical = json.dumps(
            {
                "id": str(entry_id),
                "stream": ["case", str(waiting.case_id), number],
                "by": [str(self.person_id), str(body_id)],
                "subjects": subjects,
                "decided_on": ON.isoformat(),
                "previous": previous.hex(),
            },
            sort_keys=True,
        ).encode()
        cursor.execute(
            """INSERT INTO journal_entry (id, stream_kind, stream_id, number, act, person_id,
                body_id, office, subjects, facts, instrument, article, editions, decided_on,
                recorded_at, canonical, previous, hash, path)
            VALUES (%s, 'case', %s, %s, 'admission.applicant_applies', %s, %s, 'secretary', %s, %s,
                '', '', %s, %s, %s, %s, %s, %s, %s)""",
            [
                *(entry_id, waiting.case_id, number, self.person_id, body_id),
                *(Jsonb(subjects), Jsonb({"outcome": "filed"}), Jsonb({}), ON, self.at),
                *(canonical, previous, hashlib.sha256(canonical).digest(), path),
            ],
        )
        cursor.execute(
            f"""INSERT INTO journal_personalfact (id, entry_id, name, salt, text, path)
            VALUES {", ".join(["(%s, %s, %s, %s, %s, %s)"] * len(PERSONAL))}""",
            [
                value
                for name in PERSONAL
                for value in (new_id(), entry_id, name, secrets.token_bytes(16), "Gấm", path)
            ],
        )
