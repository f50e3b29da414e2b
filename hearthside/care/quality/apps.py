from django.apps import AppConfig


class QualityConfig(AppConfig):
    name = "hearthside.care.quality"
    label = "quality"

    def ready(self) -> None:
        from . import personal_data  # noqa: F401
