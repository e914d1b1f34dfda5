from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "footprint.config"
