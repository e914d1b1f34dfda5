"""Logs hold places and ids, never values.

A message of a library may hold what was typed, an exception's message what was in a row, an
address what was searched for. So of a library's record only its level, its name and its place are
written; of an exception its kinds and the lines it passed; of a request its method, the name of
its page and its reference.
"""

import logging
import traceback
from pathlib import Path
from typing import Any

OURS = "footprint"


class PlacesOnly(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        when = self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z")
        parts = [when, record.levelname, record.name, _what(record)]
        if record.exc_info and record.exc_info[1]:
            parts.append(places(record.exc_info[1]))
        return " ".join(filter(None, parts))


def _what(record: logging.LogRecord) -> str:
    if request := getattr(record, "request", None):
        return _of_request(request, getattr(record, "status_code", ""))
    if record.name.split(".")[0] == OURS:
        return record.getMessage()
    return f"{Path(record.pathname).name}:{record.lineno}"


def _of_request(request: Any, status: object) -> str:
    page = getattr(getattr(request, "resolver_match", None), "view_name", None) or "no page"
    reference = getattr(request, "reference", "none")
    return f"{status} {request.method} {page} reference={reference}"


def places(error: BaseException) -> str:
    """Each exception of the chain: its kind, and the lines it passed; never its message."""
    chain: list[str] = []
    seen: BaseException | None = error
    while seen is not None:
        lines = traceback.extract_tb(seen.__traceback__)
        passed = " ".join(f"{_short(line.filename)}:{line.lineno}" for line in lines)
        chain.append(f"{type(seen).__module__}.{type(seen).__qualname__} at {passed}")
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return " <- ".join(chain)


def _short(filename: str) -> str:
    return "/".join(Path(filename).parts[-3:])


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"places": {"()": "footprint.config.logs.PlacesOnly"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "places"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        OURS: {"level": "INFO"},
        # Django's own handlers print values, and mail them.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
    },
}
