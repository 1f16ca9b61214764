"""A mass organisation introduces by its resolution, in the place of the second member."""

from datetime import date

import pytest

from tests.builders import MEMBERS
from workflows.engine.dossiers import BasisNotConfirmed
from workflows.flows.admission.steps.introducing import ResolutionMissing
from workflows.papers.models import Document

from .test_days import INTRODUCED_ON, to_the_parallel_steps


def introduced_by(way, organisation, *papers):
    way.does(
        "members_introduce",
        INTRODUCED_ON,
        papers=[way.paper("introduction", INTRODUCED_ON, about="Lập"), *papers],
        facts={
            "members": [
                {
                    "person_id": way.world.id("Lập"),
                    "name": "Lập",
                    "together_since": date(2021, 3, 1),
                }
            ],
            "organisation": organisation,
        },
    )


@pytest.mark.parametrize("organisation", ["youth_union", "trade_union"])
class TestAMassOrganisation:
    def test_introduces_by_its_resolution(self, way, organisation):
        to_the_parallel_steps(way)

        introduced_by(way, organisation, way.paper(f"{organisation}_resolution", INTRODUCED_ON))

        assert "members_introduce" not in way.open_steps()

    def test_introduces_not_without_it(self, way, organisation):
        to_the_parallel_steps(way)

        with pytest.raises(ResolutionMissing):
            introduced_by(way, organisation)

    def test_introduces_not_by_one_that_came_later(self, way, organisation):
        to_the_parallel_steps(way)
        later = way.paper(f"{organisation}_resolution", date(2024, 6, 11))

        with pytest.raises(ResolutionMissing):
            introduced_by(way, organisation, later)


def test_the_cell_considers_the_resolution_with_the_file(way):
    to_the_parallel_steps(way)
    introduced_by(way, "youth_union", way.paper("youth_union_resolution", INTRODUCED_ON))
    way.verified(date(2024, 6, 3), by="Ủy viên 1")
    way.does(
        "cell_gathers_comments",
        date(2024, 6, 20),
        papers=[way.paper("comments_summary", date(2024, 6, 19))],
    )
    way.world.see_everything()
    Document.objects.filter(kind="youth_union_resolution").update(withdrawn_reason="Sai mẫu")
    met = {
        "by": "Đạt",
        "present": MEMBERS,
        "yes": 10,
    }
    resolution = way.paper("cell_resolution", date(2024, 7, 5))

    # In 2024 the list of papers stands carried forward: it asks for a basis in words.
    with pytest.raises(BasisNotConfirmed) as refused:
        way.meets("cell_resolves", date(2024, 7, 5), papers=[resolution], **met)

    assert [need.kind for need in refused.value.facts["needs"]] == ["youth_union_resolution"]
    renewed = way.paper("youth_union_resolution", date(2024, 7, 1))
    way.meets("cell_resolves", date(2024, 7, 5), papers=[resolution, renewed], **met)
    assert "cell_resolves" not in way.open_steps()
