import os

import tests.stores  # noqa: F401 (sets Django up before anything imports a model)

# Playwright keeps an event loop in this thread, which Django takes for code that must not block.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
