"""Whatever is tried on a case, by whom and in which order: what must hold of it holds."""

from collections import Counter
from datetime import date, timedelta
from typing import ClassVar

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests import histories
from tests.builders import MEMBERS, World, a_province_with_every_shape
from workflows.engine import corrections, endings, recalls, sightings
from workflows.engine.models import Clock, Question
from workflows.flows.admission.models import Introducer
from workflows.foundation.identifiers import new_id
from workflows.journal.chains import breaks
from workflows.journal.history import rows_changed_outside_an_act
from workflows.journal.models import Entry

from .conftest import Way
from .test_beside import record
from .walking import SECRETARIES, VOTES, Walker, tally

PEOPLE = ("Đạt", "Diệp", "Vinh", "Sương", "Ủy viên 1", "Ủy viên 2", "Ủy viên 10", "Ủy viên 15")
BRANCHES = {"committee_verifies", "members_introduce", "cell_gathers_comments"}
SEATS = (
    ("Ủy viên 15", "Bộ phận", "sub_committee"),
    ("Ủy viên 1", "Sở", "committee"),
    ("Ủy viên 10", "Khối", "standing_committee"),
)
STAGES = ("applied", "applied", "prepared", "resolved", "proposed", "decided")
LAWFUL = ("act", "act", "act", "act", "return", "hand_over")
MANNERS = ("act", "return", "hand_over", "withdrew", "died", "left_list", "dances")
people = st.sampled_from(PEOPLE)
days = st.integers(-9, 12)
mostly = st.sampled_from((True, True, True, True, False))


