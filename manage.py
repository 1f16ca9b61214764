#!/usr/bin/env python
"""Run a management command under the chosen settings profile."""

import os
import sys

from config import env


def main() -> None:
    """Hand the command line to Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"config.settings.{env.profile()}")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
