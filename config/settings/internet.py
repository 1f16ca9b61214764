"""Reached from the internet: personal files are kept as references only."""

from config.settings.production import *  # noqa: F403

KEEPS_PERSONAL_FILES = False
