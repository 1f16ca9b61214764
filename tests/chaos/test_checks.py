"""The checks of a race on histories made up by hand."""

from contextlib import closing
from dataclasses import replace
from types import SimpleNamespace

import pytest

from tests.chaos import checks, histories
from tests.chaos.clients import JOINT_MEETING, KEY_AGAIN, STEP
from tests.chaos.histories import ACCEPTED, FAULT, REFUSED, Form
from tests.chaos.stored import Stored
from tests.clerks import Waiting
from workflows.engine.refusals import AlreadyDecided
from workflows.foundation.identifiers import new_id

ITEM, CASE, BODY, PARTNER, KEY, ENTRY = (new_id() for _ in range(6))
WAITING = Waiting(ITEM, CASE, "applicant_applies", BODY, "Phòng", "Phòng")
ACCEPTED_IT = {"said": ACCEPTED, "answers": [{"item_id": str(ITEM), "entry_id": str(ENTRY)}]}
ANOTHER_DID = {"said": REFUSED, "code": AlreadyDecided.code}


@pytest.fixture
def seen() -> checks.Seen:
    """Give a race of one item, which one form decided."""
    item = SimpleNamespace(
        id=ITEM, case_id=CASE, step=WAITING.step, state="done", key=KEY, entry_id=ENTRY
    )
    entry = SimpleNamespace(id=ENTRY, subjects={"item": str(ITEM)})
    message = SimpleNamespace(id=new_id(), ids={"item": str(ITEM)}, bodies=[BODY], relayed_at=1)
    notice = SimpleNamespace(key=f"{message.id}:{BODY}", body_id=BODY)
    return checks.Seen(
        forms=[Form("one", STEP, [WAITING], [KEY], ACCEPTED_IT)],
        stored=Stored([], [item], [entry], [message], [notice], [], [], []),
        cases=0,
    )


def found(check, seen: checks.Seen) -> list[str]:
    """Return what a check finds in a race."""
    return list(check(seen))


@pytest.mark.parametrize(
    "check",
    [checks.answers, checks.lost, checks.truth, checks.counts, checks.entries, checks.messages],
)
def test_a_sound_race_passes(seen, check):
    assert not found(check, seen)


def counted(seen: checks.Seen, *bodies) -> checks.Seen:
    """Return a race in which the item was decided at a joint meeting, with counts of bodies."""
    counts = [SimpleNamespace(item_id=ITEM, body_id=body) for body in bodies]
    form = replace(seen.forms[0], kind=JOINT_MEETING)
    return replace(seen, forms=[form], stored=replace(seen.stored, counts=counts))


def test_a_joint_meeting_with_the_counts_of_both_bodies_passes(seen):
    assert not found(checks.counts, counted(seen, BODY, PARTNER))


@pytest.mark.parametrize("bodies", [[], [BODY], [BODY, BODY], [BODY, BODY, PARTNER]])
def test_a_joint_meeting_with_a_count_missing_or_twice_is_found(seen, bodies):
    assert found(checks.counts, counted(seen, *bodies))


def test_a_meeting_that_its_partner_does_not_name_is_found(seen):
    one = SimpleNamespace(id=new_id(), joint_with=new_id())
    other = SimpleNamespace(id=one.joint_with, joint_with=new_id())

    lonely = replace(seen.stored, meetings=[one, other])
    assert found(checks.counts, replace(seen, stored=lonely))


def test_an_accepted_form_whose_decision_is_missing_is_lost(seen):
    seen.stored.items[0].entry_id = new_id()

    assert found(checks.lost, seen)


def test_yes_is_untrue_where_another_key_decided(seen):
    seen.stored.items[0].key = new_id()

    assert found(checks.truth, seen)


def test_no_is_untrue_where_the_form_itself_decided(seen):
    own = replace(seen.forms[0], keys=[KEY, new_id()], told=ANOTHER_DID)

    assert found(checks.truth, replace(seen, forms=[own]))


def test_no_is_true_where_another_decided(seen):
    other = replace(seen.forms[0], keys=[new_id()], told=ANOTHER_DID)

    assert not found(checks.truth, replace(seen, forms=[other]))


def test_a_repetition_that_gets_another_answer_is_untrue(seen):
    first = {"said": ACCEPTED, "answers": [{"item_id": str(ITEM), "entry_id": str(new_id())}]}
    repeated = replace(seen.forms[0], lost=[first])

    assert found(checks.truth, replace(seen, forms=[repeated]))


def test_a_key_that_is_accepted_a_second_time_is_found(seen):
    again = Form("two", KEY_AGAIN, [WAITING], [KEY], ACCEPTED_IT)

    assert found(checks.keys, replace(seen, forms=[*seen.forms, again]))


@pytest.mark.parametrize("told", [None, {"said": FAULT, "what": "deadlock"}])
def test_a_form_without_a_readable_answer_is_found(seen, told):
    left = replace(seen.forms[0], told=told)

    assert found(checks.answers, replace(seen, forms=[left]))


def test_a_decision_without_its_entry_is_found(seen):
    assert found(checks.entries, replace(seen, stored=replace(seen.stored, entries=[])))


def test_a_notice_made_twice_is_found(seen):
    twice = [*seen.stored.notices, *seen.stored.notices]

    assert found(checks.messages, replace(seen, stored=replace(seen.stored, notices=twice)))


def test_a_history_is_read_as_it_was_written_and_a_cut_line_is_passed_over(tmp_path):
    path = tmp_path / "client.jsonl"
    form = Form("one", STEP, [WAITING], [KEY])
    with closing(histories.History(path)) as history:
        history.begin(form)
    path.write_text(path.read_text() + '{"form": "one", "told"')
    form.told = ACCEPTED_IT

    with closing(histories.History(path)) as history:
        history.end(form)

    assert histories.read(path) == {"one": form}
