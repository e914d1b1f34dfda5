"""Logs hold places and ids, never values."""

import logging
import sys

from django.http import HttpRequest

from footprint.config.logs import PlacesOnly


def record(name: str, message: str, *args: object, **extra: object) -> logging.LogRecord:
    one = logging.LogRecord(name, logging.ERROR, __file__, 7, message, args, None)
    vars(one).update(extra)
    return one


def written(one: logging.LogRecord) -> str:
    return PlacesOnly().format(one)


def failed() -> logging.LogRecord:
    ages: dict[str, int] = {}
    try:
        try:
            ages["Jamie Smith"]
        except KeyError as missing:
            raise ValueError("born 3 May 2010") from missing
    except ValueError:
        exc_info = sys.exc_info()
    return record("footprint.children", "child 398768", exc_info=exc_info)


def test_an_exception_is_written_as_its_kinds_and_places_without_its_message() -> None:
    line = written(failed())
    assert "builtins.ValueError at apps/config/test_logs.py:" in line
    assert "builtins.KeyError" in line
    assert "Jamie" not in line
    assert "2010" not in line


def test_our_own_message_is_written_with_its_ids() -> None:
    assert "child 398768" in written(failed())


def test_a_librarys_message_is_not_written_only_its_place() -> None:
    line = written(record("django.db.backends", "INSERT %s", "Jamie Smith"))
    assert line.endswith("django.db.backends test_logs.py:7")


def test_a_request_is_written_without_its_path_and_search() -> None:
    request = HttpRequest()
    request.method, request.path = "GET", "/forgotten-password/1-secret/"
    line = written(record("django.request", "%s", request.path, request=request, status_code=500))
    assert line.endswith("500 GET no page reference=none")
