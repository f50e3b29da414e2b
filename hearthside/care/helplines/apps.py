from django.apps import AppConfig


class HelplinesConfig(AppConfig):
    name = "hearthside.care.helplines"
    label = "helplines"

    def ready(self) -> None:
        from . import personal_data  # noqa: F401
