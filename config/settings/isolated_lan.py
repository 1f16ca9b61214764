"""A network without any link outside: personal files may be kept."""

from config.settings.production import *

KEEPS_PERSONAL_FILES = True
