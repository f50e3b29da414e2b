from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "hearthside.care.moderation"
    label = "moderation"

    def ready(self) -> None:
        from . import personal_data  # noqa: F401
