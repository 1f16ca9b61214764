"""The relay makes notices of what decisions wrote: each once, whatever dies in between."""

from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from tests.builders import a_province_with_every_shape
from tests.flows.admission.conftest import Way
from workflows.engine.models import Message, Notice
from workflows.engine.relay import relay_once

AT = datetime(2024, 10, 25, 4, tzinfo=UTC)


@pytest.fixture
def way(committed_db):
    with transaction.atomic():
        world = a_province_with_every_shape()
    way = Way(world=world)
    way.listed(date(2024, 3, 4))
    return way


def notices(way):
    with transaction.atomic():
        way.world.see_everything()
        return list(Notice.objects.values_list("kind", "body_id"))


class TestRelayOnce:
    def test_each_body_concerned_is_told_once(self, way):
        assert relay_once(AT) == 1
        assert relay_once(AT) == 0

        body = way.world.body("Phòng", "cell_meeting").id
        assert notices(way) == [("step.decided", body)]

    def test_a_message_relayed_again_tells_nobody_twice(self, way):
        relay_once(AT)
        before = notices(way)
        Message.objects.update(relayed_at=None)

        assert relay_once(AT) == 1
        assert notices(way) == before
