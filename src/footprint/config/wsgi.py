"""The application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "footprint.config.settings")
application = get_wsgi_application()

from footprint.audit import guards  # noqa: E402 (needs the settings)
from footprint.config import marks  # noqa: E402

guards.ensure()
marks.ensure()
