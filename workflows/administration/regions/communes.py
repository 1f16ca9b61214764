"""The communes of a district, which are all arranged alike: hamlet cells, schools and offices."""

from workflows.administration.regions.cells import cell, founding
from workflows.administration.regions.descriptions import Commune, Described
from workflows.administration.regions.identifiers import chance

HAMLET_CELL = (11, 46, 21)
OTHER_CELL = (5, 24, 10)
OTHER_CELLS = (
    "Cơ quan Ủy ban nhân dân",
    "Công an",
    "Ban Chỉ huy Quân sự",
    "Trạm Y tế",
    "Trường Tiểu học",
    "Trường Trung học cơ sở",
    "Trường Mầm non",
)
COUNCIL_CHAIR = "commune_people_council_chair"
COMMITTEE_CHAIR = "commune_people_committee_chair"
# In every hamlet the secretary is its head, and the deputy heads the Front's working board.
HAMLET_POSTS = {"hamlet_head": "secretary", "front_board_head": "deputy_secretary"}


def commune(row: Commune, district: Described) -> Described:
    """Return the commune's organisation with all of its cells."""
    founded, document = founding(chance("commune", row.code), district.since)
    chair = "secretary" if row.secretary_chairs_council else "committee_member"
    short = row.name.removeprefix("xã ").removeprefix("thị trấn ")
    hamlets = (
        cell(
            f"{row.code}.{number:02}",
            f"Chi bộ {row.hamlet_word} {number}",
            "hamlet_cell",
            round(chance("hamlet", row.code, str(number)).triangular(*HAMLET_CELL)),
            since=founded,
            posts=HAMLET_POSTS,
            vacancies=False,
        )
        for number in range(1, row.hamlets + 1)
    )
    others = (
        cell(
            f"{row.code}.{number:02}",
            f"Chi bộ {name} {short}",
            "cell",
            round(chance("office", row.code, name).triangular(*OTHER_CELL)),
            since=founded,
        )
        for number, name in enumerate(OTHER_CELLS, start=row.hamlets + 1)
    )
    return Described(
        code=row.code,
        name=f"Đảng bộ {row.name}",
        kind="commune",
        since=founded,
        document=document,
        posts={COUNCIL_CHAIR: chair, COMMITTEE_CHAIR: "deputy_secretary"},
        units=(*hamlets, *others),
    )
