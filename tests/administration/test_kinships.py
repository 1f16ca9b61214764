"""Kinships are recorded as an act of their own, bar at once, and are withdrawn with a reason."""

from datetime import UTC, date, datetime

import pytest

from tests.builders import a_province_with_every_shape
from workflows.administration import kinships
from workflows.administration.kinships import Basis, record_kinship, vouched, withdraw_kinship
from workflows.authority import powers
from workflows.authority.powers import NotAuthorised
from workflows.engine.actors import Actor
from workflows.engine.refusals import InTheFuture, KeyUsedElsewhere, NotVisible
from workflows.foundation.identifiers import new_id
from workflows.journal import chains
from workflows.journal.models import Entry, PersonalFact
from workflows.people.models import Kinship, Relation

AT = datetime(2024, 10, 25, 3, tzinfo=UTC)
TODAY, TOMORROW = date(2024, 10, 25), date(2024, 10, 26)
WORDS = Basis(words="Đồng chí Lập báo cáo tại cuộc họp chi bộ")
PAPER = Basis(document_kind="Giấy khai sinh", document="112", document_on=date(1990, 2, 3))


@pytest.fixture
def world(db):
    """Return a province; its own organisation department has an officer."""
    world = a_province_with_every_shape()
    world.person("Cán bộ", cell="Cơ quan khối")
    world.seat("Cán bộ", "Khối", "organisation_department", "organisation_officer")
    return world


@pytest.fixture
def record(world):
    """Return the function that records that Vinh is a brother of Lập, changed as told."""

    def recorded(*, by="Đạt", person="Lập", relative="Vinh", **changes):
        told = {
            "actor": Actor(world.id(by), by),
            "person_id": world.id(person),
            "relative_id": world.id(relative),
            "relation": Relation.SIBLING,
            "known_on": date(2024, 10, 21),
            "basis": WORDS,
            "at": AT,
            "key": new_id(),
        }
        return record_kinship(**told | changes)

    return recorded


@pytest.fixture
def withdraw(world):
    """Return the function that withdraws a kinship."""

    def withdrawn(kinship, *, by="Đạt", **changes):
        told = {
            "actor": Actor(world.id(by), by),
            "kinship_id": kinship.pk,
            "reason": "Ghi nhầm người trùng tên",
            "at": AT,
            "key": new_id(),
        }
        return withdraw_kinship(**told | changes)

    return withdrawn


def bars(world, person, about):
    """Tell whether somebody who holds a seat is barred from a matter, and nothing else."""
    body_id = world.body("Phòng", "cell_meeting").id
    asked = {"act": "step.act", "body_id": body_id, "on": TODAY}
    return powers.may(world.id(person), **asked) and not powers.may(
        world.id(person), **asked, about=world.id(about)
    )


def chain(world, unit="Phòng"):
    world.see_everything()
    return list(Entry.objects.filter(stream_id=world.units[unit].id).order_by("number"))


