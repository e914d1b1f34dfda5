"""Where built files lie, and how they are named and served: the same in a demo and outside it."""

from pathlib import Path

#: Made by `tools/assets.sh`; not kept in git.
BUILT = Path(__file__).resolve().parents[1] / "built"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
