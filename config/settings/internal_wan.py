"""Reached inside the organisation's own network: personal files are kept as references only."""

from config.settings.production import *

KEEPS_PERSONAL_FILES = False
