"""Every setting of an installation. Defaults fit a laptop; `HEARTHSIDE_*` variables change them."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from . import environment as env

PACKAGE = Path(__file__).resolve().parent.parent
HOME = env.home()

# A production installation is one that strangers can reach; `config/checks.py` refuses to start it unsafe.
PRODUCTION = env.flag("PRODUCTION", False)
DEBUG = env.flag("DEBUG", False)
DETECTION_TRAINED = env.flag("DETECTION_TRAINED", True)  # off: detection reads by phrases alone
PUBLIC_URL = env.address("PUBLIC_URL", f"http://127.0.0.1:{env.number('PORT', 8000)}")
HTTPS = PUBLIC_URL.startswith("https://")
ALLOWED_HOSTS = env.words("HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

SECRET_KEY = env.secret("secret_key", HOME)
FIELD_KEY = env.secret("field_key", HOME)  # seals private words at rest; losing it loses them
VAPID_KEY = env.secret("vapid_key", HOME)  # by which browsers know pages of ours; losing it ends their subscriptions

FLOORS = [
    "hearthside.doors.home",
    "hearthside.doors.ops",
    "hearthside.commons.governance",
    "hearthside.places.discussions",
    "hearthside.places.spaces",
    "hearthside.places.welcome",
    "hearthside.care.desk",
    "hearthside.care.aftercare",
    "hearthside.care.quality",
    "hearthside.care.staffing",
    "hearthside.care.disclosures",
    "hearthside.care.conversations",
    "hearthside.care.intake",
    "hearthside.care.moderation",
    "hearthside.care.guidelines",
    "hearthside.care.safety",
    "hearthside.care.respite",
    "hearthside.care.rota",
    "hearthside.care.helplines",
    "hearthside.care.drafts",
    "hearthside.care.notifications",
    "hearthside.care.contributions",
    "hearthside.people.privacy",
    "hearthside.people.organisations",
    "hearthside.people.members",
    "hearthside.people.accounts",
    "hearthside.foundation.audit",
    "hearthside.foundation.live",
    "hearthside.foundation.ui",
]
INSTALLED_APPS = [
    "django_linear_migrations",
    "hearthside.config",
    *FLOORS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_cotton",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "hearthside.foundation.pages.NeverStored",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hearthside.foundation.pages.LanguageFromBrowser",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "hearthside.people.members.sign_in.MemberOfRequest",
    "hearthside.care.drafts.middleware.KeepUnsentWords",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "hearthside.foundation.pages.FriendlyRefusals",
]

ROOT_URLCONF = "hearthside.config.urls"
WSGI_APPLICATION = "hearthside.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton", "django.templatetags.i18n", "django.templatetags.static"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "hearthside.foundation.ui.context.appearance",
                "hearthside.people.organisations.context.front_door",
                "hearthside.people.members.context.viewer",
                "hearthside.care.notifications.context.alerts",
                "hearthside.care.conversations.context.unread_answers",
                "hearthside.care.desk.context.desk_door",
                "hearthside.care.respite.context.helper",
                "hearthside.care.rota.context.rota_foot",
                "hearthside.commons.governance.context.overdue",
            ],
        },
    }
]

# --- database: SQLite in the data folder, or PostgreSQL by address -------------------------------------------
DATABASES = {"default": env.database(f"sqlite:///{HOME / 'hearthside.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["ENGINE"] = "hearthside.foundation.sqlite"  # writers of one process take turns
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = False
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;",
    }

# --- several processes: Redis carries cache, live updates and tasks; one process needs nothing ----------------
REDIS_URL = env.text("REDIS_URL", "")
if REDIS_URL:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# --- who is here ---------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["hearthside.people.members.sign_in.MemberBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "hearthside.people.accounts.adapter.Doorkeeper"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login_name"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_FORMS = {"login": "hearthside.people.accounts.forms.LoginForm"}
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,6/5m/key", "signup": "20/h/ip"}
MFA_ADAPTER = "hearthside.people.accounts.adapter.SecondStep"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Hearthside"
MFA_TOTP_TOLERANCE = 1
# Accounts from one network address; raise it where many share one, as on a campus.
JOINS_PER_HOUR = env.number("JOINS_PER_HOUR", 10)
USERSESSIONS_TRACK_ACTIVITY = False  # we keep no trail of where and when somebody reads

MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
SESSION_COOKIE_NAME = "session"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "hearthside.care.drafts.views.stale_form"

# --- words, languages, time ------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = env.time_zone("TIME_ZONE", "UTC")

# --- files, mail, logs -----------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": HOME / "files"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.%s.EmailBackend" % ("smtp" if env.text("SMTP_HOST", "") else "console")
EMAIL_HOST = env.text("SMTP_HOST", "")
EMAIL_PORT = env.number("SMTP_PORT", 587)
EMAIL_HOST_USER = env.text("SMTP_USER", "")
EMAIL_HOST_PASSWORD = env.text("SMTP_PASSWORD", "")
EMAIL_USE_TLS = env.flag("SMTP_TLS", True)
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "hearthside@localhost")
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "WARNING")},
    # Django's request log would print paths; ours hold ids only and 404s are no news.
    # Nor urllib3 the secret addresses that it speaks to for us.
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
        "urllib3": {"level": "WARNING"},
    },
}

# --- what a browser may do with our pages ----------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS and env.flag("REDIRECT_TO_HTTPS", False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("BEHIND_PROXY", False) else None
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
