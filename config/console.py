"""Lines for the person at the keyboard."""

import sys


def say(line: str) -> None:
    """Write a line at once, before anything started next writes its own."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
