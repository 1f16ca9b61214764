"""Where the browser is looked for, on machines made of a few small scripts."""

import os
import platform
import subprocess
import sys

import pytest

from config import browser, env

RUNS = "#!/bin/sh\necho 'Chromium 1.0'\n"
ONLY_ASKS_FOR_MORE = "#!/bin/sh\necho 'install the real one first' >&2\nexit 1\n"


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine with an empty PATH, on which programs can be put."""
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "playwright"))

    def put(name, script=RUNS):
        place = programs / name
        place.write_text(script)
        place.chmod(0o755)
        return place

    return put


@pytest.fixture
def debian(monkeypatch):
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: {"ID": "debian"})


@pytest.fixture
def root(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)


@pytest.fixture
def somebody(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)


class TestChromium:
    def test_prefers_the_one_that_the_environment_names(self, machine, tmp_path, monkeypatch):
        machine("chromium")
        named = machine("my-own")
        monkeypatch.setenv("CHROMIUM", str(named))

        assert browser.chromium() == named

    def test_refuses_a_named_one_that_does_not_run(self, machine, monkeypatch):
        machine("chromium")
        monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")

        with pytest.raises(browser.NoChromium, match="CHROMIUM is /nowhere/chromium"):
            browser.chromium()

    def test_takes_the_names_in_order(self, machine):
        machine("chrome")
        machine("google-chrome")
        preferred = machine("chromium-browser")

        assert browser.chromium() == preferred

    def test_passes_over_a_program_that_only_asks_for_more(self, machine):
        machine("chromium-browser", ONLY_ASKS_FOR_MORE)
        real = machine("google-chrome")

        assert browser.chromium() == real

    def test_takes_the_one_playwright_has_before_installing_any(
        self, machine, tmp_path, monkeypatch
    ):
        own = tmp_path / "own-chromium"
        own.write_text(RUNS)
        own.chmod(0o755)
        monkeypatch.setattr(browser, "playwrights_place", lambda: own)

        assert browser.chromium() == own

    def test_installs_debians_own_as_root(self, machine, tmp_path, debian, root):
        told = tmp_path / "told"
        installed = tmp_path / "bin" / "chromium"
        machine("env", '#!/bin/sh\nshift\nexec "$@"\n')
        machine(
            "apt-get",
            f'#!/bin/sh\necho "$*" >> {told}\n'
            f"printf '#!/bin/sh\\n' > {installed}\n/bin/chmod +x {installed}\n",
        )

        found = browser.chromium()

        assert found == installed
        assert told.read_text() == "--quiet=2 update\n--quiet=2 install --yes chromium\n"

    def test_says_the_command_when_the_installation_fails(self, machine, debian, root):
        machine("env", '#!/bin/sh\nshift\nexec "$@"\n')
        machine("apt-get", ONLY_ASKS_FOR_MORE)

        with pytest.raises(browser.NoChromium, match=r"\n  apt-get install -y chromium$"):
            browser.chromium()

    def test_asks_somebody_on_debian_for_one_command(self, machine, debian, somebody):
        with pytest.raises(browser.NoChromium, match=r"\n  sudo apt-get install -y chromium$"):
            browser.chromium()

    def test_asks_elsewhere_for_playwrights_own(self, machine, monkeypatch, root):
        monkeypatch.setattr(platform, "freedesktop_os_release", lambda: {"ID": "fedora"})

        with pytest.raises(
            browser.NoChromium, match=r"-m playwright install --with-deps chromium$"
        ):
            browser.chromium()


def test_the_check_tells_where_the_browser_is(machine):
    found = machine("chromium")

    told = subprocess.run(
        [sys.executable, "-m", "config.browser"],
        cwd=env.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.stdout == f"{found}\n"
    assert told.returncode == 0
