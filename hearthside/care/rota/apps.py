from django.apps import AppConfig


class RotaConfig(AppConfig):
    name = "hearthside.care.rota"
    label = "rota"

    def ready(self) -> None:
        from . import personal_data  # noqa: F401
