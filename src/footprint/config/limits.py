"""How much a request may bring: looked at before anything of it is read.

Without this whoever can send a form to the page for signing in fills the server's disk.
"""

from collections.abc import Callable
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, TemporaryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from footprint.config import errors
from footprint.papers.facts import MOST_BYTES

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
    """The session is asked for last: it is in the store, which may be away."""
    longer = _LONGER.get(_route(request), MOST)
    return longer if longer > MOST and SESSION_KEY in request.session else MOST


def _route(request: HttpRequest) -> str:
    try:
        return resolve(request.path).url_name or ""
    except Resolver404:
        return ""


#: The pages that take files, by their routes: a whole year's returns, and one paper with its form.
_LONGER = {"new-import": MOST_OF_FILES, "receive-paper": MOST_BYTES + MIB}


class InTheFolderOfImports(TemporaryFileUploadHandler):
    """A file that is too long for memory comes in where it stays, in nobody else's folder; what a
    service that dies leaves of it is swept from there."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        FileUploadHandler.new_file(self, *args, **kwargs)
        settings.IMPORTS.mkdir(mode=0o700, exist_ok=True)
        file = NamedTemporaryFile(suffix=".upload", dir=settings.IMPORTS)  # noqa: SIM115 (Django closes it with the request)
        self.file = ComingIn(file, self.file_name, self.content_type, 0, self.charset)


class ComingIn(TemporaryUploadedFile):
    """Django's own, in a folder that is named as it comes: its setting must be there at every start."""

    def __init__(
        self, file: Any, name: str | None, kind: str | None, size: int, charset: str | None
    ) -> None:
        UploadedFile.__init__(self, file, name, kind, size, charset)
