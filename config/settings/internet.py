"""Reached from the internet: personal files are kept as references only."""

from config.settings.production import *

KEEPS_PERSONAL_FILES = False
