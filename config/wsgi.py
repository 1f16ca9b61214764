"""The entry point of the web server."""

import os

from django.core.wsgi import get_wsgi_application

from config import env

os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"config.settings.{env.profile()}")
application = get_wsgi_application()
