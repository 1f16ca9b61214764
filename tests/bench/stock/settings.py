"""A plain project on stock viewflow: Django's users, a database of its own, the owner's login."""

from config.settings import demo

SECRET_KEY = demo.SECRET_KEY
NAME = "stock"
LOGINS = demo.LOGINS
_RUNTIME = LOGINS.settings()["default"]
DATABASES = {
    "default": {
        **_RUNTIME,
        "NAME": NAME,
        "USER": LOGINS.owner,
        "PASSWORD": LOGINS.owner_password,
        "OPTIONS": {},
    }
}
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "guardian",
    "viewflow",
    "viewflow.workflow",
    "workflows.journal",
    "tests.bench.stock",
]
AUTHENTICATION_BACKENDS = ["guardian.backends.ObjectPermissionBackend"]
ANONYMOUS_USER_NAME = None
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TIME_ZONE = demo.TIME_ZONE
USE_TZ = True
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]
