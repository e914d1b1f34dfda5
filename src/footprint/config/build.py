"""The settings that gathering the built files needs: no store, no secret, no address."""

import os

from footprint.config import files

SECRET_KEY = "gathers files and signs nothing"  # noqa: S105 (it keeps no secret)
INSTALLED_APPS = ["django.contrib.staticfiles"]
STATICFILES_DIRS = [os.environ["FOOTPRINT_ASSETS"]]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
STATIC_ROOT = files.BUILT
STATIC_URL = "/static/"
STORAGES = files.STORAGES