class TestRecord:
    def test_bars_at_once_and_in_both_directions(self, world, record):
        record(person="Lập", relative="Đạt")
        record(person="Diệp", relative="Hân")

        assert bars(world, "Đạt", "Lập")
        assert bars(world, "Diệp", "Hân")
        assert not bars(world, "Diệp", "Lập")

    def test_is_told_in_the_chain_of_the_unit_without_a_word_of_whom(self, world, record):
        kinship = record(basis=PAPER)

        (told,) = chain(world)
        texts = PersonalFact.objects.filter(entry_id=told.id).values_list("name", "text")

        assert chains.breaks([told]) == []
        assert (told.act, told.decided_on) == ("kinship.recorded", date(2024, 10, 21))
        assert (told.person_id, told.office) == (world.id("Đạt"), "secretary")
        assert (told.instrument, told.article) == ("bang-quyen", "4.5")
        assert told.subjects["kinship"] == str(kinship.id)
        assert str(world.id("Vinh")) not in bytes(told.canonical).decode()
        assert dict(texts) == {"actor": "Đạt"}

    def test_is_vouched_for_by_the_entry(self, world, record):
        kinship = record(basis=PAPER)
        (told,) = chain(world)

        assert told.facts == vouched(Kinship.objects.get(pk=kinship.pk))

        kinship.relative_id = world.id("Hân")
        assert told.facts != vouched(kinship)

    def test_posted_again_is_the_same_kinship(self, world, record):
        key = new_id()

        first, again = record(key=key), record(key=key)

        assert first.pk == again.pk
        assert len(chain(world)) == 1

    def test_a_form_of_another_act_is_not_taken(self, record, withdraw):
        key = new_id()
        kinship = record(key=key)

        with pytest.raises(KeyUsedElsewhere):
            withdraw(kinship, key=key)

    @pytest.mark.parametrize("recorder", ["Đạt", "Diệp", "Ủy viên 1", "Ủy viên 15", "Cán bộ"])
    def test_is_for_those_who_lead_the_cell_or_stand_above_it(self, world, record, recorder):
        kinship = record(by=recorder)

        assert kinship.body_id in {body.id for body in world.bodies.values()}

    def test_reaches_a_member_of_a_body_above_whom_the_recorder_does_not_see(self, world, record):
        kinship = record(relative="Ủy viên 10")

        assert kinship.relative_id == world.id("Ủy viên 10")

    def test_reaches_nobody_else_outside_of_the_recorder_s_registers(self, record):
        with pytest.raises(NotVisible):
            record(relative="Linh")

    def test_knows_nobody_whom_the_recorder_may_not_see(self, record):
        with pytest.raises(NotVisible):
            record(by="Sương")
        with pytest.raises(NotVisible):
            record(person_id=new_id())

    def test_refuses_somebody_without_the_power(self, world, record):
        with pytest.raises(NotAuthorised):
            record(by="Ủy viên 2")

    def test_refuses_a_person_as_their_own_relative(self, record):
        with pytest.raises(kinships.OwnRelative):
            record(relative="Lập")

    def test_refuses_the_same_two_again_from_either_side(self, record):
        record()

        with pytest.raises(kinships.AlreadyRelated):
            record()
        with pytest.raises(kinships.AlreadyRelated):
            record(person="Vinh", relative="Lập")

    @pytest.mark.parametrize(
        "basis",
        [
            pytest.param(Basis(), id="nothing"),
            pytest.param(Basis(words="  "), id="blanks"),
            pytest.param(Basis(document_kind="Giấy khai sinh", document="112"), id="no day"),
        ],
    )
    def test_refuses_a_kinship_without_a_basis(self, record, basis):
        with pytest.raises(kinships.KinshipNeedsBasis):
            record(basis=basis)

    def test_refuses_what_is_known_tomorrow(self, record):
        with pytest.raises(InTheFuture):
            record(known_on=TOMORROW)
        with pytest.raises(InTheFuture):
            record(basis=Basis(document_kind="Đơn", document="1", document_on=TOMORROW))


class TestWithdraw:
    def test_lifts_the_ban_and_both_entries_stand(self, world, record, withdraw):
        kinship = record(person="Lập", relative="Đạt")

        withdraw(kinship, by="Diệp")

        told = chain(world)
        kept = Kinship.objects.get(pk=kinship.pk)
        assert not bars(world, "Đạt", "Lập")
        assert [each.act for each in told] == ["kinship.recorded", "kinship.withdrawn"]
        assert chains.breaks(told) == []
        assert kept.withdrawn_reason == "Ghi nhầm người trùng tên"
        assert told[-1].facts == vouched(kept)

    def test_posted_again_is_the_same_withdrawal(self, world, record, withdraw):
        kinship, key = record(), new_id()

        withdraw(kinship, key=key)
        withdraw(kinship, key=key)

        assert len(chain(world)) == 2

    def test_leaves_the_two_free_to_be_recorded_again(self, record, withdraw):
        withdraw(record())

        assert record().withdrawn_at is None

    def test_is_for_the_body_that_recorded_it_and_those_above(self, record, withdraw):
        kinship = record(by="Cán bộ")

        with pytest.raises(NotAuthorised):
            withdraw(kinship, by="Đạt")
        assert withdraw(kinship, by="Ủy viên 10").withdrawn_at == AT

    def test_of_a_ban_on_oneself_is_refused(self, record, withdraw):
        kinship = record(person="Lập", relative="Đạt")

        with pytest.raises(kinships.OwnKinship):
            withdraw(kinship, by="Đạt")

    def test_is_refused_a_second_time(self, record, withdraw):
        kinship = record()
        withdraw(kinship)

        with pytest.raises(kinships.KinshipWithdrawn):
            withdraw(kinship)

    def test_needs_a_reason(self, record, withdraw):
        with pytest.raises(kinships.WithdrawalNeedsReason):
            withdraw(record(), reason=" ")

    def test_knows_no_kinship_that_is_not_there(self, record, withdraw):
        with pytest.raises(NotVisible):
            withdraw(record(), kinship_id=new_id())

    def test_of_one_that_a_life_history_declared_is_vouched_for_too(self, world, withdraw):
        world.relatives("Lập", "Đạt")

        kinship = withdraw(Kinship.objects.get(), by="Diệp")

        assert chain(world)[-1].facts == vouched(kinship)
