"""The tests: a server folder of their own, no durability, the cast page."""

import os
from datetime import date

os.environ["HOSO_PROFILE"] = "test"

from config.settings.base import *

SECRET_KEY = "django-insecure-tests-hold-invented-people-only-and-need-no-secret"
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
CAST_PAGE = True
STANDING_DAY = date(2024, 10, 25)
# It seals what tests record, and nothing else.
JOURNAL_KEY = "PRIVATE+KEY+hoso.test/journal+5c274734+AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
