"""The Chromium that browser tests drive: found, else installed, else asked for; never skipped."""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from config import env
from config.console import say

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
SECONDS_TO_ANSWER = 30


class NoChromium(RuntimeError):
    """There is no Chromium, in a sentence that ends with the one command to run."""


def chromium() -> Path:
    """
    Return a Chromium that runs, installing Debian's own if this is root on Debian.

    :raises NoChromium: if there is none and this account cannot install one
    """
    found = chosen() or on_path() or playwrights_own()
    if found is None and is_debian() and os.geteuid() == 0:
        say("Installing Chromium for the browser tests ...")
        apt_get("update")
        apt_get("install", "--yes", "chromium")
        found = on_path()
    if found is None:
        raise NoChromium(f"The browser tests need Chromium. Run:\n  {command_to_run()}")
    return found


def chosen() -> Path | None:
    """
    Return the Chromium that the environment names, if it names one.

    :raises NoChromium: if what it names does not run
    """
    name = env.read("CHROMIUM")
    if not name:
        return None
    if not runs(Path(name)):
        raise NoChromium(f"CHROMIUM is {name}, which does not run. Run:\n  unset CHROMIUM")
    return Path(name)


def on_path() -> Path | None:
    """Return the first Chromium on the PATH that runs; some are stubs that only ask for more."""
    places = (shutil.which(name) for name in NAMES)
    return next((Path(place) for place in places if place and runs(Path(place))), None)


def playwrights_own() -> Path | None:
    """Return the Chromium that playwright has downloaded for itself, if it has."""
    place = playwrights_place()
    return place if runs(place) else None


def playwrights_place() -> Path:
    """Return where playwright would put a Chromium."""
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def runs(place: Path) -> bool:
    """Return whether the program at this place tells its version."""
    try:
        told = subprocess.run(
            [place, "--version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS_TO_ANSWER,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return told.returncode == 0


def is_debian() -> bool:
    """Return whether this is Debian itself: its relatives ship Chromium in other ways."""
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"
    except OSError:
        return False


def apt_get(*arguments: str) -> None:
    """
    Run apt-get without a question.

    :raises NoChromium: if it fails
    """
    command = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet=2", *arguments]
    if subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode:
        raise NoChromium(f"apt-get {arguments[0]} failed. Run:\n  {command_to_run()}")


def command_to_run() -> str:
    """Return the one command that gives this machine a Chromium."""
    if is_debian():
        sudo = "" if os.geteuid() == 0 else "sudo "
        return f"{sudo}apt-get install -y chromium"
    return f"{sys.executable} -m playwright install --with-deps chromium"


if __name__ == "__main__":
    try:
        say(str(chromium()))
    except NoChromium as missing:
        sys.exit(str(missing))
