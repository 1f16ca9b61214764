"""Maps of admission as cases leave them, for looking at and for measuring."""

from datetime import date

from workflows.engine.charts import Chart, Lane, Mark, MarkState, Passage, Road

GONE, AHEAD, BACK = Passage.GONE, Passage.AHEAD, Passage.BACK
LANES = [
    Lane("applicant", "Người vào Đảng"),
    Lane("cell", "Chi bộ"),
    Lane("sub_committee", "Đảng ủy bộ phận"),
    Lane("grassroots", "Đảng ủy cơ sở"),
    Lane("above", "Cấp trên trực tiếp"),
]
STEPS = {
    "cell_lists": ("Vào danh sách", "cell"),
    "applicant_applies": ("Đơn xin vào Đảng", "applicant"),
    "applicant_writes_life_history": ("Khai lý lịch", "applicant"),
    "committee_verifies": ("Thẩm tra lý lịch", "grassroots"),
    "members_introduce": ("Người giới thiệu", "cell"),
    "cell_gathers_comments": ("Tổng hợp nhận xét", "cell"),
    "cell_resolves": ("Chi bộ xét", "cell"),
    "sub_committee_appraises": ("Thẩm định", "sub_committee"),
    "grassroots_committee_resolves": ("Đảng ủy xét", "grassroots"),
    "cell_completes_file": ("Bổ sung hồ sơ", "cell"),
    "competent_committee_decides": ("Quyết định kết nạp", "above"),
    "superior_directs": ("Cấp trên chỉ đạo", "above"),
    "cell_receives_decision": ("Nhận quyết định", "cell"),
    "cell_admits": ("Lễ kết nạp", "cell"),
    "member_files_record": ("Lý lịch đảng viên", "applicant"),
}
VOTES = {"cell_resolves", "grassroots_committee_resolves", "competent_committee_decides"}
PREPARED = ("committee_verifies", "members_introduce", "cell_gathers_comments")
BEFORE_THE_FILE = [
    Road("cell_lists", "applicant_applies", GONE),
    Road("applicant_applies", "applicant_writes_life_history", GONE),
    *(Road("applicant_writes_life_history", step, GONE) for step in PREPARED),
]
CEREMONY = [
    Road("competent_committee_decides", "cell_receives_decision", AHEAD),
    Road("cell_receives_decision", "cell_admits", AHEAD),
    Road("cell_admits", "member_files_record", AHEAD),
]


def marks(done: int, *, leaving_out: tuple[str, ...] = (), **states: MarkState) -> list[Mark]:
    """Return the steps of admission, the first ones done, others in the states given."""
    return [
        Mark(
            step=step,
            label=label,
            lane=lane,
            state=states.get(step, MarkState.DONE if number < done else MarkState.TODO),
            vote=step in VOTES,
            day=date(2024, 10, 3) if number < done else None,
        )
        for number, (step, (label, lane)) in enumerate(STEPS.items())
        if step not in leaving_out
    ]


def returned() -> Chart:
    """Return a case that the grass-roots committee sent back; the cell completes the file."""
    return Chart(
        lanes=LANES,
        steps=marks(
            8,
            grassroots_committee_resolves=MarkState.RETURNED,
            cell_completes_file=MarkState.HERE,
            superior_directs=MarkState.SKIPPED,
        ),
        roads=[
            *BEFORE_THE_FILE,
            *(Road(step, "cell_resolves", GONE) for step in PREPARED),
            Road("cell_resolves", "sub_committee_appraises", GONE),
            Road("sub_committee_appraises", "grassroots_committee_resolves", GONE),
            Road("grassroots_committee_resolves", "cell_completes_file", BACK, date(2024, 10, 21)),
            Road("cell_completes_file", "competent_committee_decides", AHEAD),
            *CEREMONY,
        ],
    )


def parallel() -> Chart:
    """Return a case with steps open side by side, after the life history was sent back once."""
    return Chart(
        lanes=LANES,
        steps=marks(
            6,
            members_introduce=MarkState.HERE,
            sub_committee_appraises=MarkState.SKIPPED,
            cell_completes_file=MarkState.SKIPPED,
            superior_directs=MarkState.SKIPPED,
        ),
        roads=[
            *BEFORE_THE_FILE,
            *(Road(step, "cell_resolves", AHEAD) for step in PREPARED),
            Road("cell_resolves", "grassroots_committee_resolves", AHEAD),
            Road("grassroots_committee_resolves", "competent_committee_decides", AHEAD),
            *CEREMONY,
            Road("committee_verifies", "applicant_writes_life_history", BACK, date(2024, 9, 2)),
        ],
    )


def gone_back() -> Chart:
    """Return a case that was sent back far, and once within the cell."""
    return Chart(
        lanes=LANES,
        steps=marks(
            11,
            leaving_out=("cell_completes_file", "superior_directs"),
            competent_committee_decides=MarkState.HERE,
        ),
        roads=[
            *BEFORE_THE_FILE,
            *(Road(step, "cell_resolves", GONE) for step in PREPARED),
            Road("cell_resolves", "sub_committee_appraises", GONE),
            Road("sub_committee_appraises", "grassroots_committee_resolves", GONE),
            Road("grassroots_committee_resolves", "competent_committee_decides", GONE),
            *CEREMONY,
            Road(
                "grassroots_committee_resolves",
                "applicant_writes_life_history",
                BACK,
                date(2024, 9, 30),
            ),
            Road("cell_resolves", "cell_lists", BACK, date(2024, 8, 1)),
        ],
    )


def short_cell() -> Chart:
    """Return a case of a single cell, which goes straight to the committee above."""
    steps = marks(
        6,
        leaving_out=(
            "sub_committee_appraises",
            "grassroots_committee_resolves",
            "cell_completes_file",
            "superior_directs",
        ),
        cell_resolves=MarkState.HERE,
    )
    return Chart(
        lanes=LANES,
        steps=steps,
        roads=[
            *BEFORE_THE_FILE,
            *(Road(step, "cell_resolves", GONE) for step in PREPARED),
            Road("cell_resolves", "competent_committee_decides", AHEAD),
            *CEREMONY,
        ],
    )
