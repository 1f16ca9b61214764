"""The same description gives the same people on every machine."""

import subprocess
import sys

import pytest
from django.conf import settings

from workflows.administration import regions
from workflows.administration.regions.planning import checksum

ELSEWHERE = """
import django
django.setup()
from workflows.administration import regions
from workflows.administration.regions.planning import checksum
print(checksum(regions.planned(regions.described("{name}"))))
"""


def test_two_plans_are_the_same(planned):
    again = regions.planned(regions.described("nam-song-hau"))

    assert checksum(again) == checksum(planned("nam-song-hau"))


@pytest.mark.parametrize("hash_seed", ["1", "2"])
def test_another_process_plans_the_same(planned, hash_seed):
    made = subprocess.run(
        [sys.executable, "-c", ELSEWHERE.format(name="corner")],
        cwd=settings.ROOT,
        env={"DJANGO_SETTINGS_MODULE": "config.settings.test", "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=True,
    )

    assert made.stdout.strip() == checksum(planned("corner"))


def test_other_people_give_another_checksum(planned):
    assert checksum(planned("corner")) != checksum(planned("xuan-hoa"))
