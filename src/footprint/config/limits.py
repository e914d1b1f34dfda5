"""How much a request may bring: looked at before anything of it is read.

Without this whoever can send a form to the page for signing in fills the server's disk.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from footprint.config import errors

MIB = 1024 * 1024
#: No form but the one for files is longer: Django takes 2.5 MiB of fields.
MOST = 4 * MIB
#: Every return there is, unpacked, at once.
MOST_OF_FILES = 1024 * MIB


def no_great_bodies(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        if _length(request) > _most(request):
            return errors.too_large(request)
        return get_response(request)

    return middleware


def _length(request: HttpRequest) -> int:
    """What the server reads at most; without a length it reads nothing."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isascii() and length.isdigit() else 0


def _most(request: HttpRequest) -> int:
    if request.path == reverse("new-import") and SESSION_KEY in request.session:
        return MOST_OF_FILES
    return MOST


class InTheFolderOfImports(TemporaryFileUploadHandler):
    """A file that is too long for memory comes in where it stays, in nobody else's folder; what a
    service that dies leaves of it is swept from there."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        Path(settings.FILE_UPLOAD_TEMP_DIR).mkdir(mode=0o700, exist_ok=True)
        super().new_file(*args, **kwargs)