class Walk(Walker):
    """Each rule is something that somebody may do, lawfully or not."""

    built: ClassVar[World]

    def __init__(self) -> None:
        self.point = transaction.savepoint()
        super().__init__(Way(world=self.built))
        self.by_hand = set(rows_changed_outside_an_act())

    def teardown(self) -> None:
        self.world.see_everything()
        told, outside = histories.differences(), set(rows_changed_outside_an_act())
        transaction.savepoint_rollback(self.point)
        assert told == []
        assert {each.table for each in outside - self.by_hand} <= {"people_appointment"}

    @initialize(stage=st.sampled_from(STAGES), vacant=st.sets(st.sampled_from(SEATS), max_size=2))
    def begins(self, stage, vacant):
        match stage:
            case "applied":
                self.way.listed(date(2024, 3, 4))
                self.decides(self.items()[-1], by="Đạt", on=date(2024, 4, 2))
            case "decided":
                self.way.proposed()
                self.way.decided()
            case _:
                getattr(self.way, stage)()
        for seat in sorted(vacant):
            self.a_seat_changes(seat, filled=False)

    @rule(data=st.data(), times=st.integers(1, 4))
    def goes_on(self, data, times):
        for _ in range(times):
            item = self.some_item(data, waiting=True)
            by = SECRETARIES[item.body.unit.name]
            on = item.opened_on + timedelta(days=data.draw(st.integers(0, 6)))
            manner = data.draw(st.sampled_from(LAWFUL))
            if item.step in VOTES and manner == "act":
                self.meets(item, by=by, on=on, yes=data.draw(st.sampled_from((1, 1, 2))))
            else:
                self.decides(item, by=by, on=on, manner=manner, facts=self.facts(item, data))

    @rule(data=st.data(), by=people, later=days, manner=st.sampled_from(MANNERS))
    def tries_a_step(self, data, by, later, manner):
        item = self.some_item(data, waiting=False)
        on = item.opened_on + timedelta(days=later)
        if item.step in VOTES and manner == "act":
            self.meets(item, by=by, on=on, present=data.draw(st.integers(2, 12)))
        else:
            self.decides(item, by=by, on=on, manner=manner, facts=self.facts(item, data))

    @rule(later=st.integers(0, 3))
    def recalls_the_latest(self, later):
        done = [item for item in self.items() if item.state == "done"]
        item = max(done, key=lambda each: each.entry_id)
        self.recalls(item, by=SECRETARIES[item.body.unit.name], later=later)

    @rule(data=st.data(), by=people, later=days)
    def tries_a_recall(self, data, by, later):
        self.recalls(self.some_item(data, waiting=False), by=by, later=later)

    @rule(data=st.data(), lawfully=mostly, later=days)
    def corrects_a_count(self, data, lawfully, later):
        self.world.see_everything()
        counts = Question.objects.filter(item__case_id=self.way.case_id).order_by("id")
        if not counts:
            return
        count = data.draw(st.sampled_from(list(counts.select_related("meeting", "body__unit"))))
        on = count.meeting.met_on + timedelta(days=abs(later))
        deed = corrections.Correction(
            question_id=count.id,
            actor=self.way.actor(
                SECRETARIES[count.body.unit.name] if lawfully else data.draw(people)
            ),
            tally=tally(
                count.present + data.draw(st.sampled_from((0, 0, 1))),
                yes=data.draw(st.sampled_from((1, 2, 3))),
            ),
            reason="Đếm nhầm",
            paper=self.way.paper("correction_note", on),
            decided_on=on,
            at=self.way.at,
            key=new_id(),
            no_conflict=True,
        )
        self.attempts(lambda: corrections.correct_count(deed))

    @rule(
        by=people,
        later=days,
        ground=st.sampled_from(("withdrew", "died", "left_list", "dances")),
        seldom=st.integers(0, 3),
    )
    def ends_the_case(self, by, later, ground, seldom):
        if seldom:
            return
        on, key = self.latest_day() + timedelta(days=later), new_id()
        self.attempts(
            lambda: endings.end_case(
                case_id=self.way.case_id,
                actor=self.way.actor(by),
                ground=ground,
                reason="Theo đơn",
                decided_on=on,
                at=self.way.at,
                key=key,
                no_conflict=True,
            )
        )

    @rule(data=st.data(), by=people, later=days)
    def acts_beside_the_steps(self, data, by, later):
        on, key = self.latest_day() + timedelta(days=later), new_id()
        name = data.draw(st.sampled_from(MEMBERS))
        member = {"person_id": self.world.id(name), "name": name}
        self.world.see_everything()
        introducing = Introducer.objects.filter(case_id=self.way.case_id).order_by("id").first()
        act, facts = data.draw(
            st.sampled_from(
                (
                    ("reviews_month", {"month": on}),
                    ("changes_helper", {"helper": member, "number": "9", "reason": "Chuyển"}),
                    (
                        "changes_introducer",
                        {
                            "introducer": introducing.id if introducing else new_id(),
                            "reason": "moved_away",
                            "member": {**member, "together_since": date(2021, 3, 1)},
                        },
                    ),
                    ("extends_limit", {"working_days": 9, "document": "2-CV", "reason": "Chờ"}),
                )
            )
        )
        self.attempts(lambda: record(self.way, act, on, by=by, facts=facts, key=key))

    @rule(data=st.data(), by=people)
    def looks_at_a_step(self, data, by):
        item = self.some_item(data, waiting=True)
        sightings.see(item_id=item.id, person_id=self.world.id(by), at=self.way.at)

    @rule(seat=st.sampled_from(SEATS), filled=st.booleans())
    def a_seat_is_filled_or_vacant(self, seat, filled):
        self.a_seat_changes(seat, filled=filled)

    def a_seat_changes(self, seat, *, filled):
        name, unit, kind = seat
        held = self.world.people[name].appointments.filter(
            body=self.world.bodies[unit, kind], office="secretary"
        )
        held.update(during=("2020-01-01", None if filled else "2024-03-01"))
        self.last = None

    @precondition(lambda self: self.last is not None)
    @rule()
    def the_last_form_is_sent_again(self):
        form, answer = self.last
        before = self.everything()

        assert form() == answer
        assert self.everything() == before

    @invariant()
    def the_case_waits_or_has_ended(self):
        if self.way.case_id is None:
            return
        case, items = self.way.case(), self.items()
        waiting = [item for item in items if item.state == "open"]

        assert bool(waiting) is (case.state == "open")
        stuck = Counter(item.note.get("for_step", item.step) for item in waiting)
        assert set(stuck.values()) <= {1}
        running = {clock.kind: clock.due_on for clock in Clock.objects.filter(state="running")}
        assert not (running and case.state == "ended")
        for item in waiting:
            assert item.due_on == running.get(item.note.get("for_step", item.step))

    @invariant()
    def each_decided_step_has_its_entry_and_follows_what_it_came_from(self):
        items = {item.id: item for item in self.items()}
        entries = list(Entry.objects.filter(stream_id=self.way.case_id).order_by("number"))
        decided = [item for item in items.values() if item.entry_id]

        assert breaks(entries) == []
        assert len({item.entry_id for item in decided}) == len(decided)
        assert {item.entry_id for item in decided} <= {entry.id for entry in entries}
        for item in items.values():
            source = items.get(item.came_from_id)
            if item.state == "done" and source is not None:
                assert source.state == "done"
                assert source.decided_on <= item.decided_on

    @invariant()
    def the_cell_meets_when_all_it_considers_is_done(self):
        items = self.items()
        for met in (item for item in items if item.step == "cell_resolves"):
            if met.state in {"open", "done"}:
                done = [each for each in items if each.step in BRANCHES and each.state == "done"]
                assert {each.step for each in done} == BRANCHES
                assert all(each.decided_on <= met.opened_on for each in done)

    @invariant()
    def each_vote_that_stands_has_one_count_that_adds_up(self):
        voted = {
            item.id: item.outcome
            for item in self.items()
            if item.state == "done" and item.outcome in {"carried", "short"}
        }
        counts = list(Question.objects.filter(item__case_id=self.way.case_id, current=True))

        assert sorted(count.item_id for count in counts) == sorted(voted)
        for count in counts:
            assert count.in_favour + count.against + count.invalid == count.collected
            assert count.collected <= count.handed_out <= count.present <= count.electorate
            assert (count.in_favour >= count.needed) is count.carried
            assert voted[count.item_id] == ("carried" if count.carried else "short")

    @invariant()
    def the_ceremony_alone_makes_a_member(self):
        if self.way.case_id is None:
            return
        held = any(item.step == "cell_admits" and item.state == "done" for item in self.items())
        state = self.way.case().subject.membership.state

        assert state == ("probationary" if held else "applicant")

    def recalls(self, item, *, by, later):
        deed = recalls.Recall(
            item_id=item.id,
            actor=self.way.actor(by),
            reason="Ghi nhầm",
            decided_on=(item.decided_on or item.opened_on) + timedelta(days=later),
            at=self.way.at,
            key=new_id(),
        )
        self.attempts(lambda: recalls.recall(deed))


@pytest.mark.long
def test_any_walk_keeps_what_must_hold(db):
    Walk.built = a_province_with_every_shape()

    run_state_machine_as_test(Walk, settings=settings(max_examples=12, stateful_step_count=30))
