"""On how many members a share is taken, whoever records the meeting."""

from datetime import date

import pytest

from tests.builders import MEMBERS
from workflows.engine.models import Question
from workflows.engine.sittings import PresidingNotPresent


class TestAMemberFromAnotherLine:
    def test_leaves_the_base_when_suspended_though_the_recorder_sees_no_member_there(self, way):
        way.world.unit("Văn phòng tỉnh", "cell", under="Tỉnh")
        way.world.person("Oanh", cell="Văn phòng tỉnh")
        way.world.seat("Oanh", "Khối", "standing_committee", "standing_committee_member")
        way.world.condition("Oanh", "suspended", since=date(2024, 2, 1))
        way.proposed()

        way.decided(yes=3, no=1)

        way.world.see_everything()
        count = Question.objects.get(item__step="competent_committee_decides")
        assert count.electorate == 4
        assert way.world.id("Oanh") not in count.electorate_ids


class TestWhoHasNoVote:
    @pytest.mark.parametrize("task", ["presiding", "counting"])
    def test_does_not_preside_or_count(self, way, task):
        way.world.condition("Lập", "suspended", since=date(2024, 6, 25))
        way.prepared()
        lap = way.world.id("Lập")
        told = {"presiding_id": lap} if task == "presiding" else {"tellers": (lap,)}

        with pytest.raises(PresidingNotPresent):
            way.meets(
                "cell_resolves",
                date(2024, 7, 5),
                by="Đạt",
                present=MEMBERS,
                yes=9,
                papers=[way.paper("cell_resolution", date(2024, 7, 5))],
                **told,
            )
