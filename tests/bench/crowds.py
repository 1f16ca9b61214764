"""A province of many people, made by the owner in a few statements, the same each time."""

from datetime import date

import psycopg

from workflows.organisation.models import Unit

SINCE = date(2020, 1, 1)
COMMITTEES, CELLS, MEMBERS = 10, 40, 25

# How many of a hundred families, middles and given names, roughly; each is drawn by its weight.
FAMILIES = (
    "Nguyễn:38 Trần:12 Lê:9 Phạm:7 Hoàng:4 Huỳnh:3 Phan:4 Vũ:3 Võ:3 Đặng:3 Bùi:3 Đỗ:2 Hồ:2 Ngô:2"
    " Dương:2 Lý:1 Đinh:1 Quách:1"
)
MIDDLES = (
    "Văn:25 Thị:30 Hữu:5 Đức:5 Minh:6 Thanh:6 Ngọc:6 Quốc:3 Xuân:3 Thị_Hồng:3 Thị_Thu:3 Công:2"
    " Như:1 Tôn_Nữ_Thị:1 Công_Tằng_Tôn_Nữ_Thị_Hồng:1 Bá:1"
)
GIVEN = (
    "Anh:40 Án:1 An:12 Ân:4 Bình:20 Châu:10 Dũng:25 Dung:15 Đạt:12 Đức:15 Giang:15 Hà:25 Hải:22"
    " Hằng:18 Hạnh:18 Hiền:20 Hòa:20 Hùng:30 Hương:30 Khánh:10 Lan:25 Linh:25 Long:18 Mai:20"
    " Minh:22 Nam:20 Nga:15 Ngọc:18 Nguyên:6 Nhung:12 Phúc:12 Phương:25 Quang:18 Quân:12 Sơn:22"
    " Tâm:18 Thảo:20 Thủy:22 Trang:20 Trân:2 Trung:18 Tuấn:30 Tú:12 Uyên:6 Vân:15 Vinh:14 Vy:5"
    " Xuân:8 Yến:12 Ý:1"
)

NAMED = "Tổ chức số "
KINDS = ("block_agencies_enterprises", "grassroots_committee", "cell")


def gather(owner: psycopg.Connection, *, under: Unit, path: str, communes: int) -> None:
    """
    Put communes of ten thousand members below a unit: committees in each, cells in those.

    Names are drawn by weight from a fixed seed. Every fiftieth member is
    probationary, every fiftieth applies, every hundredth has left.
    """
    layers = tuple(zip((communes, COMMITTEES, CELLS), KINDS, strict=True))
    with owner.transaction():
        owner.execute(
            "CREATE TEMP TABLE layer (depth int, number int, id uuid, parent uuid, path ltree)"
            " ON COMMIT DROP"
        )
        owner.execute("INSERT INTO layer VALUES (0, 0, %s, NULL, %s)", [under.id, path])
        for depth, (count, kind) in enumerate(layers, start=1):
            owner.execute(_LAYER, {"depth": depth, "count": count})
            owner.execute(_UNITS, {"depth": depth, "kind": kind, "named": NAMED, "since": SINCE})
            owner.execute(_PLACES, {"depth": depth, "since": SINCE})
        owner.execute("SELECT setseed(0.5)")
        owner.execute(_CROWD, {"members": MEMBERS, "depth": len(layers)} | _drawn())
        # Built once over all rows an index costs a tenth of what it costs row by row.
        indexes = owner.execute(_INDEXES).fetchall()
        for name, _ in indexes:
            owner.execute(f"DROP INDEX {name}")
        for statement in _ROWS:
            owner.execute(statement, {"since": SINCE})
        owner.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for _, definition in indexes:
            owner.execute(definition)
    owner.execute("VACUUM ANALYZE")


def people(communes: int) -> int:
    """Return how many members so many communes have."""
    return communes * COMMITTEES * CELLS * MEMBERS


def _drawn() -> dict[str, list[str]]:
    """Return each name as often as it weighs, to be drawn from."""
    drawn = {}
    for key, weighed in (("families", FAMILIES), ("middles", MIDDLES), ("given", GIVEN)):
        pairs = [each.replace("_", " ").split(":") for each in weighed.split()]
        drawn[key] = [name for name, weight in pairs for _ in range(int(weight))]
    return drawn


_INDEXES = """
    SELECT indexname, indexdef FROM pg_indexes
    WHERE tablename IN ('people_person', 'people_membership') AND indexdef NOT LIKE '%UNIQUE%'"""
_LAYER = """
    INSERT INTO layer
    SELECT %(depth)s, number, id, parent, path || replace(id::text, '-', '')
    FROM (SELECT one AS number, md5(above.id::text || one)::uuid AS id, above.id AS parent,
                 above.path
          FROM layer above CROSS JOIN generate_series(1, %(count)s) one
          WHERE above.depth = %(depth)s - 1) below"""
_UNITS = """
    INSERT INTO organisation_unit (id, code, name, level_kind, model, during, document, recorded_at)
    SELECT id, left(id::text, 18), %(named)s || number, %(kind)s, '',
           daterange(%(since)s, NULL), '', now()
    FROM layer WHERE depth = %(depth)s"""
_PLACES = """
    INSERT INTO organisation_place (id, unit_id, parent_id, path, during, document, recorded_at)
    SELECT gen_random_uuid(), id, parent, path, daterange(%(since)s, NULL), '', now()
    FROM layer WHERE depth = %(depth)s"""
_CROWD = """
    CREATE TEMP TABLE crowd ON COMMIT DROP AS
    SELECT gen_random_uuid() AS id, cell.id AS cell, cell.path,
           (%(families)s::text[])[1 + floor(random() * cardinality(%(families)s::text[]))] || ' '
           || (%(middles)s::text[])[1 + floor(random() * cardinality(%(middles)s::text[]))] || ' '
           || (%(given)s::text[])[1 + floor(random() * cardinality(%(given)s::text[]))] AS name,
           CASE WHEN one.number %% 50 = 0 THEN 'probationary'
                WHEN one.number %% 50 = 1 THEN 'applicant'
                WHEN one.number %% 100 = 2 THEN 'former' ELSE 'official' END AS standing
    FROM (SELECT *, row_number() OVER (ORDER BY path) AS place
          FROM layer WHERE depth = %(depth)s) cell
    CROSS JOIN LATERAL (SELECT cell.place * %(members)s + each AS number
                        FROM generate_series(1, %(members)s) each) one"""
_ROWS = (
    """INSERT INTO people_person (id, full_name, folded_name, sex, path, recorded_at)
       SELECT id, name, replace(lower(unaccent(name)), 'đ', 'd'), '', path, now() FROM crowd""",
    """INSERT INTO people_membership (person_id, state, path)
       SELECT id, standing, path FROM crowd""",
    """INSERT INTO people_standing (id, person_id, kind, during, entry_id, path, recorded_at)
       SELECT gen_random_uuid(), id, standing, daterange(%(since)s, NULL), id, path, now()
       FROM crowd""",
    """INSERT INTO people_cellplace (id, person_id, cell_id, during, entry_id, path, recorded_at)
       SELECT gen_random_uuid(), id, cell, daterange(%(since)s, NULL), id, path, now() FROM crowd
       WHERE standing <> 'applicant'""",
)
