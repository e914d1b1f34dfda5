"""The settings as mypy's Django plugin reads them: of a made-up installation."""

import os

from tests import installation

os.environ.update(installation.ENVIRONMENT)

from footprint.config.settings import *  # noqa: F403
