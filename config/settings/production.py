"""What every production profile shares: no cast page, no debug, a key of its own, HTTPS."""

from config import env
from config.settings.base import *

SECRET_KEY = env.read("SECRET_KEY")
ALLOWED_HOSTS = [host for host in env.read("ALLOWED_HOSTS").split(",") if host]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
