"""The demo: invented people, the cast page, and a clock that stands on the region's day."""

import os
from datetime import date

os.environ.setdefault("HOSO_PROFILE", "demo")

from config import env
from config.settings.base import *

SECRET_KEY = env.read("SECRET_KEY") or "django-insecure-demo-of-invented-people-needs-no-secret"
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
CAST_PAGE = True
STANDING_DAY = date.fromisoformat(env.read("HOSO_DAY"))
# On the same disk it only shows what a witness does; elsewhere it belongs on another one.
JOURNAL_WITNESSES = JOURNAL_WITNESSES or [str(DATA / "witness")]
