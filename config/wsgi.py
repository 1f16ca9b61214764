"""The entry point of the web server; it refuses to start where a check finds a fault."""

import gc
import os

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

from config import env

os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"config.settings.{env.profile()}")
application = get_wsgi_application()
# A web server runs no checks by itself: the cast page in production, an open item without a map.
call_command("check")
# What is loaded by now stays: the collector need not walk through it at every request.
gc.collect()
gc.freeze()
