"""A former member is admitted again: once, after a while, unless the way of leaving forbids it."""

from datetime import date
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.builders import RECORDED_AT, SINCE
from workflows.engine.models import Item
from workflows.engine.refusals import NotVisible
from workflows.flows.admission.steps import readmitting
from workflows.foundation.identifiers import new_id
from workflows.journal.models import Entry
from workflows.people.models import CellPlace, Membership, Standing

from .test_special_grounds import PROVINCE, consented, considered, proposed

LEFT_ON = date(2021, 7, 5)
FIRST_DECISION = date(2010, 4, 26)
OLD_DECISION = ("earlier_leaving_decision",)


@pytest.fixture
def way(way):
    """Let “Cúc” have left the Party on 05/07/2021, struck off the list."""
    way.world.see_everything()
    for name in PROVINCE[1:]:
        way.world.seat(name, "Tỉnh", "standing_committee", "standing_committee_member")
    person = way.world.person("Cúc", cell="Phòng")
    for dated in (CellPlace, Standing):
        dated.objects.filter(person=person).update(
            during=DateRange(SINCE, LEFT_ON), end_recorded_at=RECORDED_AT
        )
    Standing.objects.create(
        person=person,
        kind="former",
        during=DateRange(LEFT_ON, None),
        entry_id=new_id(),
        path=person.path,
        recorded_at=RECORDED_AT,
    )
    Membership.objects.filter(person=person).update(
        state="former",
        admission_decided_on=FIRST_DECISION,
        first_admission_decided_on=FIRST_DECISION,
        admitted_on=date(2010, 5, 19),
        recognised_on=date(2011, 5, 19),
        left_on=LEFT_ON,
        left_by="deletion",
    )
    return way


def prepared(way, leaving="struck_off", **told: Any):
    """Bring the case of the former member to the cell's meeting."""
    way.prepared(person_id=way.world.id("Cúc"), leaving={"way_of_leaving": leaving, **told})


def membership(way):
    way.world.see_everything()
    return Membership.objects.get(person_id=way.world.id("Cúc"))


class TestOpening:
    def test_changes_nothing_of_what_the_person_is(self, way):
        way.listed(date(2024, 3, 4), person_id=way.world.id("Cúc"))

        assert membership(way).state == "former"

    def test_is_refused_to_whoever_was_readmitted_before(self, way):
        person_id = way.world.id("Cúc")
        Membership.objects.filter(person_id=person_id).update(
            outside=DateRange(date(2015, 1, 1), date(2019, 1, 1))
        )

        with pytest.raises(readmitting.ReadmittedBefore):
            way.listed(date(2024, 3, 4), person_id=person_id)

    def test_is_not_for_a_cell_that_never_knew_the_person(self, way):
        way.cell = "Chợ"

        with pytest.raises(NotVisible):
            way.listed(
                date(2024, 3, 4),
                by="Sương",
                person_id=way.world.id("Cúc"),
                facts={
                    "number": "03-NQ/CB",
                    "helper": {"person_id": way.world.id("Ri"), "name": "Ri"},
                },
            )


class TestLifeHistory:
    def test_tells_how_the_first_membership_ended(self, way):
        with pytest.raises(readmitting.WayOfLeavingUntold):
            prepared(way, leaving="")

    @pytest.mark.parametrize(
        "leaving", ["dropped_out", "serious_disunity", "corruption_conviction", "serious_crime"]
    )
    def test_some_ways_of_leaving_are_for_good(self, way, leaving):
        with pytest.raises(readmitting.NeverReadmitted):
            prepared(way, leaving=leaving)

    def test_leaving_on_request_is_for_good_but_for_hardship_of_the_family(self, way):
        Membership.objects.update(left_by="leaving")

        with pytest.raises(readmitting.NeverReadmitted):
            prepared(way, leaving="own_request")

    def test_hardship_of_the_family_is_no_obstacle(self, way):
        Membership.objects.update(left_by="leaving")

        prepared(way, leaving="special_family_hardship")

        assert "cell_resolves" in way.open_steps()

    @pytest.mark.parametrize(
        ("left_by", "leaving"),
        [("deletion", "special_family_hardship"), ("leaving", "struck_off")],
    )
    def test_agrees_with_what_was_decided_here(self, way, left_by, leaving):
        Membership.objects.update(left_by=left_by)

        with pytest.raises(readmitting.WayAgainstTheRegister):
            prepared(way, leaving=leaving)

    def test_the_ground_that_was_decided_here_is_not_told_away(self, way):
        Membership.objects.update(left_by="leaving", left_on_ground="leaving.ground_own_wish")

        with pytest.raises(readmitting.WayAgainstTheRegister):
            prepared(way, leaving="special_family_hardship")

    def test_a_register_that_knows_no_way_is_told_any(self, way):
        Membership.objects.update(left_by="")

        prepared(way, leaving="special_family_hardship")

        assert "cell_resolves" in way.open_steps()

    @pytest.mark.parametrize("cleared_on", [None, date(2024, 4, 21)])
    def test_a_minor_crime_has_the_day_its_record_was_cleared(self, way, cleared_on):
        with pytest.raises(readmitting.ClearedDayUntold):
            prepared(way, leaving="minor_crime", record_cleared_on=cleared_on)


