"""Django's settings, from the environment alone."""

import os

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from footprint.config import files, logs, stores
from footprint.config.environment import SettingsError, read_environment
from footprint.config.mail import mail_settings

try:
    ENVIRONMENT = read_environment(os.environ)
except SettingsError as missing:
    raise ImproperlyConfigured(str(missing)) from None

DEMO = ENVIRONMENT.demo
SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = False
ALLOWED_HOSTS = [ENVIRONMENT.host]
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.address]

INSTALLED_APPS = [
    "footprint.config",
    "footprint.exchange",
    "footprint.caseload",
    "footprint.reports",
    "footprint.reviews",
    "footprint.team",
    "footprint.children",
    "footprint.authority",
    "footprint.post",
    "footprint.papers",
    "footprint.accounts",
    "footprint.ui",
    "footprint.audit",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

# Whitenoise answers for built files before anything else looks at them. What stands below it is
# for pages, and is asked from the top down: headers and the reference first, so that a page that
# fails has them too.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "footprint.config.headers.reference_and_headers",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "footprint.config.limits.no_great_bodies",
    "django.middleware.common.CommonMiddleware",
    "footprint.config.csrf.OwnPagesOnly",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "footprint.accounts.middleware.SignInFirst",
    "footprint.accounts.middleware.second_factor_first",
    "footprint.accounts.acting.NoPageWithoutLine",
    "footprint.authority.middleware.device_seen",
]

ROOT_URLCONF = "footprint.config.urls"
WSGI_APPLICATION = "footprint.config.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "footprint.ui.pages.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "footprint.config.page.page",
            ],
        },
    }
]

DATABASES = {
    "default": stores.postgresql(ENVIRONMENT.database_url)
    if ENVIRONMENT.database_url
    else stores.sqlite(ENVIRONMENT.folder / "footprint.sqlite3")
}
# Files that were given and are not in the store yet; kept until an import ends.
IMPORTS = ENVIRONMENT.folder / "imports"
# Files that people give about children; below no address.
PAPERS = ENVIRONMENT.papers
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "footprint.config.limits.InTheFolderOfImports",
]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The counts behind the limits on signing in: in the store, so that every process counts together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "sign_in_limits",
    }
}

# Signing in
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "full_name")},
    },
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my-work"
SECOND_FACTOR_REQUIRED = ENVIRONMENT.second_factor_required

ACCOUNT_ADAPTER = "footprint.accounts.signing_in.Accounts"
ACCOUNT_FORMS = {
    "login": "footprint.accounts.forms.SignIn",
    "change_password": "footprint.accounts.forms.ChangePassword",
    "reset_password": "footprint.accounts.forms.ForgottenPassword",
    "reset_password_from_key": "footprint.accounts.forms.NewPassword",
    "reauthenticate": "footprint.accounts.forms.ConfirmByPassword",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,5/5m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.proxies
MFA_ADAPTER = "footprint.accounts.signing_in.SecondFactors"
MFA_FORMS = {
    "authenticate": "footprint.accounts.forms.Code",
    "reauthenticate": "footprint.accounts.forms.ConfirmByCode",
    "activate_totp": "footprint.accounts.forms.FirstCode",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Footprint"
MFA_TOTP_TOLERANCE = 1

# A working day, and no longer than the browser stays open.
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "footprint.config.errors.stale_form"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
if ENVIRONMENT.over_tls:
    # __Host-: the browser takes it over TLS only, and from this host only.
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60

# A form names every child who is chosen in it, three times: two thousand at once.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# What a browser may do with a page
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

STATIC_ROOT = files.BUILT
STATIC_URL = "/static/"
STORAGES = files.STORAGES

LOGGING = logs.LOGGING

# The post stands below the children, and asks them only this: those of these children whom a viewer
# may see.
POST_CHILDREN_SEEN = "footprint.children.queries.child.children_with"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True

globals().update(mail_settings(ENVIRONMENT))
