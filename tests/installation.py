"""What every installation is told by its environment, made up. Its folder is nowhere."""

ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "footprint.config.settings",
    "FOOTPRINT_FOLDER": "/nonexistent/the-test-asked-for-no-store",
    "FOOTPRINT_SECRET_KEY": "made-up-for-the-tests-and-used-nowhere-else-at-all-ever",
    "FOOTPRINT_ADDRESS": "https://footprint.test",
    "FOOTPRINT_MAIL_URL": "smtp://127.0.0.1:9",
    "FOOTPRINT_MAIL_FROM": "footprint@footprint.test",
    "FOOTPRINT_DATABASE_URL": "",
    "FOOTPRINT_DEMO": "",
    "FOOTPRINT_SECOND_FACTOR": "optional",
}
