"""How letters leave: by the council's mail server, or in a demo as files."""

from typing import Any
from urllib.parse import unquote, urlsplit

from footprint.config.environment import Environment


def mail_settings(environment: Environment) -> dict[str, Any]:
    """Django's EMAIL settings. A server that does not answer is given up after 10 seconds."""
    sender = {
        "DEFAULT_FROM_EMAIL": environment.mail_from,
        "SERVER_EMAIL": environment.mail_from,
        "EMAIL_TIMEOUT": 10,
    }
    if not environment.mail_url:
        return sender | {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(environment.folder / "letters"),
        }
    server = urlsplit(environment.mail_url)
    return sender | {
        "EMAIL_HOST": server.hostname or "",
        "EMAIL_PORT": server.port or {"smtps": 465, "smtp+tls": 587}.get(server.scheme, 25),
        "EMAIL_HOST_USER": unquote(server.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(server.password or ""),
        "EMAIL_USE_SSL": server.scheme == "smtps",
        "EMAIL_USE_TLS": server.scheme == "smtp+tls",
    }
