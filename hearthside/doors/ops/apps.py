from django.apps import AppConfig


class OpsConfig(AppConfig):
    name = "hearthside.doors.ops"
    label = "ops"

    def ready(self) -> None:
        from hearthside.care.rota.skills import offer_spaces

        from .queries import spaces_by_address

        offer_spaces(spaces_by_address)
