"""The roads by which people are found behind the wall: through one's own, or by their names."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from workflows.journal import settings
from workflows.people.name_words import LONGER, plain, spelt
from workflows.web.questions.sought import ANYHOW, EXACTLY, Sought

_FIRST = UUID(int=0)

# Of more words so few people share all that these are looked up at once.
FEW_WORDS = 2
# So many are asked about their standing or cell where a name is not rare enough to ask all.
MOST = 10_000
# So many who share a first word are looked through before the words after it are looked up.
LOOKED_THROUGH = 2000

# The planner cannot know how much the wall lets through. It may not look through everybody
# where names are looked up, nor sort whom an index gives in order.
_EACH = ("enable_seqscan", "enable_hashjoin", "enable_mergejoin", "jit")
_WITHOUT = {
    True: (*_EACH, "enable_bitmapscan", "enable_sort", "enable_incremental_sort"),
    False: _EACH,
}


def chosen(*, many: bool) -> AbstractContextManager[None]:
    """Keep the planner on the road of a reader who sees many people, or few."""
    return settings.held(dict.fromkeys(_WITHOUT[many], "off"))


@dataclass(frozen=True, slots=True)
class Start:
    """Behind whom a page begins: those of the very marks come first, then the others."""

    other: bool = False
    sort_key: str = ""
    id: UUID = _FIRST


@dataclass(frozen=True, slots=True)
class Answer:
    """The ids of a page in order, how many there are if known, and whether all were asked about."""

    ids: list[UUID]
    total: int | None = None
    whole: bool = True


@dataclass(frozen=True)
class Road:
    """A search for a name under further conditions, as the statements that answer it."""

    sought: Sought
    conditions: list[str]
    parameters: dict[str, Any]
    limit: int

    def start(self, after: UUID | None) -> Start:
        """Return where the page behind a person begins; at the first if that person is not seen."""
        rows = self._rows(
            f"SELECT {self._other}, person.sort_key, person.id"
            " FROM people_person person WHERE person.id = %(after)s",
            after=after,
        )
        return Start(*rows[0]) if rows else Start()

    def through_own_people(self, start: Start) -> Answer:
        """Look through everybody the transaction sees, and count who is found."""
        named = ANYHOW if self.sought.words else "true"
        rows = self._rows(
            f"""
            WITH seen AS MATERIALIZED (SELECT * FROM people_person),
            found AS MATERIALIZED (
                SELECT person.id, person.sort_key, {self._other} AS other
                FROM seen person WHERE {self._all(named)})
            SELECT id, (SELECT count(*) FROM found) FROM found
            WHERE (other, sort_key, id) > (%(other)s, %(sort_key)s, %(id)s)
            ORDER BY other, sort_key, id LIMIT {self.limit}""",
            other=start.other,
            sort_key=start.sort_key,
            id=start.id,
        )
        return Answer([row[0] for row in rows], total=rows[0][1] if rows else 0)

    def by_name(self, start: Start) -> Answer:
        """Look the names up, those of the very marks first."""
        if not self.sought.words:
            return self._in_order(start)
        found: list[UUID] = []
        whole = True
        for other in (False, True):
            if other >= start.other and len(found) < self.limit:
                part = self._of_class(start if other == start.other else Start(), other=other)
                found, whole = [*found, *part.ids], whole and part.whole
        return Answer(found[: self.limit], whole=whole)

    def _in_order(self, start: Start) -> Answer:
        """Return whoever is under the conditions, looking through people in the order of names."""
        for bound in (LOOKED_THROUGH, MOST):
            people = f"""SELECT person.sort_key, person.id, {self._all()} AS wanted
                FROM (SELECT * FROM people_person person WHERE {_BEHIND}
                      ORDER BY person.sort_key, person.id LIMIT {bound}) person"""
            answer = self._page(people, start, bound=bound)
            if answer.whole or len(answer.ids) == self.limit:
                break
        return answer

    def _of_class(self, start: Start, *, other: bool) -> Answer:
        """Return those of the very marks, or the others: the first of each word, else all."""
        if len(self.sought.words) <= FEW_WORDS:
            near = [self._near(place, other=other) for place in self.sought.places]
            answer = self._page(" UNION ALL ".join([*near, self._near_longer(other=other)]), start)
            if len(answer.ids) == self.limit or self._only_a_word:
                return answer
        return self._page(" UNION ALL ".join(self._every(other=other)), start, bound=MOST)

    def _page(self, people: str, start: Start, *, bound: int | None = None) -> Answer:
        """Return the first in order of the people who are wanted, before whom nobody is missed."""
        rows = self._rows(
            f"""
            WITH found AS MATERIALIZED ({people}),
            missed AS MATERIALIZED (SELECT sort_key, id FROM found WHERE wanted IS NULL
                                    ORDER BY sort_key, id LIMIT 1),
            page AS (SELECT DISTINCT person.sort_key, person.id FROM found person
                     WHERE wanted AND {_BEHIND} AND NOT EXISTS (
                         SELECT FROM missed
                         WHERE (missed.sort_key, missed.id) <= (person.sort_key, person.id))
                     ORDER BY person.sort_key, person.id LIMIT {self.limit})
            SELECT ARRAY(SELECT id FROM page ORDER BY sort_key, id),
                   (SELECT count(*) FROM found)""",
            sort_key=start.sort_key,
            id=start.id,
        )
        ids, looked_at = rows[0]
        return Answer(ids, whole=not self.conditions or bound is None or looked_at < bound)

    @property
    def _only_a_word(self) -> bool:
        """Tell whether a single word is all that is asked."""
        return len(self.sought.words) == 1 and not self.conditions

    def _near(self, place: int, *, other: bool) -> str:
        """Return the first people in order of each word, as it is spelt, at a place of the name."""
        word, marked = f"person.{plain(place)}", f"person.{spelt(place)}"
        columns = {"word": word, "marked": marked}
        alone = len(self.sought.words) == 1
        within = (_BEGINS if alone else _IS).format(column=word, value="plain_0")
        same = (_BEGINS if alone else _IS).format(column="word.spelt", value="spelt_0")
        first = _FIRST_WORD.format(within=within, behind="", **columns)
        following = _FIRST_WORD.format(
            within=within,
            behind=_FOLLOWS.format(**columns),
            **columns,
        )
        wanted = self._all(
            self.sought.from_word(place, plain if other else spelt), *self._not(other)
        )
        spelt_so = "true" if other and not alone else f"NOT ({same})" if other else same
        return f"""(
            WITH RECURSIVE word AS (
                ({first})
                UNION ALL
                SELECT following.* FROM word CROSS JOIN LATERAL ({following}) following)
            SELECT near.* FROM word CROSS JOIN LATERAL (
                {self._first(_SHARING.format(**columns), wanted, all_looked_at=self._only_a_word)}
            ) near
            WHERE {spelt_so})"""

    def _near_longer(self, *, other: bool) -> str:
        """Return the first people in order of those whose name is longer than the columns."""
        people = f"people_person person WHERE {_IN_LONGER} AND {_BEHIND}"
        wanted = self._all(*self._not(other))
        return self._first(people, wanted, all_looked_at=not self.conditions)

    def _first(self, people: str, wanted: str, *, all_looked_at: bool) -> str:
        """
        Return the first in order of the people who are wanted.

        Where only so many are looked through and too few of them are wanted, the next one is
        returned as neither wanted nor not: from there on somebody may have been missed.
        """
        bound, next_one = "", ""
        if not all_looked_at:
            bound = f"LIMIT {LOOKED_THROUGH + 1}"
            next_one = f"""UNION ALL (SELECT sort_key, id, NULL FROM looked_at
                WHERE (SELECT count(*) FROM first) < {self.limit}
                OFFSET {LOOKED_THROUGH} LIMIT 1)"""
        # What is looked at is read no further than is asked of it, and in its order.
        return f"""(
            WITH looked_at AS MATERIALIZED (
                SELECT person.sort_key, person.id, {wanted} AS wanted FROM {people}
                ORDER BY person.sort_key, person.id {bound}),
            first AS MATERIALIZED (SELECT * FROM looked_at WHERE wanted LIMIT {self.limit})
            SELECT * FROM first {next_one})"""

    def _every(self, *, other: bool) -> Iterator[str]:
        """Yield, for each word a name may be found from, all who are found from it."""
        column = plain if other else spelt
        ways = [self.sought.from_word(place, column) for place in self.sought.places]
        bound = f"LIMIT {MOST}" if self.conditions else ""
        for way in (*ways, _IN_LONGER):
            yield f"""SELECT person.sort_key, person.id, {self._all(*self._not(other))} AS wanted
                FROM (SELECT * FROM people_person person WHERE {way} {bound}) person"""

    def _not(self, other: bool) -> list[str]:
        """Return the condition that keeps those of the very marks out of the others."""
        return [f"NOT {EXACTLY}"] if other else [EXACTLY]

    @property
    def _other(self) -> str:
        return f"NOT {EXACTLY}" if self.sought.words else "false"

    def _all(self, *conditions: str) -> str:
        return " AND ".join([*conditions, *self.conditions]) or "true"

    def _rows(self, statement: str, **parameters: Any) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(statement, {**self.parameters, **parameters})
            return cursor.fetchall()


_IN_LONGER = f"(person.{LONGER} AND {ANYHOW})"
_BEHIND = "(person.sort_key, person.id) > (%(sort_key)s, %(id)s)"
_BEGINS = "{column} >= %({value})s AND {column} < %({value}_end)s"
# Written as a range: beside an equality a comparison of rows would not place the index.
_IS = "{column} >= %({value})s AND {column} <= %({value})s"
_FIRST_WORD = """
    SELECT {word} AS plain, {marked} AS spelt FROM people_person person
    WHERE {within} {behind} ORDER BY {word}, {marked} LIMIT 1"""
_FOLLOWS = "AND ({word}, {marked}) > (word.plain, word.spelt)"
_SHARING = "people_person person WHERE {word} = word.plain AND {marked} = word.spelt AND " + _BEHIND
