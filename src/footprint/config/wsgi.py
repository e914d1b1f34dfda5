"""The application that gunicorn serves."""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "footprint.config.settings")
application = get_wsgi_application()

from django.conf import settings  # noqa: E402

from footprint.audit import guards  # noqa: E402 (needs the settings)
from footprint.config import marks  # noqa: E402

import_module(settings.ROOT_URLCONF)  # every page's code now, not while the first visitor waits
guards.ensure()
marks.ensure()
