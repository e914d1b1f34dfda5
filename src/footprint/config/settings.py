"""Django's settings, from the environment alone."""

import os

from django.core.exceptions import ImproperlyConfigured

from footprint.config import stores
from footprint.config.environment import SettingsError, read_environment

try:
    ENVIRONMENT = read_environment(os.environ)
except SettingsError as missing:
    raise ImproperlyConfigured(str(missing)) from None

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = False
ALLOWED_HOSTS = [ENVIRONMENT.host]
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.address]

INSTALLED_APPS = [
    "footprint.ui",
    "footprint.audit",
    "footprint.accounts",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
]

ROOT_URLCONF = "footprint.config.urls"
WSGI_APPLICATION = "footprint.config.wsgi.application"

DATABASES = {
    "default": stores.postgresql(ENVIRONMENT.database_url)
    if ENVIRONMENT.database_url
    else stores.sqlite(ENVIRONMENT.folder / "footprint.sqlite3")
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Person"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True
