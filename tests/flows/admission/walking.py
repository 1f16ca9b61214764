"""What can be done with one case, lawfully or not, by anybody on any day."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import connection
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from config.grants import TABLES
from tests import histories
from tests.builders import MEMBERS
from workflows.engine import decisions, meetings
from workflows.engine.models import BallotForm, Item, MeetingMode
from workflows.engine.sittings import QuestionPut, Sitting
from workflows.foundation.identifiers import new_id
from workflows.foundation.refusals import Refusal
from workflows.rules.tallies import Tally

from .conftest import COMMITTEE, FATHER, STANDING_COMMITTEE, Way

SECRETARIES = {
    "Phòng": "Đạt",
    "Chợ": "Sương",
    "Bộ phận": "Ủy viên 15",
    "Sở": "Ủy viên 1",
    "Khối": "Ủy viên 10",
    "Tỉnh": "Ủy viên 14",
}
MEETINGS = {"Phòng": MEMBERS, "Sở": COMMITTEE, "Khối": STANDING_COMMITTEE}
PAPERS = {
    "applicant_applies": ("course_certificate", "application"),
    "applicant_writes_life_history": ("life_history",),
    "committee_verifies": ("verification_result",),
    "cell_gathers_comments": ("comments_summary",),
    "cell_resolves": ("cell_resolution",),
    "sub_committee_appraises": ("appraisal",),
    "grassroots_committee_resolves": ("grassroots_resolution",),
    "competent_committee_decides": ("admission_decision",),
    "cell_admits": ("ceremony_minutes",),
    "member_files_record": ("member_record",),
}
VOTES = ("cell_resolves", "grassroots_committee_resolves", "competent_committee_decides")
WAYS = ("hand_back", "take_over", "offer", "close")
BASIS = "Theo quy chế làm việc"
OURS = {"journal", "people", "papers", "engine", "admission"}


def tally(voted, *, yes):
    """Return a count of so many ballots, of which one in ``yes`` is in favour."""
    return Tally(
        handed_out=voted,
        collected=voted,
        in_favour=voted // yes,
        against=voted - voted // yes,
        invalid=0,
    )


class Walker(RuleBasedStateMachine):
    """One case under way, the forms that are sent about it, and what they left in the tables."""

    def __init__(self, way: Way) -> None:
        super().__init__()
        self.way, self.world = way, way.world
        self.last: tuple[Callable[[], Any], Any] | None = None

    def attempts(self, form):
        """Send a form; where it is refused, nothing has changed."""
        before = self.everything()
        histories.forget()
        try:
            answer = form()
        except Refusal:
            assert self.everything() == before
        else:
            self.last = (form, answer)

    def decides(self, item, *, by, on, **changes):
        about = [name for name in ("Lập", "Duyên") if item.step == "members_introduce"]
        papers = [
            *(self.way.paper(kind, on) for kind in PAPERS.get(item.step, ())),
            *(self.way.paper("introduction", on, about=name) for name in about),
        ]
        deed = decisions.Deed(
            **{
                "item_id": item.id,
                "actor": self.way.actor(by),
                "decided_on": on,
                "at": self.way.at,
                "key": new_id(),
                "no_conflict": True,
                "papers": papers,
                "basis": BASIS,
                **changes,
            }
        )
        self.attempts(lambda: decisions.decide(deed))

    def meets(self, item, *, by, on, present=12, yes=1):
        """Record a meeting of the first so many members, of whom one in ``yes`` is in favour."""
        present = MEETINGS.get(item.body.unit.name, MEMBERS)[:present]
        key = new_id()
        sitting = Sitting(
            body_id=item.body_id,
            met_on=on,
            mode=MeetingMode.IN_SESSION,
            presiding_id=self.world.id(present[0]),
            minutes_by_id=self.world.id(present[1]),
            present=frozenset(map(self.world.id, present)),
        )
        question = QuestionPut(
            item_id=item.id,
            ballot_form=BallotForm.SECRET,
            tally=tally(len(present), yes=yes),
            number=str(key),
            document_kind="resolution",
            numbering_period=str(on.year),
            issued_on=on,
            papers=[self.way.paper(kind, on) for kind in PAPERS.get(item.step, ())],
            basis=BASIS,
        )
        self.attempts(
            lambda: meetings.record_meeting(
                actor=self.way.actor(by),
                sitting=sitting,
                questions=[question],
                at=self.way.at,
                key=key,
                no_conflict=True,
            )
        )

    def facts(self, item, data):
        match item.step:
            case "applicant_writes_life_history":
                return {"relatives": FATHER}
            case "committee_verifies":
                self.world.see_everything()
                reply = {"result": "clear", "replied_on": date(2024, 3, 1)}
                checks = self.way.case().checks.all()
                return {"checks": {str(check.id): reply for check in checks}}
            case "members_introduce":
                since = date(2021, 3, 1)
                members = [
                    {"person_id": self.world.id(name), "name": name, "together_since": since}
                    for name in ("Lập", "Duyên")
                ]
                return {"members": members}
            case "superior_directs":
                return {"way": data.draw(st.sampled_from(WAYS)), "reason": "Khuyết"}
            case _:
                return {"reason": "Thiếu nhận xét"}

    def items(self):
        self.world.see_everything()
        return list(
            Item.objects.filter(case_id=self.way.case_id)
            .select_related("body__unit")
            .order_by("id")
        )

    def some_item(self, data, *, waiting):
        items = self.items()
        open_items = [item for item in items if item.state == "open"]
        return data.draw(st.sampled_from(open_items if waiting and open_items else items))

    def latest_day(self):
        return max(item.decided_on or item.opened_on for item in self.items())

    def everything(self):
        """Return what stands in all tables of ours, as one hash each."""
        self.world.see_everything()
        ours = [name for name in TABLES if name.split("_")[0] in OURS]
        with connection.cursor() as cursor:
            cursor.execute(
                " UNION ALL ".join(
                    f"SELECT '{name}', md5(string_agg(md5(t::text), '' ORDER BY md5(t::text)))"
                    f" FROM {name} t"
                    for name in ours
                )
            )
            return cursor.fetchall()
