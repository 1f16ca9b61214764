"""The picture of the rooms, drawn from the contract that keeps them apart."""

import importlib
import pkgutil
from configparser import ConfigParser
from html import escape

import workflows
from config import env
from workflows.web.reference.markdown import Page

CONTRACT = "importlinter:contract:rooms"
WIDTH, HEIGHT, GAP, MARGIN = 640, 44, 6, 12


def load_every_room() -> None:
    """Import every module of every room, so that all refusals and acts are declared."""
    for module in pkgutil.walk_packages(workflows.__path__, "workflows."):
        importlib.import_module(module.name)


def floors() -> list[list[str]]:
    """Return the rooms from the top floor to the ground; rooms of one floor ignore each other."""
    contract = ConfigParser()
    contract.read(env.ROOT / "config/importlinter.ini", encoding="utf-8")
    lines = contract[CONTRACT]["layers"].split("\n")
    return [[room.strip() for room in line.split("|")] for line in lines if line.strip()]


def purposes() -> dict[str, str]:
    """Return what each room holds, as the list at the head of the rooms says it."""
    described: dict[str, str] = {}
    for line in (workflows.__doc__ or "").splitlines():
        room, gap, purpose = line.partition("  ")
        if gap and room.isidentifier():
            described[room] = purpose.strip()
    return described


def picture() -> Page:
    """Return the rooms as a drawing, a bar for each floor."""
    storeys = floors()
    height = 2 * MARGIN + len(storeys) * (HEIGHT + GAP) - GAP
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}"'
        ' role="img" font-family="system-ui, sans-serif">',
        "<title>The rooms of Hồ Sơ; each room uses only the rooms beneath it</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#fbfaf7"/>',
    ]
    for floor, rooms in enumerate(storeys):
        drawn.extend(_floor(rooms, top=MARGIN + floor * (HEIGHT + GAP)))
    drawn.append("</svg>")
    return Page("rooms.svg", "\n".join(drawn) + "\n")


def _floor(rooms: list[str], *, top: int) -> list[str]:
    width = (WIDTH - 2 * MARGIN - GAP * (len(rooms) - 1)) // len(rooms)
    described = purposes()
    drawn = []
    for place, room in enumerate(rooms):
        left = MARGIN + place * (width + GAP)
        drawn.append(
            f'<rect x="{left}" y="{top}" width="{width}" height="{HEIGHT}" rx="6"'
            ' fill="#ffffff" stroke="#8a6d3b"/>'
            f'<text x="{left + 12}" y="{top + 18}" font-size="14" font-weight="600"'
            f' fill="#3a2f1b">{escape(room)}</text>'
            f'<text x="{left + 12}" y="{top + 35}" font-size="11"'
            f' fill="#5c5140">{escape(described[room])}</text>'
        )
    return drawn
