"""Settings that every profile shares."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from config import databases, env

ROOT: Path = env.ROOT
PROFILE: str = env.profile()
DATA: Path = env.data_folder()

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "csp",
    "django_htmx",
    "guardian",
    # Before the rooms: it takes note of their tables as they are declared.
    "pgtrigger",
    "pghistory",
    "viewflow",
    "viewflow.workflow",
    "workflows.journal",
    "workflows.organisation",
    "workflows.people",
    "workflows.authority",
    "workflows.papers",
    "workflows.engine",
    "workflows.flows.admission",
    "workflows.flows.deletion",
    "workflows.flows.leaving",
    "workflows.flows.recognition",
    "workflows.flows.exemption",
    "workflows.flows.suspension",
    "workflows.flows.death",
    "workflows.flows.card",
    "workflows.flows.badge",
    "workflows.flows.recount",
    "workflows.flows.restoration",
    "workflows.flows.annulment",
    "workflows.flows.temporary_transfer",
    "workflows.administration",
    "workflows.inbox",
    "workflows.web",
    # After every room, since its jobs call them.
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "workflows.web.middleware.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "workflows.web.middleware.context.ContextMiddleware",
    "workflows.web.middleware.refusals.RefusalMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LOGINS = databases.logins(folder=DATA, name="hoso", durable=PROFILE != "test")
DATABASES: dict[str, dict[str, Any]] = LOGINS.settings()
RUNTIME_ROLE = LOGINS.runtime

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "workflows.authority.backends.AppointmentBackend",
    "workflows.web.accounts.SignInBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "inbox"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_ADAPTER = "workflows.web.accounts.ClosedAccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}

# Shared by every process, so that a limit counts once and not once per worker.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "web_cache",
    }
}

GUARDIAN_USER_OBJ_PERMS_MODEL = "authority.CaseGrant"
GUARDIAN_MONKEY_PATCH_USER = False
GUARDIAN_MONKEY_PATCH_GROUP = False
ANONYMOUS_USER_NAME = None

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

JOURNAL_KEY = env.read("JOURNAL_KEY")
JOURNAL_KEYS = Path(env.read("JOURNAL_KEYS") or DATA / "keys/journal")
JOURNAL_WITNESSES = [each for each in env.read("JOURNAL_WITNESSES").split(",") if each.strip()]
# A checkpoint is made after so many leaves, or so long after the last one.
JOURNAL_CHECKPOINT_LEAVES = 1000
JOURNAL_CHECKPOINT_SECONDS = 60

RULE_PACKS = [env.RULE_PACK]
CALENDAR = ROOT / "fixtures/calendars/vietnam.yaml"
FILES_ROOT = DATA / "files"
KEEPS_PERSONAL_FILES = True
CAST_PAGE = False
STANDING_DAY = None
LARGEST_FILE_BYTES = 20 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [ROOT / "workflows/web/locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "workflows.web.context.shell",
            ],
        },
    }
]

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STATICFILES_FINDERS = ["workflows.web.finders.ServedAppsFinder"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "report-uri": "/csp-report",
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "workflows.web.views.faults.stale_form"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

DEBUG = False
# Viewflow warns about its own lock; none of its storage is used, the case row is the lock.
SILENCED_SYSTEM_CHECKS = ["guardian.W001", "viewflow.W001"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "workflows.web.logs.FramesOnlyFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    # It tells of every job, several times a second.
    "loggers": {"procrastinate": {"level": "WARNING"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
