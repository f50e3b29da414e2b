from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "hearthside.care.desk"
    label = "desk"

    def ready(self) -> None:
        from . import handlers, live, personal_data  # noqa: F401
