from django.apps import AppConfig


class RespiteConfig(AppConfig):
    name = "hearthside.care.respite"
    label = "respite"

    def ready(self) -> None:
        from . import personal_data  # noqa: F401
