from django.apps import AppConfig


class WiringConfig(AppConfig):
    name = "hearthside.config"
    label = "config"

    def ready(self) -> None:
        from . import checks  # noqa: F401
