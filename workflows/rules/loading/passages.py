"""Passages of rule files that know their line."""

from pathlib import Path


class PackFault(Exception):
    """A rule file that cannot be read as law."""

    def __init__(self, file: Path, line: int, reason: str) -> None:
        self.file = file
        self.line = line
        self.reason = reason
        super().__init__(f"{file}:{line}: {reason}")
