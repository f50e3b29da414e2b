from django.apps import AppConfig


class GuidelinesConfig(AppConfig):
    name = "hearthside.care.guidelines"
    label = "guidelines"

    def ready(self) -> None:
        from . import personal_data  # noqa: F401