class TestWaiting:
    def test_thirty_six_months_have_passed_when_the_cell_considers(self, way):
        prepared(way)

        considered(way, papers=OLD_DECISION)

        assert "sub_committee_appraises" in way.open_steps()

    def test_a_day_less_is_too_early(self, way):
        Membership.objects.update(left_on=date(2021, 7, 6))
        prepared(way)

        with pytest.raises(readmitting.TooEarlyToReadmit) as early:
            considered(way, papers=OLD_DECISION)

        assert early.value.facts["months"] == 35

    def test_a_register_without_the_day_of_leaving_knows_since_when(self, way):
        Membership.objects.update(left_on=None)
        prepared(way)

        considered(way, papers=OLD_DECISION)

        assert "sub_committee_appraises" in way.open_steps()

    @pytest.mark.parametrize(
        ("cleared_on", "early"), [(date(2019, 7, 6), True), (date(2019, 7, 5), False)]
    )
    def test_a_minor_crime_waits_sixty_months_from_the_cleared_record(self, way, cleared_on, early):
        prepared(way, leaving="minor_crime", record_cleared_on=cleared_on)
        papers = (*OLD_DECISION, "cleared_record_certificate")

        if early:
            with pytest.raises(readmitting.TooEarlyToReadmit):
                considered(way, papers=papers)
        else:
            considered(way, papers=papers)
            assert "sub_committee_appraises" in way.open_steps()

    def test_the_way_of_leaving_is_named_in_no_entry_and_no_fact(self, way):
        prepared(way, leaving="minor_crime", record_cleared_on=date(2019, 7, 5))
        considered(way, papers=OLD_DECISION, basis="Hồ sơ lưu tại Đảng ủy")
        way.world.see_everything()

        entries = Entry.objects.filter(stream_id=way.case_id)
        items = Item.objects.filter(case_id=way.case_id)

        assert not [each for each in entries if b"minor_crime" in bytes(each.canonical)]
        assert not [each for each in items if "minor_crime" in f"{each.facts} {each.note}"]

    def test_population_policy_names_no_months_and_asks_for_a_basis(self, way):
        prepared(way, leaving="population_policy")

        considered(way, papers=(), basis="Hướng dẫn của Ban Bí thư")

        assert "sub_committee_appraises" in way.open_steps()


class TestAdmittedAgain:
    @pytest.fixture
    def readmitted(self, way):
        prepared(way)
        considered(way, papers=OLD_DECISION)
        proposed(way)
        consented(way)
        way.decided()
        way.does("cell_receives_decision", date(2024, 9, 16))
        way.does(
            "cell_admits",
            date(2024, 10, 1),
            papers=[way.paper("ceremony_minutes", date(2024, 10, 1))],
        )
        return way

    def test_is_on_probation_again_from_the_ceremony(self, readmitted):
        held = membership(readmitted)

        assert held.state == "probationary"
        assert held.admitted_on == date(2024, 10, 1)
        assert held.recognised_on is None

    def test_keeps_the_first_decision_and_the_time_outside(self, readmitted):
        held = membership(readmitted)

        assert held.first_admission_decided_on == FIRST_DECISION
        assert held.outside == DateRange(LEFT_ON, date(2024, 9, 10))

    def test_was_a_former_member_until_the_ceremony(self, readmitted):
        readmitted.world.see_everything()
        kinds = Standing.objects.filter(person_id=readmitted.world.id("Cúc")).order_by("during")

        assert [(each.kind, each.during.lower) for each in kinds] == [
            ("official", SINCE),
            ("former", LEFT_ON),
            ("probationary", date(2024, 10, 1)),
        ]

    def test_belongs_to_the_cell_again(self, readmitted):
        readmitted.world.see_everything()
        place = CellPlace.objects.get(
            person_id=readmitted.world.id("Cúc"), during__endswith__isnull=True
        )

        assert (place.cell.name, place.during.lower) == ("Phòng", date(2024, 10, 1))

    def test_the_next_change_of_standing_knows_of_the_time_outside(self, readmitted):
        readmitted.does(
            "member_files_record",
            date(2024, 10, 21),
            papers=[readmitted.paper("member_record", date(2024, 10, 20))],
        )

        assert readmitted.case().outcome == "admitted"
