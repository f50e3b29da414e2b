from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "hearthside.care.safety"
    label = "safety"

    def ready(self) -> None:
        from . import handlers, personal_data  # noqa: F401
