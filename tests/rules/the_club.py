"""The rule pack of a chess club: small, complete, and made to be broken in every place."""

from pathlib import Path

from workflows.rules.loading import load_pack
from workflows.rules.packs import RulePack

PAGES = Path(__file__).parent / "club"


def write_club(folder: Path, *, file: str = "", old: str = "", new: str = "") -> Path:
    """Write the club's pack below the folder, with one passage of one file replaced."""
    club = folder / "club"
    for page in sorted(PAGES.rglob("*.yaml")):
        name = str(page.relative_to(PAGES))
        text = page.read_text(encoding="utf-8")
        if name == file:
            assert old in text
            text = text.replace(old, new, 1)
        (club / name).parent.mkdir(parents=True, exist_ok=True)
        (club / name).write_text(text, encoding="utf-8")
    return club


def the_club(folder: Path, *, file: str = "", old: str = "", new: str = "") -> RulePack:
    """Load the club's pack, with one passage of one file replaced."""
    return load_pack(write_club(folder, file=file, old=old, new=new))
