"""What make says on machines that lack something."""

import shutil
import subprocess
from pathlib import Path

import pytest

from config import env

PROGRAMS = ("cp", "make", "mkdir", "rm", "sed", "sh", "touch")
TOO_OLD = "#!/bin/sh\nexit 1\n"
WITHOUT_VENV = '#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; esac\n'
VENV_ONCE_INSTALLED = '#!/bin/sh\ncase "$2" in *ensurepip*) [ -e venv-installed ]; exit;; esac\n'
# Makes an environment whose pip reports two packages, or fails after the first.
WHOLE = """#!/bin/sh
if [ "$2" = venv ]; then mkdir -p .venv/bin && cp "$0" .venv/bin/python; fi
if [ "$2" = pip ]; then
    echo "Collecting Django==5.2 (from -r requirements.txt)"
    [ -e broken ] && exit 1
    echo "Collecting psycopg==3.3"
fi
exit 0
"""


class Machine:
    """A checkout, and the only programs there are."""

    def __init__(self, *, checkout: Path, programs: Path) -> None:
        self.checkout = checkout
        self.programs = programs

    def put(self, name: str, script: str) -> None:
        place = self.programs / name
        place.write_text(script)
        place.chmod(0o755)

    def make(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["make", ".venv/.ready"],
            cwd=self.checkout,
            env={"PATH": str(self.programs)},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def machine(tmp_path):
    """A checkout on a machine with few programs, and no Python."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in PROGRAMS:
        place = shutil.which(name)
        assert place is not None
        (programs / name).symlink_to(place)
    checkout = tmp_path / "checkout"
    checkout.mkdir()
    for name in ("Makefile", "requirements.txt"):
        shutil.copy(env.ROOT / name, checkout)
    return Machine(checkout=checkout, programs=programs)


def test_an_old_python_is_refused_in_a_sentence(machine):
    machine.put("python3", TOO_OLD)

    made = machine.make()

    assert made.returncode != 0
    assert "needs Python 3.11 or newer" in made.stderr


def test_the_newest_python_is_taken_and_each_package_is_named(machine):
    machine.put("python3.12", WHOLE)
    machine.put("python3", TOO_OLD)

    made = machine.make()

    assert made.stdout.splitlines() == [
        "Making .venv",
        "Installing Django==5.2",
        "Installing psycopg==3.3",
    ]
    assert (machine.checkout / ".venv/.ready").exists()


def test_an_installation_that_broke_is_begun_again(machine):
    machine.put("python3", WHOLE)
    (machine.checkout / "broken").touch()
    broken = machine.make()
    (machine.checkout / "broken").unlink()

    repeated = machine.make()

    assert broken.returncode != 0
    assert repeated.returncode == 0


def test_a_missing_venv_module_is_named_with_the_command_to_run(machine):
    machine.put("python3.13", WITHOUT_VENV)
    machine.put("id", "#!/bin/sh\necho 1000\n")

    made = machine.make()

    assert made.returncode != 0
    assert made.stderr.splitlines()[0] == (
        "Python is here without its venv module. Run: sudo apt-get install -y python3.13-venv"
    )


def test_root_on_debian_is_given_the_venv_module(machine):
    machine.put("python3.13", WHOLE.replace("#!/bin/sh\n", VENV_ONCE_INSTALLED))
    machine.put("id", "#!/bin/sh\necho 0\n")
    machine.put("apt-get", '#!/bin/sh\n[ "$1" = install ] && touch venv-installed\nexit 0\n')

    made = machine.make()

    assert made.returncode == 0
    assert made.stdout.splitlines()[:2] == ["Installing python3.13-venv", "Making .venv"]
