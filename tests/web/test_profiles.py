"""What a profile that serves real people refuses to start with."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

PRODUCTION = ("internet", "internal_wan", "isolated_lan")
GOOD_KEY = "k9" + "".join(chr(97 + n % 26) for n in range(60))


def start(profile: str, *, key: str = GOOD_KEY, change: str = "") -> subprocess.CompletedProcess:
    """Start Django with a profile, after changing one of its settings."""
    program = f"import config.settings.{profile} as chosen\n{change}\nimport django\ndjango.setup()"
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "HOSO_PROFILE": profile,
        "DJANGO_SETTINGS_MODULE": f"config.settings.{profile}",
        "SECRET_KEY": key,
        "ALLOWED_HOSTS": "hoso.example",
        # Nothing connects; naming a server keeps the embedded one from starting.
        "DATABASE_URL": "postgresql://owner:word@127.0.0.1:1/hoso",
    }
    return subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        cwd=settings.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("profile", PRODUCTION)
def test_a_sound_profile_starts(profile):
    outcome = start(profile)

    assert outcome.returncode == 0, outcome.stderr


@pytest.mark.parametrize("profile", PRODUCTION)
@pytest.mark.parametrize(
    ("change", "named"),
    [
        pytest.param("chosen.CAST_PAGE = True", "CAST_PAGE", id="the cast page"),
        pytest.param("chosen.DEBUG = True", "DEBUG", id="debug"),
        pytest.param(
            "import datetime\nchosen.STANDING_DAY = datetime.date(2024, 10, 25)",
            "STANDING_DAY",
            id="a clock that stands",
        ),
    ],
)
def test_a_profile_for_real_people_does_not_start_with(profile, change, named):
    outcome = start(profile, change=change)

    assert outcome.returncode != 0
    assert named in outcome.stderr


@pytest.mark.parametrize(
    "key",
    [
        pytest.param("", id="no key"),
        pytest.param("short", id="a short key"),
        pytest.param("a" * 60, id="a key of one sign"),
        pytest.param("django-insecure-" + GOOD_KEY, id="a key marked insecure"),
    ],
)
def test_a_profile_for_real_people_wants_a_key_of_its_own(key):
    outcome = start("internet", key=key)

    assert outcome.returncode != 0
    assert "SECRET_KEY" in outcome.stderr


def test_the_key_of_the_demo_is_no_key_for_real_people():
    outcome = start(
        "internet",
        change=(
            "import importlib.util, pathlib, re\n"
            "text = pathlib.Path('config/settings/demo.py').read_text()\n"
            'chosen.SECRET_KEY = re.search(r\'or "([^"]+)"\', text).group(1)'
        ),
    )

    assert outcome.returncode != 0
    assert "SECRET_KEY" in outcome.stderr


def test_only_play_profiles_know_the_address_of_the_cast_page():
    outcome = start(
        "internet",
        change=(
            "import django; django.setup()\n"
            "from workflows.web.urls import urlpatterns\n"
            "assert 'cast' not in {getattr(each, 'name', '') for each in urlpatterns}"
        ),
    )

    assert outcome.returncode == 0, outcome.stderr
